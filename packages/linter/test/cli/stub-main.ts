/** The program with stubbed services, for tests that need a process of its own. */
import { setTimeout } from 'node:timers/promises';
import type { Services } from '../../src/cli/services.ts';
import { start } from '../../src/cli/start.ts';
import { abortedError } from '../../src/errors.ts';
import { FORMATS } from '../../src/report/index.ts';
import { stubLint } from './stub-lint.ts';

const lint = stubLint();

const services: Services = {
  lint: async (options) => {
    const { STUB_COPIES = '1', STUB_DELAY = '0' } = process.env;
    if (STUB_DELAY !== '0') {
      process.stderr.write('started\n');
      await setTimeout(Number(STUB_DELAY), undefined, { ...(options.signal && { signal: options.signal }) }).catch(
        (error) => {
          throw abortedError(error);
        },
      );
    }
    const result = await lint(options);
    return { ...result, findings: Array.from({ length: Number(STUB_COPIES) }, () => result.findings).flat() };
  },
  why: async (_, at) => ({ ...at, lines: [] }),
  audit: () => Promise.reject(new Error('not stubbed')),
  rules: async () => [],
  formats: async () => FORMATS,
  materialiseRef: () => Promise.reject(new Error('not stubbed')),
  platforms: async () => ['generic'],
  detectPlatform: async () => undefined,
};

void start(process.argv.slice(2), services);
