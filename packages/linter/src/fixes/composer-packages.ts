/** Names of the packages that a project requires or has installed, as its Composer files say. */
export function readComposer(manifest: string | undefined, lock: string | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  const require = objectOf(objectOf(parsed(manifest))['require']);
  for (const name of Object.keys(require)) names.add(name.toLowerCase());
  const packages = objectOf(parsed(lock))['packages'];
  for (const entry of Array.isArray(packages) ? packages : []) {
    const name = objectOf(entry)['name'];
    if (typeof name === 'string') names.add(name.toLowerCase());
  }
  return names;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
