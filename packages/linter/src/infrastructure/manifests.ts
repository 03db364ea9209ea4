/** Reads Kubernetes manifests: documents, the pods they make and what these mount. https://kubernetes.io/docs/concepts/storage/volumes/ */

import { settingOf } from '../configuration/project-files.ts';
import { type Placed, type Setting, settingAt, textOf } from '../configuration/setting.ts';
import { parseYaml } from '../container/yaml-document.ts';
import { IS_SERVICE_IMAGE } from './stored-data.ts';

export interface Manifest extends Placed {
  readonly kind: string;
  readonly name: string;
  readonly root: Setting;
}

/** Every document of a file of manifests; none for other YAML and for templates of Helm that only Helm can read. */
export function manifestsOf(path: string, text: string): readonly Manifest[] {
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
    const root = settingOf(result.node, path);
    const kind = textOf(settingAt(root, 'kind'));
    if (kind === undefined || textOf(settingAt(root, 'apiVersion')) === undefined) return [];
    return [{ kind, name: textOf(settingAt(root, 'metadata', 'name')) ?? '', root, path, line: root.line }];
  });
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

export interface Workload extends Manifest {
  /** Undefined where nothing tells. */
  readonly replicas?: number;
  readonly mounts: readonly PodMount[];
  readonly containers: readonly { readonly image: string; readonly command: string; readonly line: number }[];
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
      line: (settingAt(container, 'command') ?? settingAt(container, 'args') ?? container).line,
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
      const value = textOf(settingAt(entry, 'value'));
      return name === undefined || value === undefined ? [] : [{ name, value, path: entry.path, line: entry.line }];
    });
}
