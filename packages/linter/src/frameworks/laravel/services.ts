import type { KnownClass, KnownService } from '../knowledge.ts';
import { type Facade, facadeClasses, facadeName } from './facades.ts';

const facades = Object.keys(facadeClasses) as readonly Facade[];

/** Container ids, as `registerCoreContainerAliases()` of laravel/framework: src/Illuminate/Foundation/Application.php. */
const containerIds: readonly (readonly [id: string, className: string])[] = [
  ['app', 'Illuminate\\Foundation\\Application'],
  ['cache', 'Illuminate\\Cache\\CacheManager'],
  ['cache.store', 'Illuminate\\Cache\\Repository'],
  ['config', 'Illuminate\\Config\\Repository'],
  ['cookie', 'Illuminate\\Cookie\\CookieJar'],
  ['db', 'Illuminate\\Database\\DatabaseManager'],
  ['db.connection', 'Illuminate\\Database\\Connection'],
  ['files', 'Illuminate\\Filesystem\\Filesystem'],
  ['filesystem', 'Illuminate\\Filesystem\\FilesystemManager'],
  ['filesystem.disk', 'Illuminate\\Filesystem\\FilesystemAdapter'],
  ['filesystem.cloud', 'Illuminate\\Filesystem\\FilesystemAdapter'],
  ['image', 'Illuminate\\Image\\ImageManager'],
  ['log', 'Illuminate\\Log\\LogManager'],
  ['mail.manager', 'Illuminate\\Mail\\MailManager'],
  ['mailer', 'Illuminate\\Mail\\Mailer'],
  ['queue', 'Illuminate\\Queue\\QueueManager'],
  ['queue.connection', 'Illuminate\\Contracts\\Queue\\Queue'],
  ['redis', 'Illuminate\\Redis\\RedisManager'],
  ['request', 'Illuminate\\Http\\Request'],
  ['session', 'Illuminate\\Session\\SessionManager'],
  ['session.store', 'Illuminate\\Session\\Store'],
];

/** Container ids of packages, as their service providers bind them. */
const packageIds: readonly (readonly [id: string, className: string])[] = [
  // barryvdh/laravel-dompdf: src/ServiceProvider.php
  ['dompdf.wrapper', 'Barryvdh\\DomPDF\\PDF'],
  // barryvdh/laravel-snappy: src/ServiceProvider.php
  ['snappy.pdf', 'Knp\\Snappy\\Pdf'],
  ['snappy.pdf.wrapper', 'Barryvdh\\Snappy\\PdfWrapper'],
  ['snappy.image', 'Knp\\Snappy\\Image'],
  ['snappy.image.wrapper', 'Barryvdh\\Snappy\\ImageWrapper'],
];

/** Container ids and facades, with the class behind each. */
export const services: readonly KnownService[] = [
  ...[...containerIds, ...packageIds].map(([id, className]) => ({ id, className })),
  ...facades.map((facade) => ({ id: facadeName(facade), className: facadeClasses[facade] })),
];

const support = 'Illuminate\\Contracts';

/**
 * The hierarchy that project code reaches into; the short names are the aliases of `config/app.php`. A manager stands
 * below the contract of its driver, for it forwards what it does not know to the default one.
 */
export const classes: readonly KnownClass[] = [
  ...facades.map((facade): KnownClass => ({ name: facade, is: [facadeName(facade)] })),
  { name: 'Str', is: ['Illuminate\\Support\\Str'] },
  { name: 'Eloquent', is: ['Illuminate\\Database\\Eloquent\\Model'] },
  { name: 'Input', is: ['Illuminate\\Support\\Facades\\Input'] },
  {
    name: 'Illuminate\\Foundation\\Application',
    is: [`${support}\\Foundation\\Application`, 'Illuminate\\Container\\Container', `${support}\\Container\\Container`],
  },
  { name: `${support}\\Foundation\\Application`, is: [`${support}\\Container\\Container`] },
  { name: 'Illuminate\\Cache\\Repository', is: [`${support}\\Cache\\Repository`] },
  { name: 'Illuminate\\Cache\\CacheManager', is: [`${support}\\Cache\\Factory`, `${support}\\Cache\\Repository`] },
  { name: 'Illuminate\\Session\\Store', is: [`${support}\\Session\\Session`] },
  { name: 'Illuminate\\Session\\SessionManager', is: [`${support}\\Session\\Session`] },
  { name: 'Illuminate\\Bus\\Dispatcher', is: [`${support}\\Bus\\Dispatcher`] },
  { name: `${support}\\Bus\\QueueingDispatcher`, is: [`${support}\\Bus\\Dispatcher`] },
  { name: 'Illuminate\\Queue\\QueueManager', is: [`${support}\\Queue\\Queue`, `${support}\\Queue\\Factory`] },
  { name: 'Illuminate\\Mail\\Mailer', is: [`${support}\\Mail\\Mailer`] },
  { name: 'Illuminate\\Foundation\\Console\\Kernel', is: [`${support}\\Console\\Kernel`] },
  { name: 'Illuminate\\Filesystem\\FilesystemAdapter', is: [`${support}\\Filesystem\\Filesystem`] },
  { name: 'Illuminate\\Filesystem\\LocalFilesystemAdapter', is: ['Illuminate\\Filesystem\\FilesystemAdapter'] },
  { name: 'Illuminate\\Filesystem\\AwsS3V3Adapter', is: ['Illuminate\\Filesystem\\FilesystemAdapter'] },
  { name: `${support}\\Filesystem\\Cloud`, is: [`${support}\\Filesystem\\Filesystem`] },
  {
    name: 'Illuminate\\Filesystem\\FilesystemManager',
    is: [`${support}\\Filesystem\\Factory`, `${support}\\Filesystem\\Filesystem`],
  },
  {
    name: 'Illuminate\\Http\\UploadedFile',
    is: [
      'Symfony\\Component\\HttpFoundation\\File\\UploadedFile',
      'Symfony\\Component\\HttpFoundation\\File\\File',
      'SplFileInfo',
    ],
  },
  { name: 'Illuminate\\Http\\File', is: ['Symfony\\Component\\HttpFoundation\\File\\File', 'SplFileInfo'] },
  { name: 'Illuminate\\Http\\Request', is: ['Symfony\\Component\\HttpFoundation\\Request'] },
  {
    name: 'Illuminate\\Foundation\\Http\\FormRequest',
    is: ['Illuminate\\Http\\Request', 'Symfony\\Component\\HttpFoundation\\Request'],
  },
  { name: 'Illuminate\\Foundation\\Auth\\User', is: ['Illuminate\\Database\\Eloquent\\Model'] },
  { name: 'Illuminate\\Database\\Eloquent\\Relations\\Pivot', is: ['Illuminate\\Database\\Eloquent\\Model'] },
  {
    name: 'Illuminate\\Foundation\\Queue\\Queueable',
    is: ['Illuminate\\Foundation\\Bus\\Dispatchable', 'Illuminate\\Bus\\Queueable'],
  },
  { name: 'Illuminate\\Console\\GeneratorCommand', is: ['Illuminate\\Console\\Command'] },
  { name: 'Illuminate\\Console\\Command', is: ['Symfony\\Component\\Console\\Command\\Command'] },
  {
    name: 'Livewire\\Features\\SupportFileUploads\\TemporaryUploadedFile',
    is: ['Illuminate\\Http\\UploadedFile', 'Symfony\\Component\\HttpFoundation\\File\\UploadedFile'],
  },
  ...['Filament\\Resources\\Pages\\Page', 'Filament\\Pages\\Page', 'Filament\\Widgets\\Widget'].map((name) => ({
    name,
    is: ['Livewire\\Component'],
  })),
];
