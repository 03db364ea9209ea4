/** `--fix`, `--fix-dry-run` and `--fix-unsafe`, checked before any work is done. */
import { type ParsedArguments, usageError } from './arguments.ts';

export interface FixRequest {
  readonly isDryRun: boolean;
  readonly unsafe: boolean;
}

/** What a preview leaves no place for, and what would note findings that are about to go. */
const NOT_WITH_PREVIEW = ['format', 'output'];
const NOT_WITH_FIXES = ['stdin', 'update-baseline', 'prune-baseline'];

/** @throws TidemarkError `usage.incompatible` */
export function fixRequest(args: ParsedArguments): FixRequest | undefined {
  const isDryRun = args.has('fix-dry-run');
  const unsafe = args.has('fix-unsafe');
  if (!isDryRun && !unsafe && !args.has('fix')) return undefined;
  const option = isDryRun ? '--fix-dry-run' : args.has('fix') ? '--fix' : '--fix-unsafe';
  if (isDryRun && args.has('fix')) {
    throw usageError('incompatible', '--fix changes files and --fix-dry-run does not', 'Leave out one of them.');
  }
  const others = [...NOT_WITH_FIXES, ...(isDryRun ? NOT_WITH_PREVIEW : [])];
  const other = others.find((name) => args.has(name));
  if (other !== undefined) {
    throw usageError('incompatible', `${option} does not go with --${other}`, 'Run the program once for each.');
  }
  return { isDryRun, unsafe };
}
