/** Reads Kubernetes manifests: documents, the pods they make and what these mount. https://kubernetes.io/docs/concepts/storage/volumes/ */

import { settingOf } from '../configuration/project-files.ts';
import { type Placed, positionOf, type Setting, settingAt, textOf } from '../configuration/setting.ts';
import { parseYaml } from '../container/yaml-document.ts';
import { IS_SERVICE_IMAGE } from './stored-data.ts';

export interface Manifest extends Placed {
  readonly kind: string;
  readonly name: string;
  readonly root: Setting;
}

/**
 * Every document of a file of manifests; none for other YAML and for templates of Helm that only Helm can read.
 * @param places where each line of the text was written, where that is not the file itself
 */
export function manifestsOf(path: string, text: string, places?: readonly Placed[]): readonly Manifest[] {
  if (!/^\s*apiVersion:/m.test(text) || !/^\s*kind:/m.test(text)) return [];
  const lines = text.split('\n');
  const starts = [0, ...lines.flatMap((line, at) => (/^---(?:\s|$)/.test(line) ? [at + 1] : [])), lines.length + 1];
  return starts.slice(0, -1).flatMap((start, number) => {
    const end = (starts[number + 1] ?? lines.length) - 1;
    const document = lines.slice(start, end).join('\n');
    if (document.trim() === '') return [];
    // Blank lines before it keep the document's own lines.
    const result = parseYaml('\n'.repeat(start) + document);
    if (!('node' in result)) return [];
    const read = settingOf(result.node, path);
    const root = places ? relocated(read, places) : read;
    const kind = textOf(settingAt(root, 'kind'));
    if (kind === undefined || textOf(settingAt(root, 'apiVersion')) === undefined) return [];
    return [
      {
        kind,
        name: textOf(settingAt(root, 'metadata', 'name')) ?? '',
        root,
        path,
        line: root.path === path ? root.line : 1,
      },
    ];
  });
}

/** The same settings where their lines were written. */
function relocated(setting: Setting, places: readonly Placed[]): Setting {
  const at = placeAt(setting, places);
  if (setting.kind === 'list')
    return { ...setting, ...at, items: setting.items.map((item) => relocated(item, places)) };
  if (setting.kind !== 'map') return { ...setting, ...at };
  const entries = setting.entries.map((entry) => ({
    ...entry,
    ...placeAt(entry, places),
    value: relocated(entry.value, places),
  }));
  return { ...setting, ...at, entries };
}

function placeAt({ path, line }: Placed, places: readonly Placed[]): Placed {
  return places[line - 1] ?? { path, line };
}

export type VolumeKind = 'emptyDir' | 'hostPath' | 'claim' | 'network' | 'other';

/** A volume as a container mounts it. */
export interface PodMount extends Placed {
  readonly target: string;
  readonly volume: VolumeKind;
  /** Name of the claim. */
  readonly claim?: string;
  readonly isReadOnly: boolean;
}

/** Where its command stands. */
export interface PodContainer extends Placed {
  readonly image: string;
  readonly command: string;
}

export interface Workload extends Manifest {
  /** Undefined where nothing tells. */
  readonly replicas?: number;
  readonly mounts: readonly PodMount[];
  readonly containers: readonly PodContainer[];
}

const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Pod']);

const NETWORK: readonly string[] = ['nfs', 'cephfs', 'glusterfs', 'azureFile', 'csi'];

/** The workload that a manifest describes; undefined for any other kind. Jobs end, so what they keep is scratch. */
export function workloadOf(manifest: Manifest): Workload | undefined {
  if (!WORKLOADS.has(manifest.kind)) return undefined;
  const { root } = manifest;
  const pod = manifest.kind === 'Pod' ? settingAt(root, 'spec') : settingAt(root, 'spec', 'template', 'spec');
  const volumes = new Map(
    itemsOf(settingAt(pod, 'volumes')).map((volume) => [textOf(settingAt(volume, 'name')), volume]),
  );
  const containers = itemsOf(settingAt(pod, 'containers'));
  const replicas = Number(textOf(settingAt(root, 'spec', 'replicas')));
  const templates = new Set(
    itemsOf(settingAt(root, 'spec', 'volumeClaimTemplates')).map((claim) =>
      textOf(settingAt(claim, 'metadata', 'name')),
    ),
  );
  const mounts = containers.flatMap((container) =>
    itemsOf(settingAt(container, 'volumeMounts')).flatMap((mount): readonly PodMount[] => {
      const target = textOf(settingAt(mount, 'mountPath'));
      const name = textOf(settingAt(mount, 'name'));
      if (target === undefined) return [];
      const volume = volumes.get(name);
      const claim = textOf(settingAt(volume, 'persistentVolumeClaim', 'claimName'));
      return [
        {
          target,
          // Each pod of a stateful set has a disk of its own from a claim's template.
          volume: templates.has(name) ? 'hostPath' : kindOf(volume),
          ...(claim === undefined ? {} : { claim }),
          isReadOnly: settingAt(mount, 'readOnly')?.kind === 'value',
          path: mount.path,
          line: mount.line,
        },
      ];
    }),
  );
  return {
    ...manifest,
    ...(Number.isNaN(replicas) ? {} : { replicas }),
    mounts,
    containers: containers.map((container) => ({
      image: textOf(settingAt(container, 'image')) ?? '',
      command: [...itemsOf(settingAt(container, 'command')), ...itemsOf(settingAt(container, 'args'))]
        .map((word) => textOf(word) ?? '')
        .join(' '),
      ...positionOf(settingAt(container, 'command') ?? settingAt(container, 'args') ?? container),
    })),
  };
}

function kindOf(volume: Setting | undefined): VolumeKind {
  if (settingAt(volume, 'emptyDir') !== undefined) return 'emptyDir';
  if (settingAt(volume, 'hostPath') !== undefined) return 'hostPath';
  if (settingAt(volume, 'persistentVolumeClaim') !== undefined) return 'claim';
  return NETWORK.some((key) => settingAt(volume, key) !== undefined) ? 'network' : 'other';
}

function itemsOf(setting: Setting | undefined): readonly Setting[] {
  return setting?.kind === 'list' ? setting.items : [];
}

/** Ways in which a claim may be mounted: `ReadWriteOnce` … */
export function accessModesOf(setting: Setting | undefined): readonly string[] {
  const one = textOf(setting);
  return one === undefined ? itemsOf(setting).flatMap((item) => textOf(item) ?? []) : [one];
}

/** A variable with a fixed value. */
export interface PodVariable extends Placed {
  readonly name: string;
  readonly value: string;
}

/** `env` of the containers that are the application, and the data of a ConfigMap. Secrets and references hold no value here. */
export function environmentOf(manifest: Manifest): readonly PodVariable[] {
  if (manifest.kind === 'ConfigMap') {
    const data = settingAt(manifest.root, 'data');
    return data?.kind === 'map'
      ? data.entries.flatMap(({ key, value, path, line }) => {
          const text = textOf(value);
          return text === undefined ? [] : [{ name: key, value: text, path, line }];
        })
      : [];
  }
  if (!WORKLOADS.has(manifest.kind)) return [];
  const pod =
    manifest.kind === 'Pod' ? settingAt(manifest.root, 'spec') : settingAt(manifest.root, 'spec', 'template', 'spec');
  return itemsOf(settingAt(pod, 'containers'))
    .filter((container) => !IS_SERVICE_IMAGE.test(textOf(settingAt(container, 'image')) ?? ''))
    .flatMap((container) => itemsOf(settingAt(container, 'env')))
    .flatMap((entry) => {
      const name = textOf(settingAt(entry, 'name'));
      const given = settingAt(entry, 'value');
      const value = textOf(given);
      if (name === undefined || given === undefined || value === undefined) return [];
      // What a chart takes from its values is set there.
      return [{ name, value, ...positionOf(given.path === entry.path ? entry : given) }];
    });
}
