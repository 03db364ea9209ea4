import packageJson from '../package.json' with { type: 'json' };

/** The version of the package, as published. */
export const VERSION: string = packageJson.version;
