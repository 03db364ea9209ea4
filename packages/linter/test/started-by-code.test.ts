/** Console commands, judged by what the project's own code says of who starts them. */
import { expect, test } from 'vitest';
import { lint } from '../src/index.ts';
import { temporaryProject } from '../src/project/temporary-project.ts';

const COMMAND = `<?php
namespace App\\Console\\Commands;
use Illuminate\\Console\\Command;
class SetKey extends Command {
    const NAME = 'env:set';
    protected $signature = self::NAME . ' {key : What is set}';
    public function handle() {
        file_put_contents(storage_path('keys.txt'), 'x');
    }
}
`;

const controller = (body: string): Readonly<Record<string, string>> => ({
  'app/Http/Controllers/SettingsController.php': `<?php
namespace App\\Http\\Controllers;
use Illuminate\\Support\\Facades\\Artisan;
class SettingsController extends \\Illuminate\\Routing\\Controller {
    public function update($request) {
        ${body}
    }
}
`,
});

async function said(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = temporaryProject({
    'composer.json': JSON.stringify({ type: 'project', require: { 'laravel/framework': '^12.0' } }),
    'app/Console/Commands/SetKey.php': COMMAND,
    ...files,
  });
  const { findings } = await lint({ path: root, threads: 1, cache: false, only: ['processes/local-disk-write'] });
  return findings.map(({ severity, path }) => `${severity} ${path.replace(/^.*\//, '')}`);
}

const BY_HAND = ['info SetKey.php'];
const BY_WEB = ['warning SetKey.php'];

test('by nobody, or by code that names something else', async () => {
  expect(await said({})).toEqual(BY_HAND);
  expect(await said(controller("Artisan::call('env:setup');"))).toEqual(BY_HAND);
  expect(await said(controller("$this->authorize('env:set');"))).toEqual(BY_HAND);
});

test('by a request: the name alone, before its arguments, or handed to a method of the project', async () => {
  expect(await said(controller("Artisan::call('env:set', ['key' => 'A']);"))).toEqual(BY_WEB);
  expect(await said(controller("Artisan::call('env:set DEBUG=\"' . $request->debug . '\"');"))).toEqual(BY_WEB);
  expect(await said(controller("$this->runArtisan('env:set', ['key' => 'A']);"))).toEqual(BY_WEB);
});

test('by a request, in a project that is full of the words of the name', async () => {
  const files = Array.from({ length: 20 }, (_, at) => [`app/Thing${at}.php`, `<?php\n$env->set('${at}');\n`] as const);
  const calling = controller("Artisan::call('env:set', ['key' => 'A']);");
  expect(await said({ ...calling, ...Object.fromEntries(files) })).toEqual(BY_WEB);
});

test('by a command of the operator: it is the operator who starts it', async () => {
  const install = COMMAND.replace('SetKey', 'Install')
    .replace("'env:set'", "'app:install'")
    .replace(/file_put_contents.*/, "$this->call('env:set');");
  expect(await said({ 'app/Console/Commands/Install.php': install })).toEqual(BY_HAND);
  expect(
    await said({ 'app/Console/Commands/Install.php': install, ...controller("Artisan::call('app:install');") }),
  ).toEqual(BY_WEB);
});

test('by a request, what the base of several commands does', async () => {
  const base = `<?php
namespace App\\Console\\Commands;
abstract class MakingCommand extends \\Illuminate\\Console\\Command {
    protected function put(string $text): void {
        file_put_contents(storage_path('made.txt'), $text);
    }
}
`;
  const heir = `<?php
namespace App\\Console\\Commands;
class MakeTheme extends MakingCommand {
    protected $signature = 'make:theme {name}';
    public function handle() {
        $this->put('x');
    }
}
`;
  const files = { 'app/Console/Commands/MakingCommand.php': base, 'app/Console/Commands/MakeTheme.php': heir };
  expect(await said(files)).toEqual(['info MakingCommand.php', ...BY_HAND]);
  expect(await said({ ...files, ...controller("Artisan::call('make:theme', ['name' => 'a']);") })).toEqual([
    'warning MakingCommand.php',
    ...BY_HAND,
  ]);
});
