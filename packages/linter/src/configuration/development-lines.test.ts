import { expect, test } from 'vitest';
import { factsOf } from '../php/facts-of.ts';
import { developmentLines } from './development-lines.ts';

test('lines under conditions that hold on machines of developers', () => {
  const text = `<?php
if (getenv('IS_DDEV_PROJECT') == 'true') {
  $a = 1;
}
if (defined('WP_LOCAL_DEV') && WP_LOCAL_DEV) {
  $b = 1;
} else {
  $c = 1;
}
if ($env !== 'local') {
  $d = 1;
}
if (getenv('REDIS_HOST')) {
  $e = 1;
}
`;
  expect([...developmentLines(factsOf(Buffer.from(text)))]).toEqual([3, 6]);
});
