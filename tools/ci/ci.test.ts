/** What `examples/ci`, the action and the hook tell their reader to run is run here, on a site with a finding of its own. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../run-step.mjs';
import { isMissing } from '../system-command.ts';
import { actionSteps, gitlabSteps, hookSteps, jobOf, shellSteps } from './steps.ts';
import { type Ended, NEW_FILE, OLD_FILE, Workplace } from './workplace.ts';

const GITHUB = 'examples/ci/github-actions.yml';
const GITLAB = 'examples/ci/gitlab-ci.yml';
const ON_GITHUB = { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main' };
const ON_GITLAB = { GITLAB_CI: 'true' };

const PATIENCE = { timeout: 120_000 };

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.dispose());

/** Files that annotations of GitHub name, in the order in which they stand. */
function annotated({ stdout }: Ended): string[] {
  return [...stdout.matchAll(/^::(?:error|warning|notice) .*?\bfile=([^,:]+)/gm)].map(([, file = '']) => file);
}

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly results: readonly {
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
    }[];
  }[];
}

function filesOfSarif(text: string): string[] {
  const { version, runs } = JSON.parse(text) as Sarif;
  expect(version).toBe('2.1.0');
  return runs.flatMap(({ results }) =>
    results.flatMap(({ locations }) => locations.map((at) => at.physicalLocation.artifactLocation.uri)),
  );
}

describe('GitHub Actions', PATIENCE, () => {
  test('uploads everything there is, and does not fail for it', () => {
    place.addFinding();
    const job = jobOf(GITHUB, 'code-scanning');
    const ended = place.run(shellSteps(job), ON_GITHUB);
    expect(ended.code, ended.stderr).toBe(0);
    const uploaded = job.steps.find(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif@'))?.with;
    expect(filesOfSarif(place.read(uploaded?.['sarif_file'] ?? ''))).toEqual([NEW_FILE, OLD_FILE]);
  });

  describe('on a pull request', () => {
    const steps = shellSteps(jobOf(GITHUB, 'pull-request'));

    beforeEach(() => {
      // What the comment of the example says to do once.
      const once = /^ *# npx (--package @tidemark\/linter .*--update-baseline)$/m;
      const [, command = ''] = once.exec(readFileSync(join(ROOT, GITHUB), 'utf8')) ?? [];
      place.run([{ command: `npx --yes ${command} --fail-on never`, env: {} }]);
      place.commit('Accept what is there');
    });

    test('annotates what it brings in, and fails', () => {
      place.addFinding();
      const ended = place.run(steps, ON_GITHUB);
      expect({ code: ended.code, files: annotated(ended) }).toEqual({ code: 1, files: [NEW_FILE] });
    });

    test('passes when it brings in nothing', () => {
      place.write('about.php', "<?php\necho 'About';\n");
      const ended = place.run(steps, ON_GITHUB);
      expect({ code: ended.code, files: annotated(ended) }, ended.stderr).toEqual({ code: 0, files: [] });
    });

    test('passes when the baseline knows what it brings in', () => {
      place.addFinding();
      place.run([{ command: `${steps[0]?.command} --update-baseline`, env: {} }], ON_GITHUB);
      expect(place.run(steps, ON_GITHUB).code).toBe(0);
    });
  });
});

describe('the action', PATIENCE, () => {
  test('annotates everything and fails, unless told otherwise', () => {
    const ended = place.run(actionSteps('action.yml', {}));
    expect({ code: ended.code, files: annotated(ended) }).toEqual({ code: 1, files: [OLD_FILE] });
  });

  test('takes every input', () => {
    place.addFinding();
    const inputs = {
      path: NEW_FILE,
      version: '^0.1.0',
      platform: 'heroku',
      'changed-since': 'origin/main',
      sarif: 'my report.sarif',
      'fail-on': 'never',
    };
    const ended = place.run(actionSteps('action.yml', inputs));
    expect({ code: ended.code, files: annotated(ended) }, ended.stderr).toEqual({ code: 0, files: [NEW_FILE] });
    expect(filesOfSarif(place.read('my report.sarif'))).toEqual([NEW_FILE]);
  });

  test('takes a baseline', () => {
    place.run([
      { command: 'npx --yes --package @tidemark/linter tidemark-lint --baseline b.json --update-baseline', env: {} },
    ]);
    expect(place.run(actionSteps('action.yml', { baseline: 'b.json' })).code).toBe(0);
  });

  test('takes no input for a command', () => {
    const ended = place.run(actionSteps('action.yml', { path: '$(touch owned)"; touch owned; "' }));
    expect(ended.code).toBe(2);
    expect(place.git('status', '--porcelain')).toBe('');
  });
});

describe('GitLab CI', PATIENCE, () => {
  test('gets a code quality report of everything', () => {
    const ended = place.run(gitlabSteps(GITLAB, 'tidemark'), ON_GITLAB);
    expect(ended.code, ended.stderr).toBe(0);
    const report = JSON.parse(place.read('gl-code-quality-report.json')) as { location: { path: string } }[];
    expect(report.map(({ location }) => location.path)).toEqual([OLD_FILE]);
  });

  test('fails for what a merge request brings in, and for nothing else', () => {
    const env = { ...ON_GITLAB, CI_MERGE_REQUEST_DIFF_BASE_SHA: place.git('rev-parse', 'HEAD') };
    const steps = gitlabSteps(GITLAB, 'tidemark-new');
    expect(place.run(steps, env).code).toBe(0);
    place.addFinding();
    place.commit('Uploads');
    const ended = place.run(steps, env);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(NEW_FILE);
    expect(ended.stdout).not.toContain(OLD_FILE);
  });
});

test('the hook of pre-commit stops a commit that brings something in', PATIENCE, () => {
  const steps = hookSteps('examples/ci/pre-commit-config.yaml', '.pre-commit-hooks.yaml');
  expect(place.run(steps).code).toBe(0);
  place.addFinding();
  place.git('add', '.');
  const ended = place.run(steps);
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain(NEW_FILE);
  expect(ended.stdout).not.toContain(OLD_FILE);
});

describe.skipIf(isMissing('composer'))('a script of Composer', PATIENCE, () => {
  const composer = (script: string): Ended =>
    place.run([{ command: `composer --no-interaction run-script ${script}`, env: { COMPOSER_ALLOW_SUPERUSER: '1' } }]);

  beforeEach(() => cpSync(join(ROOT, 'examples/ci/composer.json'), join(place.site, 'composer.json')));

  test('accepts what is there, and then finds only what is new', () => {
    expect(composer('tidemark:accept').code).toBe(0);
    expect(composer('tidemark').code).toBe(0);
    place.addFinding();
    const ended = composer('tidemark');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(NEW_FILE);
    expect(ended.stdout).not.toContain(OLD_FILE);
  });

  test('finds what the uncommitted changes bring in', () => {
    expect(composer('tidemark:new').code).toBe(0);
    place.addFinding();
    expect(composer('tidemark:new').code).toBe(1);
  });
});
