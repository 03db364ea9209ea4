/** The folders of an editor's window, and the projects in which its open files lie. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realPathOf } from '../config/locate.ts';
import type { Finding } from '../result.ts';
import type { FixAction } from './fix-action.ts';
import { OpenProject, type ProjectInput } from './open-project.ts';

export interface WorkspaceInput extends Pick<ProjectInput, 'rules' | 'optionsFor' | 'onError'> {
  readonly onFindings: (uri: string, root: string, findings: readonly Finding[], version: number) => void;
}

/** Where an open file lies. */
interface Place {
  readonly root: string;
  /** Root-relative, with `/`. */
  readonly path: string;
}

export class Workspace {
  readonly #input: WorkspaceInput;
  readonly #folders = new Set<string>();
  readonly #projects = new Map<string, OpenProject>();
  readonly #places = new Map<string, Place>();
  readonly #findings = new Map<string, readonly Finding[]>();

  constructor(input: WorkspaceInput) {
    this.#input = input;
  }

  addFolder(folder: string): void {
    this.#folders.add(folder);
  }

  removeFolder(folder: string): void {
    this.#folders.delete(folder);
    for (const [uri, { root }] of this.#places) if (isBelow(root, folder)) this.drop(uri);
  }

  /** A file was opened or edited. */
  set(uri: string, text: string, version: number): void {
    const place = this.#places.get(uri) ?? this.#placeOf(uri);
    if (!place) return;
    this.#places.set(uri, place);
    this.#project(place.root).set(place.path, { text, version });
  }

  drop(uri: string): void {
    const place = this.#places.get(uri);
    if (!place) return;
    this.#places.delete(uri);
    this.#findings.delete(uri);
    const project = this.#projects.get(place.root);
    project?.drop(place.path);
    if (!project || project.isUsed) return;
    // A project without open files takes no memory.
    this.#projects.delete(place.root);
    void project.close().catch(this.#input.onError);
  }

  /** Files were written, made or removed. */
  invalidate(uris: readonly string[]): void {
    const paths = uris.flatMap((uri) => (uri.startsWith('file:') ? [realPathOf(fileURLToPath(uri))] : []));
    const changed = paths.filter((path) => !path.split(sep).includes('.git'));
    for (const [root, project] of this.#projects) if (changed.some((path) => isBelow(path, root))) project.invalidate();
  }

  /** What was last told of a file. */
  findings(uri: string): readonly Finding[] {
    return this.#findings.get(uri) ?? [];
  }

  /** What mends a finding of a file. */
  async fix(uri: string, finding: Finding): Promise<FixAction | undefined> {
    const place = this.#places.get(uri);
    return place && this.#projects.get(place.root)?.fix(finding);
  }

  async close(): Promise<void> {
    const projects = [...this.#projects.values()];
    this.#projects.clear();
    await Promise.all(projects.map((project) => project.close()));
  }

  #project(root: string): OpenProject {
    const known = this.#projects.get(root);
    if (known) return known;
    const { rules, optionsFor, onError, onFindings } = this.#input;
    const project = new OpenProject({
      root,
      rules,
      optionsFor,
      onError,
      onFindings: (path, findings, version) => {
        const uri = [...this.#places].find(([, place]) => place.root === root && place.path === path)?.[0];
        if (uri === undefined) return;
        this.#findings.set(uri, findings);
        onFindings(uri, root, findings, version);
      },
    });
    this.#projects.set(root, project);
    return project;
  }

  /** Undefined for what is no file, or lies in none of the folders. */
  #placeOf(uri: string): Place | undefined {
    if (!uri.startsWith('file:')) return undefined;
    const file = realPathOf(fileURLToPath(uri));
    const around = [...this.#folders].filter((folder) => isBelow(file, folder));
    const folder = around.sort((a, b) => b.length - a.length)[0];
    if (folder === undefined) return undefined;
    const root = projectAt(file, folder);
    return { root, path: relative(root, file).split(sep).join('/') };
  }
}

/** The project of a file: the outermost folder with a composer.json, since packages in it have some of their own. */
function projectAt(file: string, folder: string): string {
  let found = folder;
  for (let at = dirname(file); isBelow(at, folder); at = dirname(at)) {
    if (existsSync(join(at, 'composer.json'))) found = at;
    if (at === folder || dirname(at) === at) break;
  }
  return found;
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
