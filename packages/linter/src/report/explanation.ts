import type { Finding } from '../result.ts';
import { EFFECT_SENTENCES } from './effect.ts';
import { visible } from './visible.ts';

/** A finding in plain lines of text, free of control characters: where the path comes from, why it matters, what to do; for reports without layout. */
export function explanationLines(finding: Finding): string[] {
  const { trace, effect, remedy } = finding;
  return [
    ...trace.map(({ path, line, message }, index) => visible(`${index + 1}. ${path}:${line} ${message}`)),
    ...(effect === null ? [] : [EFFECT_SENTENCES[effect]]),
    visible(remedy.summary),
    ...(remedy.packages.length === 0 ? [] : [visible(`composer require ${remedy.packages.join(' ')}`)]),
    ...remedy.docs.map(visible),
  ];
}
