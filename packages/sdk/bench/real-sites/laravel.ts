/** Laravel's skeleton with a sign-in and a form for pictures, on its defaults: sessions, cache and files on the disk. */
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standIn } from '../../src/probe/stand-ins.ts';
import { type RealSite, VISITOR } from './real-site.ts';

/** The last one whose sessions are files unless told otherwise, and that runs on the PHP of Debian 12. */
const VERSION = '^10';

const ROUTES = `<?php

use App\\Models\\User;
use Illuminate\\Http\\Request;
use Illuminate\\Support\\Facades\\Auth;
use Illuminate\\Support\\Facades\\Cache;
use Illuminate\\Support\\Facades\\Route;
use Illuminate\\Support\\Facades\\Storage;

Route::get('/', function () {
    $tide = Cache::remember('tide', 600, fn () => 'Tide ' . count(User::all()));
    $pictures = array_map(fn ($path) => '<img src="' . Storage::disk('public')->url($path) . '" alt="">', Storage::disk('public')->files('pictures'));
    $form = Auth::check()
        ? '<p>Welcome back, ' . e(Auth::user()->name) . '</p><form method="post" action="/pictures" enctype="multipart/form-data">' . csrf_field() . '<input type="file" name="picture"><button>Send</button></form>'
        : '<form method="post" action="/sign-in">' . csrf_field() . '<input name="email"><input name="password" type="password"><button>Sign in</button></form>';
    return $tide . $form . implode('', $pictures);
});

Route::post('/sign-in', function (Request $request) {
    if (Auth::attempt($request->only('email', 'password'))) {
        $request->session()->regenerate();
        logger()->warning('signed in', ['user' => Auth::id()]);
    }
    return redirect('/');
});

Route::post('/pictures', function (Request $request) {
    abort_unless(Auth::check(), 403);
    $request->file('picture')->storeAs('pictures', 'harbour-light.png', 'public');
    return redirect('/');
});
`;

const DATABASE = ['HOST', 'PORT', 'DATABASE', 'USERNAME', 'PASSWORD'];

export const laravel: RealSite = {
  name: 'laravel',
  source: 'composer create-project',
  async build({ folder, run }) {
    const how = ['--no-dev', '--prefer-dist', '--no-interaction'];
    await run([
      'composer',
      'create-project',
      ...how,
      '--no-install',
      '--no-scripts',
      'laravel/laravel',
      folder,
      VERSION,
    ]);
    // Composer resolves what only developers need as well, and old versions of it are not everywhere.
    const file = join(folder, 'composer.json');
    const { 'require-dev': _, config, ...project } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>;
    writeFileSync(file, JSON.stringify({ ...project, config: { ...config, lock: true } }, null, 2));
    cpSync(join(folder, '.env.example'), join(folder, '.env'));
    await run(['composer', 'install', ...how], folder);
    await run(['php', 'artisan', 'key:generate'], folder);
    writeFileSync(join(folder, 'routes/web.php'), ROUTES);
    const environment = join(folder, '.env');
    const kept = readFileSync(environment, 'utf8').replace(/^(?:DB_|APP_URL).*\n/gm, '');
    const ours = DATABASE.map((name) => `DB_${name}="\${MYSQL_${name === 'USERNAME' ? 'USER' : name}}"`);
    writeFileSync(environment, `${kept}APP_URL=\nDB_CONNECTION=mysql\n${ours.join('\n')}\n`);
    // What `artisan storage:link` does, so that it holds wherever the site lies.
    symlinkSync('../storage/app/public', join(folder, 'public/storage'));
  },
  setUp: () => [
    ['php', 'artisan', 'migrate', '--force'],
    [
      'php',
      'artisan',
      'tinker',
      '--execute',
      `App\\Models\\User::create(['name' => '${VISITOR.name}', 'email' => '${VISITOR.mail}', 'password' => bcrypt('${VISITOR.password}')]);`,
    ],
  ],
  async visit({ origin, page, arrived }) {
    await page.goto(`${origin}/`);
    await page.fill('input[name=email]', VISITOR.mail);
    await page.fill('input[name=password]', VISITOR.password);
    await page.click('button');
    await arrived();
    const buffer = standIn('a.png', 'image/png');
    await page.setInputFiles('input[type=file]', { name: 'harbour-light.png', mimeType: 'image/png', buffer });
    await page.click('button');
    await arrived();
    await page.goto(`${origin}/`);
    await arrived();
  },
};
