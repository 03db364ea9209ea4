/** Handlers of the module Monolog, which are services of a site: `monolog.handler.*`. */
import type { StoreReading } from '../../../configuration/reading.ts';
import { entryAt, type SettingEntry, settingAt } from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import { remedyFor, type Site, textAt } from './site.ts';

/** https://git.drupalcode.org/project/monolog/-/blob/3.0.x/README.md: handlers are services of sites/…/*.services.yml. */
const FILES = /(?:^|\/)sites\/[^/]+\/(?:[\w.-]+\.)?services\.yml$/;
const NAME = /^monolog\.handler\.(.+)$/;
/** monolog/monolog: src/Monolog/Handler; the first argument is the file or stream. */
const WRITES = /^\\?Monolog\\Handler\\(?:RotatingFile|Stream)Handler$/;

export function logHandlers(site: Site): readonly StoreReading[] {
  return site.files.matching(FILES).flatMap((path) => {
    const services = settingAt(site.files.data(path), 'services');
    return services?.kind === 'map' ? services.entries.flatMap((entry) => handlerOf(site, entry)) : [];
  });
}

function handlerOf(site: Site, entry: SettingEntry): readonly StoreReading[] {
  const name = NAME.exec(entry.key)?.[1];
  if (name === undefined || !WRITES.test(textAt(settingAt(entry.value, 'class')))) return [];
  const given = entryAt(entry.value, 'arguments');
  const [file] = given?.value.kind === 'list' ? given.value.items : [];
  const target = textAt(file);
  if (!given || target === '' || target.includes('%')) return [];
  const isLocal = !/^php:\/\/(?:stdout|stderr|output)/.test(target) && !target.startsWith('/dev/');
  return [
    {
      kind: 'logs',
      store: `log handler ${name}${site.label}`,
      placement: isLocal ? 'node' : 'shared',
      technology: isLocal ? 'local files' : 'standard streams',
      confidence: 'certain',
      told: [tellingOf(given, `services.${entry.key}.arguments`, isLocal)],
      isUsed: true,
      reportedAs: 'log-file',
      message: isLocal
        ? `The log handler ${name} writes ${target} on the disk of one node`
        : `The log handler ${name} writes to ${target}`,
      remedy: remedyFor('log'),
    },
  ];
}
