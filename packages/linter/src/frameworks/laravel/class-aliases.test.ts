import { expect, test } from 'vitest';
import { discoverProject } from '../../project/discover.ts';
import { temporaryProject } from '../../project/temporary-project.ts';
import { classAliases } from './class-aliases.ts';

function aliasesOf(files: Readonly<Record<string, string>>): unknown {
  return Object.fromEntries(classAliases(discoverProject(temporaryProject(files))));
}

test('what config/app.php says goes before what packages register, and that before what is usual', () => {
  const composer = { require: { 'laravel/framework': '^10', 'intervention/image': '^2', 'maatwebsite/excel': '^3' } };
  const lock = {
    packages: [
      {
        name: 'acme/tools',
        version: '1.0',
        extra: { laravel: { aliases: { Tool: 'Acme\\Tool', Image: 'Acme\\Image' } } },
      },
    ],
  };
  expect(
    aliasesOf({
      'composer.json': JSON.stringify(composer),
      'composer.lock': JSON.stringify(lock),
      'config/app.php': `<?php return [
        'aliases' => Facade::defaultAliases()->merge([
            'Tool' => App\\Tool::class,
            "Helper" => '\\\\App\\\\Helper', // ours
            // 'Gone' => App\\Gone::class,
            'Short' => Short::class,
        ])->toArray(),
      ];`,
    }),
  ).toEqual({
    excel: 'Maatwebsite\\Excel\\Facades\\Excel',
    image: 'Acme\\Image',
    tool: 'App\\Tool',
    helper: 'App\\Helper',
  });
});

test('October and Winter register a filesystem of their own', () => {
  const composer = { require: { 'laravel/framework': '^9.1', 'winter/storm': '^1.2' } };
  expect(aliasesOf({ 'composer.json': JSON.stringify(composer) })).toEqual({
    file: 'Winter\\Storm\\Support\\Facades\\File',
  });
});

test('no other framework has them', () => {
  expect(
    aliasesOf({ 'composer.json': '{}', 'config/app.php': "<?php return ['X' =>\n'Y' => A\\B::class,\n];" }),
  ).toEqual({});
});
