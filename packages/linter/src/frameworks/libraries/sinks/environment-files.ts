import type { Sink } from '../../knowledge.ts';

const ENV_EDITOR = 'GeoSot/Laravel-EnvEditor: src/EnvEditor.php';
const DOTENV_EDITOR = 'JackieDo/Laravel-Dotenv-Editor: src/Jackiedo/DotenvEditor/DotenvEditor.php';

function writesEnvironment(call: string, source: string, untyped?: readonly string[]): Sink {
  return {
    call,
    path: { fixed: '.env', place: 'app' },
    effect: 'write',
    kind: 'config',
    source,
    ...(untyped ? { untyped } : {}),
  };
}

/** Editors of `.env`: what a form changes there, the next deploy takes back. */
export const environmentFileSinks: readonly Sink[] = [
  ...['addKey', 'editKey', 'deleteKey', 'upload', 'restoreBackUp'].flatMap((method) => [
    writesEnvironment(`GeoSot\\EnvEditor\\Facades\\EnvEditor::${method}`, ENV_EDITOR),
    writesEnvironment(`GeoSot\\EnvEditor\\EnvEditor->${method}`, ENV_EDITOR),
  ]),
  writesEnvironment('Jackiedo\\DotenvEditor\\Facades\\DotenvEditor::save', DOTENV_EDITOR),
  writesEnvironment('Jackiedo\\DotenvEditor\\DotenvEditor->save', DOTENV_EDITOR, ['DotenvEditor']),
];
