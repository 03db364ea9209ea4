/** CodeIgniter 3 logs to files unless the threshold is 0. bcit-ci/CodeIgniter: system/core/Log.php */
import type { StoreReading } from '../../../configuration/reading.ts';
import { textOf } from '../../../configuration/setting.ts';
import type { Leaf } from './leaves.ts';
import { remedyOf } from './remedies.ts';

/** @param leaves those of one file */
export function codeigniterLog(leaves: readonly Leaf[]): readonly StoreReading[] {
  const last = (name: string): Leaf | undefined => leaves.findLast(({ keys }) => keys.at(-1) === name);
  const [threshold, place] = [last('log_threshold'), last('log_path')];
  // Where a path is written, its name tells of it already.
  if (!threshold || !place || textOf(place.setting) !== '' || textOf(threshold.setting) === '0') return [];
  return [
    {
      kind: 'logs',
      store: 'log_path',
      placement: 'node',
      technology: 'local files',
      confidence: 'likely',
      told: [{ path: place.path, line: place.line, key: place.keys.join('.'), isLocal: true }],
      isUsed: true,
      reportedAs: 'log-file',
      message: 'Log files lie inside the release: an empty path stands for `logs` of the application',
      remedy: remedyOf('logs'),
    },
  ];
}
