import type { ConfigurationFiles } from '../../../configuration/reader.ts';

/** What Symfony calls its environments. */
export type KernelEnvironment = 'prod' | 'dev';

/** The environment that is asked about. */
export function kernelEnvironment({ environment }: Pick<ConfigurationFiles, 'environment'>): KernelEnvironment {
  return environment === 'development' ? 'dev' : 'prod';
}
