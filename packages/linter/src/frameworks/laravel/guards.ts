import type { Guard } from '../knowledge.ts';
import { onBoth } from './facades.ts';

const source = 'laravel/framework: src/Illuminate/Foundation/Application.php';

function application(method: string, harmless: boolean, because: Guard['because']): readonly Guard[] {
  return onBoth('App', method).map((when) => ({ when, harmless, because, source }));
}

/** Conditions on the application's environment. */
export const guards: readonly Guard[] = [
  ...application('runningUnitTests', true, 'testing'),
  ...application('environment(testing)', true, 'testing'),
  ...application('environment(local)', true, 'development'),
  ...application('environment(dev)', true, 'development'),
  ...application('environment(development)', true, 'development'),
  ...application('environment(production)', false, 'development'),
  ...application('isLocal', true, 'development'),
  ...application('isProduction', false, 'development'),
  ...application('runningInConsole', true, 'cli'),
];
