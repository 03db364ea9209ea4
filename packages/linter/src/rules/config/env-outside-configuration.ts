import { expressionsOf } from '../../flow/walk.ts';
import { argument, classOf, findingAt, functionOf, methodOf, symbolOf } from '../code/calls.ts';
import { conditionsAround } from '../code/conditions.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { someWithin } from '../code/within.ts';
import type { CodeCall, CodeContext, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** Files that run before the configuration is read, so that env() still answers: the entry scripts themselves. */
const BEFORE_CONFIGURATION = /^(?:artisan|server\.php|public\/index\.php|bootstrap\/(?:test|phpunit)\w*\.php)$/;

function isCached({ knowledge, requires }: CodeContext): boolean {
  const names = knowledge.frameworks.map(({ name }) => name);
  // Lumen caches no configuration. laravel/lumen-framework: src/Console/ConsoleServiceProvider.php
  if (requires('laravel/lumen-framework') && !requires('laravel/framework')) return false;
  // Parts of Laravel inside WordPress come without its configuration, and env() is another package's.
  return names.includes('laravel') && !names.includes('wordpress');
}

/** Does the statement, or a condition around it, ask for a test run? Then nothing is cached. */
function isForTests(file: CodeFile, call: CodeCall): boolean {
  const statement = call.fn.steps[call.step];
  const exprs = [
    ...(statement ? expressionsOf(statement) : []),
    ...conditionsAround(file, call).map(({ test }) => test),
  ];
  return exprs.some((whole) => someWithin(whole, (part) => methodOf(part) === 'runningunittests'));
}

/** Does the call stand in an array that the file itself gives? Such a file is configuration, wherever it lies. */
function isSetting({ fn, step }: CodeCall): boolean {
  const statement = fn.steps[step];
  return fn.kind === 'main' && statement?.do === 'return' && statement.expr?.op === 'array';
}

/** Laravel's env() outside configuration files, which answers null once the configuration is cached. */
export const envOutsideConfiguration: CodeRule = {
  meta: practice(
    'config/env-outside-configuration',
    'Environment read outside the configuration, where it is empty once the configuration is cached',
    { minutes: 10, reason: 'The variable gets a key in a configuration file, and the code asks for that key.' },
  ),
  words: ['env('],
  applies: isCached,
  remedy: {
    summary: 'Read the variable in a configuration file, and ask for that setting with `config()` where it is needed.',
    packages: [],
    docs: ['https://laravel.com/docs/configuration#configuration-caching'],
  },
  check: (file, context) => {
    if (context.isConfiguration(file.path) || BEFORE_CONFIGURATION.test(file.path)) return [];
    const told = new Set<string>();
    return file.calls
      .filter(
        ({ expr }) =>
          functionOf(expr) === 'env' || (classOf(expr) === 'illuminate\\support\\env' && methodOf(expr) === 'get'),
      )
      .flatMap((call) => {
        const name = argument(call.expr, 0);
        // A package may have a function of this name; Laravel's takes the name of a variable.
        if (name?.op === 'lit' && typeof name.value === 'string' && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name.value))
          return [];
        const variable = name?.op === 'lit' ? String(name.value) : 'a variable';
        // Asked for twice in one function it is one mistake.
        const key = `${symbolOf(file, call.fn)} ${variable}`;
        if (told.has(key) || isSetting(call) || isForTests(file, call)) return [];
        told.add(key);
        return [
          findingAt(file, call, {
            message: `env() reads ${variable} outside the configuration: after \`config:cache\`, which deploys run, it answers with its default or null`,
            severity: isAtTerminal(file, call, context) ? 'info' : 'warning',
            confidence: name?.op === 'lit' ? 'certain' : 'likely',
          }),
        ];
      });
  },
};
