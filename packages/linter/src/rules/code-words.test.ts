import { expect, test } from 'vitest';
import { buildIndex } from '../index/project-index.ts';
import { scanFile } from '../index/scan-file.ts';
import { calledNames, filesWithWords } from './code-words.ts';

const index = buildIndex(
  [
    "mail($to, 'Hello', $text);",
    '$this->mail($to);',
    "$mail = 'x'; new PDO('mysql:host=localhost');",
    "new PDO('mysql:host=db');",
  ].map((code) => scanFile(Buffer.from(`<?php ${code}`))),
);

test.each([
  { words: ['mail'], files: [0, 1, 2] },
  { words: ['mail('], files: [0] },
  { words: ['->mail('], files: [1] },
  { words: ['pdo('], files: [2, 3] },
  { words: ['pdo localhost'], files: [2] },
  { words: ['->mail(', 'pdo( db'], files: [1, 3] },
])('files with $words', ({ words, files }) => {
  expect(filesWithWords(index, words)).toEqual(files);
});

test('names of calls are those of the words, in lower case', () => {
  expect(calledNames(['mail(', 'PDO localhost', '->Connect('])).toEqual(['mail', 'pdo', 'localhost', 'connect']);
});
