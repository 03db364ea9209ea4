import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

/** Log handlers over a file; `php://` targets are streams and no write. */
export const logSinks: readonly Sink[] = [
  ...sinkRows({ source: 'monolog/monolog: src/Monolog/Handler', effect: 'append', kind: 'log' }, [
    ['new Monolog\\Handler\\StreamHandler', 0],
    ['new Monolog\\Handler\\RotatingFileHandler', 0],
  ]),
  {
    call: 'new Monolog\\Handler\\DeduplicationHandler',
    path: { arg: 1, name: 'deduplicationStore' },
    effect: 'write',
    when: [{ arg: 1, name: 'deduplicationStore', given: true }],
    kind: 'log',
    source: 'monolog/monolog: src/Monolog/Handler/DeduplicationHandler.php',
  },
  ...sinkRows({ source: 'katzgrau/klogger: src/Logger.php', effect: 'append', kind: 'log', localOnly: true }, [
    ['new Katzgrau\\KLogger\\Logger', 0],
  ]),
  ...sinkRows({ source: 'laminas/laminas-log: src/Writer/Stream.php', effect: 'append', kind: 'log' }, [
    ['new Laminas\\Log\\Writer\\Stream', 0],
    ['new Zend\\Log\\Writer\\Stream', 0],
    ['new Zend_Log_Writer_Stream', 0],
  ]),
  ...sinkRows(
    { source: 'tracy/tracy: src/Tracy/Debugger/Debugger.php', effect: 'append', kind: 'log', localOnly: true },
    [
      ['Tracy\\Debugger::enable', 1],
      ['Nette\\Bootstrap\\Configurator->enableTracy', 0],
      ['Nette\\Configurator->enableDebugger', 0],
    ],
  ),
];
