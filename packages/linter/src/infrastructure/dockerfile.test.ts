import { describe, expect, test } from 'vitest';
import { applicationDirectories, instructionsOf, variablesOf, volumesOf } from './dockerfile.ts';

const TEXT = `# syntax=docker/dockerfile:1
FROM php:8.3 AS base
WORKDIR /app
RUN <<EOF
VOLUME /not/one
EOF
ENV A=1 \\
    # a comment between
    B="two words" \\
    C=three
ENV OLD some value
VOLUME ["/app/var", "/data"]
FROM base AS dev
VOLUME /a /b
COPY --chown=www-data . /opt/wiki
COPY --from=base /x /y
`;

describe('Dockerfile', () => {
  test('instructions have their lines and stages; bodies of here-documents are none', () => {
    expect(instructionsOf(TEXT).map(({ name, line, stage }) => `${line} ${name} ${stage}`)).toEqual([
      '2 FROM base',
      '3 WORKDIR base',
      '4 RUN base',
      '7 ENV base',
      '11 ENV base',
      '12 VOLUME base',
      '13 FROM dev',
      '14 VOLUME dev',
      '15 COPY dev',
      '16 COPY dev',
    ]);
  });

  test('variables, on the line of each', () => {
    const found = instructionsOf(TEXT)
      .filter(({ name }) => name === 'ENV')
      .flatMap(variablesOf);
    expect(found.map(({ name, text, line }) => `${line} ${name}=${text}`)).toEqual([
      '7 A=1',
      '9 B=two words',
      '10 C=three',
      '11 OLD=some value',
    ]);
  });

  test('volumes as list and as words', () => {
    const found = instructionsOf(TEXT)
      .filter(({ name }) => name === 'VOLUME')
      .flatMap(volumesOf);
    expect(found.map(({ text, line }) => `${line} ${text}`)).toEqual(['12 /app/var', '12 /data', '14 /a', '14 /b']);
  });

  test('directories of the application', () => {
    expect(applicationDirectories(instructionsOf(TEXT))).toEqual(['/app', '/opt/wiki']);
  });
});
