/** What is wrong with a finding that a plugin gave. */
import type { Confidence, Severity } from '../result.ts';

const SEVERITIES: Readonly<Record<Severity, true>> = { error: true, warning: true, info: true };
const CONFIDENCES: Readonly<Record<Confidence, true>> = { certain: true, likely: true, possible: true };

/** @returns the problem as the end of a sentence (`has no message`); undefined where there is none */
export function badFinding(finding: unknown, needed: readonly string[]): string | undefined {
  if (typeof finding !== 'object' || finding === null) return 'is no object';
  const given = finding as Readonly<Record<string, unknown>>;
  if (typeof given['message'] !== 'string' || given['message'] === '') return 'has no message';
  if (!Object.hasOwn(SEVERITIES, String(given['severity'])))
    return `has the severity ${shown(given['severity'])}; one of ${Object.keys(SEVERITIES).join(', ')} is needed`;
  if (!Object.hasOwn(CONFIDENCES, String(given['confidence'])))
    return `has the confidence ${shown(given['confidence'])}; one of ${Object.keys(CONFIDENCES).join(', ')} is needed`;
  return needed.map((key) => badPart(key, given[key])).find((problem) => problem !== undefined);
}

function badPart(key: string, value: unknown): string | undefined {
  if (key === 'span') {
    const isSpan = Array.isArray(value) && value.length === 4 && value.every(isPosition);
    return isSpan ? undefined : 'has no span of four numbers from 1: take the span of an expression';
  }
  if (key === 'line') return isPosition(value) ? undefined : `has the line ${shown(value)}; lines count from 1`;
  return typeof value === 'string' ? undefined : `has no text "${key}"`;
}

function isPosition(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 1;
}

function shown(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
