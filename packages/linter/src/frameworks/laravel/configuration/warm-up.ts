/** Whether a build or a deploy of the project compiles before the first request. */
import { type CommandLine, commandLines } from '../../../infrastructure/index.ts';
import type { Application } from './application.ts';

/** https://laravel.com/docs/deployment#optimization: `optimize` compiles views, too. */
const COMPILES_VIEWS = /\bartisan\s+(?:-{1,2}\S+\s+)*(?:view:cache|optimize)(?![:\w-])/;

/** The command that compiles the views; undefined where none is seen. What ends with its own disk compiles for nobody. */
export function viewWarmUp({ files }: Application): CommandLine | undefined {
  return commandLines(files).find(
    ({ phase, text }) => (phase === 'build' || phase === 'deploy') && COMPILES_VIEWS.test(text),
  );
}
