/** `tidemark-lint lsp`: the language server, for as long as the editor wants it. */
import { prepareAnalysis } from './analysis-options.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import { knownRules } from './plugin-step.ts';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

export async function lspCommand(args: ParsedArguments, terminal: Terminal, services: Services): Promise<number> {
  if (args.positionals.length > 0) {
    throw usageError('too-many-paths', 'lsp takes no path: the editor names its folders');
  }
  const known = await knownRules(args, terminal, services);
  const { serve } = await import('../lsp/serve.ts');
  await serve({
    input: process.stdin,
    output: process.stdout,
    rules: known.rules,
    optionsFor: async (root) => {
      const { signal: _program, ...options } = (await prepareAnalysis(root, args, terminal, known)).options;
      return options;
    },
    signal: terminal.signal,
  });
  return 0;
}
