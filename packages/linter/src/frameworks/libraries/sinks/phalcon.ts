import type { Sink } from '../../knowledge.ts';
import { type SinkCommons, sinkRows } from '../sink-rows.ts';

const zephir = 'phalcon/cphalcon: phalcon';
const cache: Pick<SinkCommons, 'effect' | 'kind' | 'localOnly'> = {
  effect: 'directory',
  kind: 'cache',
  localOnly: true,
};

/** Phalcon, an extension whose classes are named in the project alone; File and `cacheDir` are of its third version. */
export const phalconSinks: readonly Sink[] = [
  ...sinkRows({ source: `${zephir}/Logger/Adapter/Stream.zep`, effect: 'append', kind: 'log' }, [
    ['new Phalcon\\Logger\\Adapter\\Stream', 0],
    ['new Phalcon\\Logger\\Adapter\\File', 0],
  ]),
  ...sinkRows({ source: `${zephir}/Storage/Adapter/Stream.zep`, ...cache }, [
    ['new Phalcon\\Storage\\Adapter\\Stream', [1, 'storageDir']],
    ['new Phalcon\\Cache\\Adapter\\Stream', [1, 'storageDir']],
    ['new Phalcon\\Cache\\Backend\\File', [1, 'cacheDir']],
  ]),
  ...sinkRows(
    {
      source: `${zephir}/Storage/AdapterFactory.zep`,
      when: [{ arg: 0, name: 'name', equals: 'stream', strict: true }],
      ...cache,
    },
    [
      ['Phalcon\\Storage\\AdapterFactory->newInstance', [1, 'storageDir']],
      ['Phalcon\\Cache\\AdapterFactory->newInstance', [1, 'storageDir']],
    ],
  ),
  ...sinkRows({ source: `${zephir}/Mvc/Model/MetaData/Stream.zep`, ...cache }, [
    ['new Phalcon\\Mvc\\Model\\MetaData\\Stream', [0, 'metaDataDir']],
    ['new Phalcon\\Mvc\\Model\\MetaData\\Files', [0, 'metaDataDir']],
  ]),
  ...sinkRows({ source: `${zephir}/Annotations/Adapter/Stream.zep`, ...cache }, [
    ['new Phalcon\\Annotations\\Adapter\\Stream', [0, 'annotationsDir']],
    ['new Phalcon\\Annotations\\Adapter\\Files', [0, 'annotationsDir']],
  ]),
  ...sinkRows({ source: `${zephir}/Mvc/View/Engine/Volt/Compiler.zep`, ...cache }, [
    ['Phalcon\\Mvc\\View\\Engine\\Volt->setOptions', [0, 'path']],
    ['Phalcon\\Mvc\\View\\Engine\\Volt->setOptions', [0, 'compiledPath']],
  ]),
  ...sinkRows({ source: `${zephir}/Session/Adapter/Stream.zep`, effect: 'directory', kind: 'session' }, [
    ['new Phalcon\\Session\\Adapter\\Stream', [0, 'savePath']],
  ]),
  ...sinkRows(
    {
      source: `${zephir}/Image/Adapter/AbstractAdapter.zep`,
      effect: 'write',
      kind: 'media',
      when: [{ arg: 0, name: 'file', given: true }],
    },
    ['Gd', 'Imagick'].map((name) => [`Phalcon\\Image\\Adapter\\${name}->save`, 0] as const),
  ),
];
