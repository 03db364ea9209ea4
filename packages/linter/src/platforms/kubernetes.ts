import type { Platform } from './platform.ts';

export const kubernetes: Platform = {
  name: 'kubernetes',
  title: 'Kubernetes',
  release: 'ephemeral',
  shared: false,
  wiped: 'with each pod',
  advice: 'On Kubernetes a volume that all pods share (`ReadWriteMany`) may also be mounted.',
  source:
    'https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/, https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
};
