/** Every configuration reader, in the order in which they are asked: who tells of a place first is believed. */
import type { ConfigurationReader } from '../configuration/reader.ts';
import { INFRASTRUCTURE } from '../infrastructure/index.ts';
import { craftConfiguration } from './craft/configuration.ts';
import { drupalConfiguration } from './drupal/configuration.ts';
import { laravelConfiguration } from './laravel/configuration.ts';
import { phpConfiguration } from './php/configuration.ts';
import { symfonyConfiguration } from './symfony/configuration.ts';
import { typo3Configuration } from './typo3/configuration.ts';
import { wordpressConfiguration } from './wordpress/configuration.ts';
import { yiiConfiguration } from './yii/configuration.ts';

export const READERS: readonly ConfigurationReader[] = [
  craftConfiguration,
  laravelConfiguration,
  symfonyConfiguration,
  drupalConfiguration,
  wordpressConfiguration,
  typo3Configuration,
  yiiConfiguration,
  phpConfiguration,
  ...INFRASTRUCTURE,
];
