import { describe, expect, test } from 'vitest';
import { configurationOf } from '../configuration/testing.ts';
import { shownTemplates } from './charts.ts';

const CHART = { 'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.2.0\n' };

/** A template's lines that are not blank, each with the place where it was set. */
function shown(files: Readonly<Record<string, string>>, path = 'chart/templates/app.yaml'): string[] {
  const template = shownTemplates(configurationOf({ ...CHART, ...files })).get(path);
  return (template?.text ?? '').split('\n').flatMap((text, line) => {
    const place = template?.places[line];
    return text.trim() === '' || !place ? [] : [`${place.path.replace('chart/', '')}:${place.line} ${text}`];
  });
}

function text(template: string, values = ''): string {
  return shown({ 'chart/templates/app.yaml': template, 'chart/values.yaml': values || '{}' })
    .map((line) => line.replace(/^\S+ /, ''))
    .join('\n');
}

describe('a template of a chart', () => {
  test('shows values where they were set, the file for production over the usual one', () => {
    const files = {
      'chart/values.yaml': 'replicas: 1\nenv:\n  SESSION_DRIVER: file\n  LOG_CHANNEL: stderr\n',
      'chart/values-production.yaml': 'replicas: 4\nenv:\n  SESSION_DRIVER: redis\n',
      'chart/values-staging.yaml': 'env:\n  LOG_CHANNEL: single\n',
      'chart/templates/app.yaml':
        'spec:\n  replicas: {{ .Values.replicas }}\n  env:\n    {{- range $k, $v := .Values.env }}\n    - name: {{ $k }}\n      value: {{ $v | quote }}\n    {{- end }}\n',
    };
    expect(shown(files)).toEqual([
      'templates/app.yaml:1 spec:',
      'values-production.yaml:1   replicas: 4',
      'templates/app.yaml:3   env:',
      'templates/app.yaml:5     - name: SESSION_DRIVER',
      'values-production.yaml:3       value: "redis"',
      'templates/app.yaml:5     - name: LOG_CHANNEL',
      'values.yaml:4       value: "stderr"',
    ]);
  });

  test('takes parts from other files, and its dot from them', () => {
    const files = {
      'chart/templates/_helpers.tpl':
        '{{- define "shop.name" -}}\n{{ .Release.Name }}-{{ .Chart.Name | trunc 3 }}\n{{- end }}\n{{ define "shop.volume" }}\nname: {{ .name }}\nemptyDir: {}\n{{ end }}\n',
      'chart/templates/app.yaml':
        'name: {{ include "shop.name" . }}\nvolume:\n  {{- include "shop.volume" (dict "name" "files") | nindent 2 }}\n',
    };
    expect(shown(files)).toEqual([
      'Chart.yaml:1 name: release-sho',
      'templates/app.yaml:2 volume:',
      'templates/_helpers.tpl:5   name: files',
      'templates/_helpers.tpl:6   emptyDir: {}',
    ]);
  });

  test('shows nested values as YAML, line by line', () => {
    const files = {
      'chart/values.yaml': 'volumes:\n  - name: data\n    claim:\n      modes: [ReadWriteOnce]\n  - plain\n',
      'chart/templates/app.yaml': 'volumes:\n  {{- toYaml .Values.volumes | nindent 2 }}\n',
    };
    expect(shown(files)).toEqual([
      'templates/app.yaml:1 volumes:',
      'values.yaml:2   - name: data',
      'values.yaml:3     claim:',
      'values.yaml:4       modes:',
      'values.yaml:4         - ReadWriteOnce',
      'values.yaml:5   - plain',
    ]);
  });

  test.each([
    ['{{ if .Values.on }}a{{ else if .Values.b }}b{{ else }}c{{ end }}', 'b: 1', 'b'],
    ['{{ if and .Values.on (not .Values.b) }}a{{ else }}c{{ end }}', 'on: true', 'a'],
    ['{{ if eq .Values.kind "x" "y" }}a{{ else }}c{{ end }}', 'kind: y', 'a'],
    ['{{ if .Capabilities.APIVersions.Has "v1" }}a{{ end }}', '', 'a'],
    ['{{ with .Values.m }}{{ .a }}{{ $.Chart.Name }}{{ else }}none{{ end }}', 'm: {a: 1}', '1shop'],
    ['{{ range .Values.list }}{{ . }},{{ else }}none{{ end }}', 'list: [a, b]', 'a,b,'],
    ['{{ range .Values.list }}{{ . }},{{ else }}none{{ end }}', '', 'none'],
    ['{{ $x := .Values.a | default "d" }}{{ $x }}', '', 'd'],
    ['{{ (index .Values "a-b").c }}', 'a-b: {c: 3}', '3'],
    ['{{ printf "%s-%d" .Values.a 3 | upper | trimSuffix "-3" }}', 'a: x', 'X'],
    ['{{ .Values.a.b.c }}', '', ''],
    ['{{ .Values.a | randAlphaNum 5 }}', 'a: x', 'unknown'],
    ['{{/* a }} b */}}x{{ "{{" }}', '', 'x{{'],
    ['{{ if .Values.open }}a', 'open: 1', 'a'],
    ['{{ )( | | }}x', '', 'x'],
    ['{{ ternary "a" "b" (hasKey .Values "k") }}', 'k: 1', 'a'],
  ])('%s with %s shows %j', (template, values, expected) => expect(text(template, values)).toBe(expected));

  test('that shows itself comes to an end', () => {
    expect(text('{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}x')).toContain('x');
    const lists = `{{ range .Values.l }}{{ range $.Values.l }}{{ range $.Values.l }}{{ . }}{{ end }}{{ end }}{{ end }}`;
    const started = performance.now();
    text(lists, `l: [${Array.from({ length: 300 }, (_, at) => at).join(', ')}]`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
