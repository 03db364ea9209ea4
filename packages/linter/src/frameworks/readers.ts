/** Every configuration reader, in the order in which they are asked: who tells of a place first is believed. */
import type { ConfigurationReader } from '../configuration/reader.ts';
import { INFRASTRUCTURE } from '../infrastructure/index.ts';
import { drupalConfiguration } from './drupal/configuration.ts';
import { laravelConfiguration } from './laravel/configuration.ts';
import { symfonyConfiguration } from './symfony/configuration.ts';

export const READERS: readonly ConfigurationReader[] = [
  laravelConfiguration,
  symfonyConfiguration,
  drupalConfiguration,
  ...INFRASTRUCTURE,
];
