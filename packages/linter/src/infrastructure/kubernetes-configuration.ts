/** What Kubernetes manifests and values of Helm charts tell: volumes that only one pod or one node sees. */
import type { ConfigurationFiles, ConfigurationReader } from '../configuration/reader.ts';
import { NOTHING_READ, type Reading, type StoreReading, type SwitchReading } from '../configuration/reading.ts';
import { entryAt, flagOf, type Placed, type Setting, settingAt, textOf } from '../configuration/setting.ts';
import { type ChartFiles, chartValues } from '../helm/chart-values.ts';
import { shownTemplates } from '../helm/charts.ts';
import { isForDevelopment } from './deployment-file.ts';
import { accessModesOf, type Manifest, manifestsOf, type PodMount, type Workload, workloadOf } from './manifests.ts';
import { ONE_SCHEDULER, remedyFor } from './remedies.ts';
import { RUNS_SCHEDULE } from './schedule-command.ts';
import { dataIn, IS_SERVICE_IMAGE, type StoredData } from './stored-data.ts';

export const kubernetesConfiguration: ConfigurationReader = { framework: 'any', read };

const YAML = /\.ya?ml$/i;

function read(files: ConfigurationFiles): Reading {
  const manifests = projectManifests(files);
  const modes = new Map(
    manifests
      .filter(({ kind }) => kind === 'PersistentVolumeClaim')
      .map(({ name, root }) => [name, accessModesOf(settingAt(root, 'spec', 'accessModes'))]),
  );
  const scaled = new Set(
    manifests
      .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
      .map(({ root }) => textOf(settingAt(root, 'spec', 'scaleTargetRef', 'name')) ?? ''),
  );
  const workloads = manifests.flatMap((manifest) => workloadOf(manifest) ?? []);
  return {
    ...NOTHING_READ,
    stores: [
      ...workloads.flatMap((workload) => storesOf(workload, modes, scaled.has(workload.name))),
      ...chartValues(files)
        .filter(({ directory }) => !manifests.some(({ path }) => path.startsWith(`${directory}/templates/`)))
        .flatMap(({ values }) => storesOfValues(values)),
    ],
    switches: workloads.flatMap((workload) => schedulesOf(workload, scaled.has(workload.name))),
  };
}

/** Manifests in the project, those of development and tests left out. */
export function projectManifests(files: ChartFiles): readonly Manifest[] {
  const shown = shownTemplates(files);
  return files
    .matching(YAML)
    .filter((path) => (shown.has(path) || MAY_HOLD_MANIFESTS.test(path)) && !isForDevelopment(path))
    .flatMap((path) => {
      const template = shown.get(path);
      return template ? manifestsOf(path, template.text, template.places) : manifestsOf(path, files.text(path) ?? '');
    });
}

/** Where manifests are kept, or what they are called: not every YAML file of a project is opened for them. */
const MAY_HOLD_MANIFESTS =
  /(?:^|\/)\.?(?:k8s|kubernetes|kube|helm|charts?|manifests?|deploy(?:ment)?s?|infra(?:structure)?|kustomize|overlays|base|argocd|openshift|ops)\/|(?:^|[/._-])(?:k8s|kube(?:rnetes)?|deployment|statefulset|manifest|cronjob|pvc)[\w.-]*\.ya?ml$/i;

function storesOf(
  workload: Workload,
  modes: ReadonlyMap<string, readonly string[]>,
  isScaled: boolean,
): readonly StoreReading[] {
  if (workload.containers.some(({ image }) => IS_SERVICE_IMAGE.test(image)) && workload.containers.length === 1)
    return [];
  const several = isScaled || workload.kind === 'DaemonSet' || (workload.replicas ?? 1) > 1;
  return workload.mounts.flatMap((mount) => {
    const data = dataIn(mount.target);
    if (!data || mount.isReadOnly) return [];
    const access = mount.claim === undefined ? [] : (modes.get(mount.claim) ?? []);
    const verdict = placementOf(mount, access, several);
    return verdict === undefined ? [] : [mountedStore(mount, data, verdict)];
  });
}

interface MountVerdict {
  readonly placement: StoreReading['placement'];
  readonly technology: string;
  readonly isLocal: boolean;
  /** How it is lost, after "in … ". */
  readonly where: string;
}

function placementOf(mount: PodMount, access: readonly string[], several: boolean): MountVerdict | undefined {
  switch (mount.volume) {
    case 'emptyDir':
      return {
        placement: 'node',
        technology: 'emptyDir',
        isLocal: true,
        where: 'an emptyDir, which ends with its pod',
      };
    case 'hostPath':
      return {
        placement: 'node',
        technology: 'disk of a node',
        isLocal: true,
        where: 'a disk that only one pod or node sees',
      };
    case 'network':
      return { placement: 'shared', technology: 'volume of the network', isLocal: false, where: 'a shared volume' };
    case 'claim': {
      const isShared = access.includes('ReadWriteMany');
      if (isShared)
        return { placement: 'shared', technology: 'ReadWriteMany volume', isLocal: false, where: 'a shared volume' };
      if (access.length === 0)
        return { placement: 'unknown', technology: 'volume claim', isLocal: false, where: 'a volume' };
      const where = several
        ? 'a ReadWriteOnce volume, although several replicas run'
        : 'a ReadWriteOnce volume, which keeps the application on one node';
      return { placement: 'node', technology: 'ReadWriteOnce volume', isLocal: true, where };
    }
    default:
      return undefined;
  }
}

function mountedStore(
  mount: Placed & { readonly target: string },
  data: StoredData,
  verdict: MountVerdict,
): StoreReading {
  const { path, line, target } = mount;
  return {
    kind: data.kind,
    store: `volume ${target}`,
    placement: verdict.placement,
    technology: verdict.technology,
    confidence: verdict.placement === 'unknown' ? 'possible' : 'certain',
    told: [{ path, line, key: 'mountPath', isLocal: verdict.isLocal }],
    isUsed: true,
    reportedAs: data.reportedAs,
    message: `${data.what[0]?.toUpperCase()}${data.what.slice(1)} (${target}) lie in ${verdict.where}`,
    remedy: remedyFor(data.kind),
  };
}

function schedulesOf(workload: Workload, isScaled: boolean): readonly SwitchReading[] {
  if (!isScaled && workload.kind !== 'DaemonSet' && (workload.replicas ?? 1) < 2) return [];
  return workload.containers
    .filter(({ command }) => RUNS_SCHEDULE.test(command))
    .map(({ path, line }) => ({
      name: 'schedule-on-every-node',
      message: 'Each replica runs the schedule',
      path,
      line,
      remedy: ONE_SCHEDULER,
    }));
}

/** `persistence: { accessMode: ReadWriteOnce }` beside `replicaCount: 3`, as most charts have it; for one whose templates are elsewhere. */
function storesOfValues(root: Setting): readonly StoreReading[] {
  const persistence = settingAt(root, 'persistence');
  if (persistence?.kind !== 'map' || isForDevelopment(root.path)) return [];
  const replicas = Number(textOf(settingAt(root, 'replicaCount')) ?? 1);
  const several = replicas > 1 || flagOf(settingAt(root, 'autoscaling', 'enabled')) === true;
  const target = textOf(settingAt(persistence, 'mountPath')) ?? '/data';
  const data: StoredData = dataIn(target) ?? {
    kind: 'uploads',
    reportedAs: 'upload-dir-in-release',
    what: 'data of the application',
  };
  const enabled = entryAt(persistence, 'enabled');
  if (enabled && flagOf(enabled.value) === false) {
    const where = 'the container, which no volume outlives';
    return [
      mountedStore({ path: enabled.path, line: enabled.line, target }, data, {
        placement: 'node',
        technology: 'container',
        isLocal: several,
        where,
      }),
    ];
  }
  const mode = entryAt(persistence, 'accessMode') ?? entryAt(persistence, 'accessModes');
  const { path, line } = mode ?? persistence;
  const verdict = placementOf(
    { target, volume: 'claim', isReadOnly: false, path, line: 1 },
    accessModesOf(mode?.value),
    several,
  );
  return verdict ? [mountedStore({ path, line, target }, data, verdict)] : [];
}
