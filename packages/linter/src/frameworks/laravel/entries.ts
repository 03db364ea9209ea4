import type { EntryPoint } from '../knowledge.ts';

const structure = 'https://laravel.com/docs/structure';

/** How the parts of a Laravel application are reached. */
export const entries: readonly EntryPoint[] = [
  { via: 'web', extends: 'Illuminate\\Routing\\Controller', source: 'https://laravel.com/docs/controllers' },
  { via: 'web', files: 'app/Http/**', source: structure },
  { via: 'web', files: 'routes/{web,api,channels,auth}.php', source: 'https://laravel.com/docs/routing' },
  { via: 'web', files: 'app/Livewire/**', source: 'https://livewire.laravel.com/docs/components' },
  { via: 'web', files: 'app/Filament/**', source: 'https://filamentphp.com/docs/panels/resources' },
  { via: 'web', files: 'app/Nova/**', source: 'https://nova.laravel.com/docs/resources' },
  { via: 'web', files: 'app/Listeners/**', source: 'https://laravel.com/docs/events' },
  { via: 'web', files: 'app/Observers/**', source: 'https://laravel.com/docs/eloquent#observers' },
  { via: 'web', files: 'app/Actions/**', source: 'https://laravelactions.com/' },
  { via: 'web', extends: 'Livewire\\Component', source: 'https://livewire.laravel.com/docs/components' },
  { via: 'web', extends: 'Filament\\Pages\\Page', source: 'https://filamentphp.com/docs/panels/pages' },
  { via: 'web', extends: 'Filament\\Resources\\Resource', source: 'https://filamentphp.com/docs/panels/resources' },
  {
    via: 'web',
    extends: 'Filament\\Resources\\Pages\\Page',
    source: 'https://filamentphp.com/docs/panels/resources',
  },
  { via: 'web', extends: 'Filament\\Widgets\\Widget', source: 'https://filamentphp.com/docs/widgets' },
  { via: 'web', extends: 'Filament\\Actions\\Action', source: 'https://filamentphp.com/docs/actions' },
  {
    via: 'web',
    extends: 'Laravel\\Nova\\Actions\\Action',
    source: 'https://nova.laravel.com/docs/actions/defining-actions',
  },
  { via: 'web', extends: 'Laravel\\Nova\\Resource', source: 'https://nova.laravel.com/docs/resources' },
  {
    via: 'web',
    extends: 'Illuminate\\Foundation\\Http\\FormRequest',
    source: 'https://laravel.com/docs/validation#form-request-validation',
  },
  {
    via: 'web',
    extends: 'Illuminate\\Support\\ServiceProvider',
    methods: ['register', 'boot'],
    source: 'https://laravel.com/docs/providers',
  },
  { via: 'web', extends: 'Illuminate\\Database\\Eloquent\\Model', source: 'https://laravel.com/docs/eloquent' },
  { via: 'web', extends: 'Illuminate\\Mail\\Mailable', source: 'https://laravel.com/docs/mail' },
  { via: 'web', extends: 'Illuminate\\Notifications\\Notification', source: 'https://laravel.com/docs/notifications' },
  { via: 'web', extends: 'Illuminate\\View\\Component', source: 'https://laravel.com/docs/blade#components' },
  {
    via: 'queue',
    extends: 'Illuminate\\Contracts\\Queue\\ShouldQueue',
    source: 'https://laravel.com/docs/queues#class-structure',
  },
  { via: 'queue', files: 'app/Jobs/**', source: structure },
  { via: 'operator', extends: 'Illuminate\\Console\\Command', source: 'https://laravel.com/docs/artisan' },
  { via: 'operator', files: 'app/Console/Commands/**', source: structure },
  { via: 'operator', files: 'routes/console.php', source: 'https://laravel.com/docs/artisan#closure-commands' },
  { via: 'operator', files: 'artisan', source: structure },
  // The server serves `public/` alone; names of scripts that hosts without such a setting call are left out.
  {
    via: 'operator',
    files: '{!(index|server|cron|install|installer|setup|update|upgrade).php,{bin,scripts,tools}/**/*.php}',
    methods: [''],
    source: structure,
  },
  {
    via: 'build',
    extends: 'Illuminate\\Console\\GeneratorCommand',
    source: 'laravel/framework: src/Illuminate/Console/GeneratorCommand.php',
  },
  { via: 'build', files: 'Envoy.blade.php', source: 'https://laravel.com/docs/envoy' },
  {
    via: 'install',
    extends: 'Illuminate\\Database\\Migrations\\Migration',
    source: 'https://laravel.com/docs/migrations',
  },
  { via: 'install', extends: 'Illuminate\\Database\\Seeder', source: 'https://laravel.com/docs/seeding' },
  {
    via: 'install',
    extends: 'Illuminate\\Database\\Eloquent\\Factories\\Factory',
    source: 'https://laravel.com/docs/eloquent-factories',
  },
  { via: 'install', files: 'database/**', source: structure },
];
