/** What names of Node and of other packages hold. */
import type { Node } from 'ts-morph';
import { directoryOf } from '../flow/position.ts';
import { pathOf } from './parsed-code.ts';
import { hole, literal, type Text, unknown } from './text.ts';

/** What a name of Node or another package holds, where it is a text. */
export function ofExternal(name: string, label: string, at: Node): Text {
  const file = pathOf(at.getSourceFile());
  if (
    name.startsWith('process.env.') ||
    name.startsWith('Deno.env.') ||
    name.startsWith('Bun.env.') ||
    name.startsWith('import.meta.env.')
  ) {
    const variable = name.slice(name.lastIndexOf('.') + 1);
    if (/^(?:TMPDIR|TEMP|TMP)$/.test(variable)) return hole({ from: 'temporary', label: `$${variable}` });
    return hole({ from: 'outside', label: `the environment variable ${variable}`, variable });
  }
  switch (name) {
    case 'import.meta.dirname':
      return hole({ from: 'app', base: directoryOf(file) });
    case 'import.meta.url':
    case 'import.meta.filename':
      return fileText(file)[0] as Text;
    case 'path.sep':
      return literal('/');
    case 'app-root-path':
    case 'app-root-path.path':
      return hole({ from: 'app', base: '' });
    default:
      return unknown(label);
  }
}

export function fileText(file: string): readonly Text[] {
  const directory = directoryOf(file);
  return [
    {
      parts: [{ from: 'app', base: directory }, `/${file.slice(directory === '' ? 0 : directory.length + 1)}`],
      trace: [],
    },
  ];
}
