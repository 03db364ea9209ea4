import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CREDENTIAL_MARK } from './credential-look.ts';
import { callHash, DECLARATION_MARK, FUNCTION_MARK, METHOD_MARK, nameHash, VARIABLE_MEMBER } from './name-hash.ts';
import { scanFile } from './scan-file.ts';

/** A slow lexer that says with regular expressions what PHP's manual says: the names a file must give. */
function referenceNames(source: string): readonly number[] {
  const names = new Set<number>();
  const words = (text: string): void => {
    for (const word of text.match(/[A-Za-z0-9_\u0080-\uffff]+/g) ?? [])
      if (!/^[0-9]/.test(word)) names.add(nameHash(word));
  };
  const unescaped = (text: string): string =>
    text.replace(/\\(?:x[0-9A-Fa-f]{1,2}|u\{[0-9A-Fa-f]*|[0-7]{1,3}|[nrtvef]|[^A-Za-z0-9_\u0080-\uffff\n\r])/g, ' ');
  const tokens: readonly [RegExp, (text: string) => void][] = [
    [/\/\*.*?(?:\*\/|$)|(?:\/\/|#(?!\[))(?:(?!\?>)[^\n\r])*/sy, () => {}],
    [/'(?:[^'\\]|\\.)*(?:'|$)/sy, words],
    [/"(?:[^"\\]|\\.)*(?:"|$)/sy, (text) => words(unescaped(text))],
    [/<<<[ \t]*([A-Z]+)\n(?:.*?\n)??[ \t]*\1(?![A-Za-z0-9_\u0080-\uffff])/sy, (text) => words(unescaped(text))],
    [/<<<[ \t]*'([A-Z]+)'\n(?:.*?\n)??[ \t]*\1(?![A-Za-z0-9_\u0080-\uffff])/sy, words],
    [/\?>(?:(?!<\?).)*(?:<\?(?:php|=)?|$)/sy, () => {}],
    [/[A-Za-z0-9_\u0080-\uffff]+/y, words],
    [/./sy, () => {}],
  ];
  let at = '<?php'.length;
  while (at < source.length) {
    for (const [pattern, read] of tokens) {
      pattern.lastIndex = at;
      const match = pattern.exec(source)?.[0];
      if (match === undefined || match === '') continue;
      read(match);
      at += match.length;
      break;
    }
  }
  return [...names].sort((a, b) => a - b);
}

const word = fc.stringMatching(/^[A-Za-z_\u00e4\u4e2d][A-Za-z0-9_\u00e9]{0,6}$/);
const text = fc.stringMatching(/^[a-z0-9 .,:;/$<>=*#@?&|-]{0,20}$/).map((value) => value.replaceAll('?>', ''));
const escapes = fc.constantFrom('\\n', '\\x4a', '\\101', '\\u{41}', '\\\\', '\\A', '\\$', '\\q', '');
const lines = fc.array(
  fc.tuple(text, word, escapes).map((parts) => parts.join('')),
  { minLength: 1, maxLength: 3 },
);

const piece = fc.oneof(
  word,
  word.map((name) => `$${name}->${name}1`),
  fc.nat().map(String),
  fc.tuple(text, word, escapes, text).map((parts) => `"${parts.join(' ').replaceAll('{$', '')}"`),
  fc.tuple(text, escapes, word, text).map((parts) => `'${parts.join('')}\\''`),
  fc.tuple(text, word).map((parts) => `/* ${parts.join(' ').replaceAll('*/', '').replaceAll('@', '')} */`),
  fc.tuple(text, word).map((parts) => `// ${parts.join(' ').replaceAll('@', '')}\n`),
  fc.tuple(text, word).map((parts) => `# ${parts.join(' ').replaceAll('@', '')}\n`),
  lines.map((body) => `<<<EOT\n${body.map((line) => `.${line}`).join('\n')}\n  EOT\n`),
  lines.map((body) => `<<<'RAW'\n${body.map((line) => `.${line}`).join('\n')}\nRAW\n`),
  fc.tuple(text, word).map((parts) => `?>${parts.join(' ').replaceAll('<?', '')}<?php `),
  fc.constantFrom('(', ')', '{', '}', '[', ']', '=', '.', ';', '#[', '::', '?->', '<<', '<', '/', '\\'),
);

/** What a record holds besides names: those of them that are called or declared, marked, and that a credential may be there. */
function marksOf(names: readonly string[]): ReadonlySet<number> {
  const marks = [FUNCTION_MARK, METHOD_MARK, DECLARATION_MARK];
  const ofNames = [VARIABLE_MEMBER, ...names].flatMap((name) => marks.map((mark) => callHash(name, mark)));
  return new Set([CREDENTIAL_MARK, ...ofNames]);
}

test('the names are those of a slow reference lexer', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const source = `<?php ${pieces.join(' ')}`;
      const expected = referenceNames(source);
      const marks = marksOf(source.match(/[A-Za-z0-9_\u0080-\uffff]+/g) ?? []);
      const found = [...scanFile(Buffer.from(source)).names];
      expect(found.filter((hash) => expected.includes(hash) || !marks.has(hash))).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
});
