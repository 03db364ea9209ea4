/** Names as a file's namespace and its `use` imports of classes resolve them. */

export class Imports {
  private namespace = '';
  private readonly classes = new Map<string, string>();

  /** Starts a namespace (empty for the global one), which forgets what was imported before. */
  enter(namespace: string): void {
    this.namespace = namespace;
    if (this.classes.size > 0) this.classes.clear();
  }

  /** `use name as alias`; without an alias the last part of the name stands for it. */
  add(name: string, alias: string | undefined): void {
    const target = name.startsWith('\\') ? name.slice(1) : name;
    this.classes.set((alias ?? target.slice(target.lastIndexOf('\\') + 1)).toLowerCase(), target);
  }

  /** Full name of something declared here. */
  declared(name: string): string {
    return this.namespace === '' ? name : `${this.namespace}\\${name}`;
  }

  /** Full name, without a leading backslash, of a class as written. */
  resolved(name: string): string {
    if (name.startsWith('\\')) return name.slice(1);
    const cut = name.indexOf('\\');
    const first = (cut < 0 ? name : name.slice(0, cut)).toLowerCase();
    if (cut >= 0 && first === 'namespace') return this.declared(name.slice(cut + 1));
    const target = this.classes.get(first);
    if (target === undefined) return this.declared(name);
    return cut < 0 ? target : target + name.slice(cut);
  }
}
