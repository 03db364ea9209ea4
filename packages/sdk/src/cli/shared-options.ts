import type { SideOptions } from '../transfer/sides.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import type { Terminal } from './terminal.ts';

export function connectionOptions(args: ParsedArguments, { env, cwd }: Terminal): SideOptions {
  return {
    env,
    cwd,
    profile: args.value('profile'),
    endpoint: args.value('endpoint'),
    region: args.value('region'),
  };
}

/** The words behind the command, as many as there must be. */
export function exactly<const Names extends readonly string[]>(
  { positionals, command }: ParsedArguments,
  names: Names,
): { readonly [Index in keyof Names]: string } {
  if (positionals.length !== names.length) {
    throw usageError(`tidemark storage ${command} takes ${names.join(' and ')}, not ${positionals.length} of them`);
  }
  return positionals as unknown as { readonly [Index in keyof Names]: string };
}
