/**
 * Modules that lie outside the built files: packages that are needed seldom, and plugins. Code that V8 compiled beforehand cannot
 * import by itself on Node 20, so who enters it hands it what can.
 */
let importer = async (specifier: string): Promise<unknown> => import(/* @vite-ignore */ specifier);

/** @throws whatever the import throws */
export async function importOutside(specifier: string): Promise<unknown> {
  return importer(specifier);
}

/** @param own imports what {@link importOutside} is asked for from here on */
export function importWith(own: (specifier: string) => Promise<unknown>): void {
  importer = own;
}
