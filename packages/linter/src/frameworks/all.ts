import { craft } from './craft/index.ts';
import { drupal } from './drupal/index.ts';
import type { Knowledge } from './knowledge.ts';
import { laravel } from './laravel/index.ts';
import { libraries } from './libraries/index.ts';
import { php } from './php/index.ts';
import { symfony } from './symfony/index.ts';
import { typo3 } from './typo3/index.ts';
import { wordpress } from './wordpress/index.ts';
import { yii } from './yii/index.ts';

/** Every table there is, in the order in which remedies are looked for: the most particular framework first. */
export const KNOWLEDGE: readonly Knowledge[] = [drupal, wordpress, typo3, laravel, craft, yii, symfony, libraries, php];
