/** Variables that Kubernetes manifests and values of Helm charts give to the application. */
import { type Setting, settingAt, textOf } from '../configuration/setting.ts';
import type { GivenVariable } from '../configuration/variables.ts';
import { type ChartFiles, chartValues } from '../helm/chart-values.ts';
import { isForDevelopment } from './deployment-file.ts';
import { projectManifests } from './kubernetes-configuration.ts';
import { environmentOf } from './manifests.ts';

/** A name as variables of the environment have it. */
const NAME = /^[A-Z][A-Z\d_]*$/;

/** Keys below which charts take variables of their containers. */
const ENVIRONMENT_KEY =
  /^(?:env|envs|environment|env_?vars|extra_?env(?:_?vars)?|additional_?env|config_?map|variables)$/i;

/** Maps within maps of a chart's values that are looked through. */
const DEEPEST = 6;

export function clusterVariables(files: ChartFiles): readonly GivenVariable[] {
  const given = [
    ...chartValues(files)
      .filter(({ values }) => !isForDevelopment(values.path))
      .flatMap(({ values }) => inValues(values, 0)),
    ...projectManifests(files).flatMap(environmentOf),
  ];
  const seen = new Set<string>();
  return given
    .filter(({ name, path, line }) => {
      // What a template takes from the values is there already.
      const key = `${name} ${path}:${line}`;
      return NAME.test(name) && !seen.has(key) && seen.add(key);
    })
    .map((variable) => ({ ...variable, from: 'image' as const }));
}

function inValues(setting: Setting | undefined, depth: number): readonly Omit<GivenVariable, 'from'>[] {
  if (setting?.kind !== 'map' || depth > DEEPEST) return [];
  return setting.entries.flatMap(({ key, value }) =>
    ENVIRONMENT_KEY.test(key) ? variablesIn(value) : inValues(value, depth + 1),
  );
}

/** A map of names, or the list that a container takes. */
function variablesIn(setting: Setting): readonly Omit<GivenVariable, 'from'>[] {
  if (setting.kind === 'list') {
    return setting.items.flatMap((item) => {
      const name = textOf(settingAt(item, 'name'));
      const value = textOf(settingAt(item, 'value'));
      return name === undefined || value === undefined ? [] : [{ name, value, path: item.path, line: item.line }];
    });
  }
  if (setting.kind !== 'map') return [];
  return setting.entries.flatMap(({ key, value, path, line }) => {
    const text = textOf(value);
    return text === undefined ? variablesIn(value) : [{ name: key, value: text, path, line }];
  });
}
