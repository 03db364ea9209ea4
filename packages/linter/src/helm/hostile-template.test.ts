/** Templates that are made to cost time or memory: bounded work, whatever is left open or shown again and again. */
import { expect, test } from 'vitest';
import { configurationOf } from '../configuration/testing.ts';
import { shownTemplates } from './charts.ts';

function shown(template: string, values = '{}'): string {
  const files = {
    'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.2.0\n',
    'chart/values.yaml': values,
    'chart/templates/app.yaml': template,
  };
  return shownTemplates(configurationOf(files)).get('chart/templates/app.yaml')?.text ?? '';
}

test.each([
  ['actions', '{{ '],
  ['texts', '{{ " '],
  ['raw texts', '{{ ` '],
  ['comments', '{{/* '],
  ['braces', '{{ }'],
])('%s that are left open are shown as text', (_, piece) => {
  expect(shown(piece.repeat(40_000)).length).toBeGreaterThan(40_000 * (piece.length - 1));
});

test('blocks in blocks beyond any use end', () => {
  expect(shown('{{ if .Values.x }}a'.repeat(20_000))).toBe('');
});

test('a text that is shown again and again is shown so often, not longer', () => {
  const part = `{{ define "part" }}${'x'.repeat(10_000)}{{ end }}`;
  const list = `list: [${Array.from({ length: 2000 }, (_, at) => at).join(', ')}]\n`;
  const text = shown(
    `${part}{{ range .Values.list }}{{ range $.Values.list }}{{ include "part" . }}{{ end }}{{ end }}`,
    list,
  );
  expect(text.length).toBeGreaterThan(1_000_000);
  expect(text.length).toBeLessThan(10_000_000);
});
