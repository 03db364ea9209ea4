import { expect, test } from 'vitest';
import { configuredKnowledge } from '../../known.ts';
import { factsOf } from '../../php/facts-of.ts';
import { platformOf } from '../../platforms/all.ts';
import { discoverProject } from '../../project/discover.ts';
import { installedPrograms } from '../../project/installed-programs.ts';
import { temporaryProject } from '../../project/temporary-project.ts';
import { codeContext } from '../code-context.ts';
import { codeFindings } from '../code-file.ts';
import { programUndeclared } from './program-undeclared.ts';

/** What is started without being installed by these files (path → text), by message. */
function undeclared(
  source: string,
  files: Readonly<Record<string, string>> = {},
  path = 'src/a.php',
): readonly string[] {
  const project = discoverProject(temporaryProject({ 'composer.json': '{}' }));
  const context = {
    ...codeContext(project, configuredKnowledge(project, {}), platformOf('generic')),
    installs: installedPrograms({
      matching: (pattern) => Object.keys(files).filter((path) => pattern.test(path)),
      text: (path) => files[path],
    }),
  };
  return codeFindings(path, factsOf(Buffer.from(`<?php ${source}`)), context, [programUndeclared]).map(
    ({ message }) => /starts (\S+),/.exec(message)?.[1] ?? '',
  );
}

test.each([
  ["exec('ffmpeg -i a.mov b.mp4');", 'ffmpeg'],
  ["exec('/usr/bin/convert a.png b.jpg');", 'convert'],
  ["exec('cd /tmp && pdftotext ' . $file);", 'pdftotext'],
  ["new \\Symfony\\Component\\Process\\Process(['wkhtmltopdf', $a, $b]);", 'wkhtmltopdf'],
  ['$a = `mysqldump shop`;', 'mysqldump'],
])('%s starts %s', (source, program) => {
  expect(undeclared(source)).toEqual([program]);
});

test.each(["exec('ls -l');", 'exec($ffmpeg);', "exec('echo ffmpeg');", "$name = 'ffmpeg';"])(
  '%s is silent',
  (source) => {
    expect(undeclared(source)).toEqual([]);
  },
);

test.each([
  ['Dockerfile', 'RUN apt-get install -y --no-install-recommends imagemagick ffmpeg'],
  ['docker/php/Dockerfile', 'RUN apk add imagemagick=7.1 ffmpeg'],
  ['Aptfile', 'ffmpeg\nimagemagick\n'],
])('%s installs them', (path, text) => {
  expect(undeclared("exec('ffmpeg -i a.mov'); exec('convert a.png b.jpg');", { [path]: text })).toEqual([]);
});

test('what another file speaks of is not installed', () => {
  expect(undeclared("exec('ffmpeg -i a.mov');", { 'README.md': 'ffmpeg' })).toEqual(['ffmpeg']);
});

test('what makes releases is silent', () => {
  expect(undeclared("exec('zip -r a.zip .');", {}, 'build/package.php')).toEqual([]);
});
