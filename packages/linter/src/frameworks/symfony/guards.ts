import type { Guard } from '../knowledge.ts';

const source = 'symfony/http-kernel: KernelInterface.php';

/** Conditions on the kernel; comparisons of `kernel.environment` are those of every environment name. */
export const guards: readonly Guard[] = [
  { when: 'Symfony\\Component\\HttpKernel\\KernelInterface->isDebug', harmless: true, because: 'development', source },
  { when: 'parameter kernel.debug', harmless: true, because: 'development', source },
  ...['dev', 'test'].map(
    (environment): Guard => ({
      when: `Symfony\\Component\\HttpKernel\\KernelInterface->getEnvironment=${environment}`,
      harmless: true,
      because: environment === 'test' ? 'testing' : 'development',
      source,
    }),
  ),
  {
    when: 'Symfony\\Component\\HttpKernel\\KernelInterface->getEnvironment=prod',
    harmless: false,
    because: 'development',
    source,
  },
  { when: 'env=prod', harmless: false, because: 'development', source },
];
