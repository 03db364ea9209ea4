/**
 * Facades and the class each stands for, as `getFacadeAccessor()` names it in laravel/framework:
 * src/Illuminate/Support/Facades. A call pattern for the class holds for the facade too, see {@link onBoth}.
 */
export const facadeClasses = {
  App: 'Illuminate\\Contracts\\Foundation\\Application',
  Artisan: 'Illuminate\\Contracts\\Console\\Kernel',
  Bus: 'Illuminate\\Contracts\\Bus\\Dispatcher',
  Cache: 'Illuminate\\Contracts\\Cache\\Repository',
  Config: 'Illuminate\\Contracts\\Config\\Repository',
  Cookie: 'Illuminate\\Cookie\\CookieJar',
  DB: 'Illuminate\\Database\\DatabaseManager',
  File: 'Illuminate\\Filesystem\\Filesystem',
  Http: 'Illuminate\\Http\\Client\\PendingRequest',
  Log: 'Illuminate\\Log\\LogManager',
  Mail: 'Illuminate\\Contracts\\Mail\\Mailer',
  Process: 'Illuminate\\Process\\PendingProcess',
  Queue: 'Illuminate\\Contracts\\Queue\\Queue',
  Request: 'Illuminate\\Http\\Request',
  Response: 'Illuminate\\Contracts\\Routing\\ResponseFactory',
  Schedule: 'Illuminate\\Console\\Scheduling\\Schedule',
  Session: 'Illuminate\\Contracts\\Session\\Session',
  Storage: 'Illuminate\\Contracts\\Filesystem\\Filesystem',
} as const;

/** Name of a facade, without its namespace. */
export type Facade = keyof typeof facadeClasses;

/** Full class name of a facade: `facadeName('File')` is `Illuminate\Support\Facades\File`. */
export function facadeName(facade: Facade): string {
  return `Illuminate\\Support\\Facades\\${facade}`;
}

/** The two call patterns of a facade's method: on the class behind it and, statically, on the facade. */
export function onBoth(facade: Facade, method: string): readonly [string, string] {
  return [`${facadeClasses[facade]}->${method}`, `${facadeName(facade)}::${method}`];
}
