/** Whether a build or a deploy of the project compiles before the first request. */
import { type CommandLine, commandLines } from '../../../infrastructure/index.ts';
import type { Application } from './application.ts';

const COMPILES_VIEWS = /\bartisan\s+(?:-{1,2}\S+\s+)*view:cache(?![:\w-])/;
/** laravel/framework: src/Illuminate/Foundation/Console/OptimizeCommand.php compiles views from this version on. */
const OPTIMIZE_COMPILES_SINCE = 11;
const OPTIMIZES = /\bartisan\s+(?:-{1,2}\S+\s+)*optimize(?![:\w-])/;

/** The command that compiles the views; undefined where none is seen. What ends with its own disk compiles for nobody. */
export function viewWarmUp({ files, version }: Application): CommandLine | undefined {
  const isEnough = !version.isLumen && version.major >= OPTIMIZE_COMPILES_SINCE;
  return commandLines(files).find(
    ({ phase, text }) =>
      (phase === 'build' || phase === 'deploy') && (COMPILES_VIEWS.test(text) || (isEnough && OPTIMIZES.test(text))),
  );
}
