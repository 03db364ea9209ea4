import { describe, expect, test } from 'vitest';
import { environmentNamed, environmentViews } from './environments.ts';
import { configurationOf } from './testing.ts';
import type { EnvironmentName } from './variables.ts';

describe('a file says by its name whom it is for', () => {
  test.each([
    ['.env.prod', 'production'],
    ['.env.production.example', 'production'],
    ['docker/compose.production.yml', 'production'],
    ['.env.dev.local', 'development'],
    ['docker-compose.dev.yaml', 'development'],
    ['.env.test', 'other'],
    ['.env.prod.test', 'other'],
    ['.env.staging', 'other'],
    ['.env', undefined],
    ['.env.example', undefined],
    // Both at once says nothing.
    ['.env.prod.local', undefined],
    ['prod/.env', undefined],
  ] as const)('%s: %s', (path, environment) => expect(environmentNamed(path)).toBe(environment));
});

describe('an environment sees', () => {
  const seenIn = (): ((environment: EnvironmentName, name: string) => string | undefined) => {
    const views = environmentViews(
      configurationOf({
        '.env': 'CACHE=base\nDB=base\n',
        '.env.dev': 'CACHE=dev\n',
        '.env.prod': 'DB=prod\n',
        '.env.test': 'CACHE=test\nDB=test\n',
        '.env.example': 'APP_ENV=local\nQUEUE=sync\n',
        '.env.dist': 'MAIL=smtp\n',
      }),
    );
    return (environment, name) => views[environment].variables.effective(name)?.value;
  };

  test('its own file before the one for all', () => {
    const seen = seenIn();
    expect([seen('development', 'CACHE'), seen('production', 'CACHE')]).toEqual(['dev', 'base']);
    expect([seen('development', 'DB'), seen('production', 'DB')]).toEqual(['base', 'prod']);
  });

  test('a template that names the environment of developers, and no other', () => {
    const seen = seenIn();
    expect([seen('development', 'QUEUE'), seen('production', 'QUEUE')]).toEqual(['sync', undefined]);
    expect([seen('development', 'MAIL'), seen('production', 'MAIL')]).toEqual([undefined, undefined]);
  });
});
