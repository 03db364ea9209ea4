import type { PathSource } from '../knowledge.ts';

interface KernelDirectory {
  readonly parameter?: string;
  readonly method?: string;
  readonly base: string;
  readonly label: string;
}

/** Directories of the kernel: the parameter, and the method of `KernelInterface` that gives it. */
const directories: readonly KernelDirectory[] = [
  { parameter: 'kernel.project_dir', method: 'getProjectDir', base: '', label: 'project root' },
  { parameter: 'kernel.root_dir', method: 'getRootDir', base: 'app', label: 'kernel directory' },
  { parameter: 'kernel.cache_dir', method: 'getCacheDir', base: 'var/cache', label: 'cache directory' },
  { parameter: 'kernel.build_dir', method: 'getBuildDir', base: 'var/cache', label: 'build directory' },
  { parameter: 'kernel.share_dir', method: 'getShareDir', base: 'var/share', label: 'share directory' },
  { parameter: 'kernel.logs_dir', method: 'getLogDir', base: 'var/log', label: 'log directory' },
];

const kernel = 'symfony/http-kernel: Kernel.php';

/** Kernel directories of Symfony 3 to 8, as parameters and as methods. */
export const paths: readonly PathSource[] = directories.flatMap(({ parameter, method, base, label }) => [
  ...(parameter ? [{ of: `parameter ${parameter}`, place: 'app', base, label, source: kernel } as const] : []),
  ...(method
    ? ['Symfony\\Component\\HttpKernel\\KernelInterface', 'Symfony\\Component\\HttpKernel\\Kernel'].map(
        (owner) => ({ of: `${owner}->${method}`, place: 'app', base, label, source: kernel }) as const,
      )
    : []),
]);
