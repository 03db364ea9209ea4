import { expect, test } from 'vitest';
import { lint } from '../lint.ts';
import { temporaryProject } from '../project/temporary-project.ts';

const SERVICE = String.raw`<?php
namespace Drupal\jobs\Controller;
use Drupal\Core\Controller\ControllerBase;
use Drupal\Core\Config\ConfigFactoryInterface;
class Runs extends ControllerBase {
  private string $kept;
  public function __construct(ConfigFactoryInterface $factory) {
    $settings = $factory->get('jobs.settings');
    $this->kept = $settings->get('kept');
  }
  public function page(string $run, string $text): void {
    file_put_contents($this->kept . '/' . $run, $text);
    file_put_contents(\Drupal::config('jobs.settings')->get('served') . '/' . $run, $text);
    if (\Drupal::config('jobs.settings')->get('mode') === 'verbose') {
      file_put_contents('/srv/verbose/' . $run, $text);
    }
  }
}
`;

test('a setting that the code does not tell has the path that its module installs; a word chooses no way', async () => {
  const root = temporaryProject({
    'composer.json': '{"name":"drupal/jobs","type":"drupal-module","require":{"drupal/core":"^10"}}',
    'jobs.info.yml': 'name: Jobs\ntype: module\ncore_version_requirement: ^10\n',
    'config/install/jobs.settings.yml': "kept: /srv/jobs\nserved: 'public://jobs'\nmode: quiet\n",
    'src/Controller/Runs.php': SERVICE,
  });
  const { findings } = await lint({ path: root, cache: false, threads: 1 });
  const writes = findings.filter(({ category }) => category === 'write');
  expect(
    writes.map(({ startLine, severity, message }) => [startLine, severity, /`([^`]+)`/.exec(message)?.[1]]),
  ).toEqual([
    [12, 'warning', '/srv/jobs/…'],
    [15, 'warning', '/srv/verbose/…'],
  ]);
});
