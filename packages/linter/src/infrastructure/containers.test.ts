import { describe, expect, test } from 'vitest';
import type { ConfigurationReader } from '../configuration/reader.ts';
import { configurationOf, storeLines } from '../configuration/testing.ts';
import { composeConfiguration } from './compose-configuration.ts';
import { imageVolumes } from './image-volumes.ts';
import { givenVariables } from './index.ts';
import { kubernetesConfiguration } from './kubernetes-configuration.ts';

async function stores(reader: ConfigurationReader, files: Readonly<Record<string, string>>): Promise<string[]> {
  return storeLines((await reader.read(configurationOf(files), undefined)).stores);
}

describe('volumes of images', () => {
  test('hold data of the application, inside it or in a directory of its own', async () => {
    const text =
      'FROM php\nCOPY . /opt/wiki\nVOLUME [ "/opt/wiki/var" ]\nVOLUME /var/lib/wiki /var/log/nginx /tmp /etc/nginx\n';
    expect(await stores(imageVolumes, { Dockerfile: text })).toEqual([
      'uploads volume /opt/wiki/var: node, local files @ Dockerfile:3 local',
      'uploads volume /var/lib/wiki: node, local files @ Dockerfile:4 local',
    ]);
    const { stores: found } = await imageVolumes.read(configurationOf({ Dockerfile: text }), undefined);
    expect(found.map(({ reportedAs, message }) => `${reportedAs}: ${message}`)[0]).toBe(
      'upload-dir-in-release: The image keeps data of the application in a volume inside the application (/opt/wiki/var), on the node that runs it',
    );
    // So that a platform's mount of the same folder keeps it.
    expect(found.map(({ directory }) => directory)).toEqual(['{root}/var', undefined]);
  });

  test('of development are left aside', async () => {
    const files = { 'Dockerfile.dev': 'VOLUME /app/data', '.devcontainer/Dockerfile': 'VOLUME /app/data' };
    expect(await stores(imageVolumes, files)).toEqual([]);
    expect(await stores(imageVolumes, { Dockerfile: 'FROM php AS dev\nVOLUME /app/data' })).toEqual([]);
  });
});

const SERVICES = `services:
  app:
    image: example/wiki
    volumes:
      - data:/var/www/app/data
      - plugins:/var/www/app/plugins
      - certs:/etc/nginx/ssl
      - ./conf:/var/www/app/files:ro
`;

describe('compose files', () => {
  test('local volumes hold data; what servers beside it keep is theirs', async () => {
    const text = `${SERVICES}  db:\n    image: mariadb:lts\n    volumes:\n      - db:/var/lib/mysql\n      - files:/data\n`;
    expect(await stores(composeConfiguration, { 'docker-compose.mysql.yml': text })).toEqual([
      'uploads volume /var/www/app/data: node, local volume @ docker-compose.mysql.yml:5 local template',
    ]);
  });

  test('where SQLite is the database, it lies among the data', async () => {
    expect(await stores(composeConfiguration, { 'docker-compose.sqlite.yml': SERVICES })).toEqual([
      'database volume /var/www/app/data: node, local volume @ docker-compose.sqlite.yml:5 local template',
    ]);
  });

  test('volumes of the network are shared', async () => {
    const text = `${SERVICES}volumes:\n  data:\n    driver_opts:\n      type: nfs\n`;
    expect(await stores(composeConfiguration, { 'compose.yml': text })).toEqual([
      'uploads volume /var/www/app/data: shared, volume of the network @ compose.yml:5 template',
    ]);
  });

  test('the long form', async () => {
    const text =
      'services:\n  app:\n    build: .\n    volumes:\n      - type: volume\n        source: up\n        target: /app/public/uploads\n';
    expect(await stores(composeConfiguration, { 'compose.prod.yml': text })).toEqual([
      'uploads volume /app/public/uploads: node, local volume @ compose.prod.yml:5 local template',
    ]);
  });

  test('a volume that several services mount is told once', async () => {
    const mounts = '    volumes:\n      - up:/app/public/uploads\n';
    const text = `services:\n  app:\n    build: .\n${mounts}  worker:\n    build: .\n${mounts}`;
    expect(await stores(composeConfiguration, { 'compose.prod.yml': text })).toEqual([
      'uploads volume /app/public/uploads: node, local volume @ compose.prod.yml:5 local template',
    ]);
  });

  test('those that mount the working copy are for development', async () => {
    expect(await stores(composeConfiguration, { 'compose.yml': `${SERVICES}      - .:/var/www/app\n` })).toEqual([]);
    expect(await stores(composeConfiguration, { 'compose.override.yml': SERVICES })).toEqual([]);
  });
});

const DEPLOYMENT = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: once
spec:
  accessModes: [ReadWriteOnce]
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: many
spec:
  accessModes:
    - ReadWriteMany
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: wiki
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: wiki
          image: example/wiki
          volumeMounts:
            - name: a
              mountPath: /app/storage
            - name: b
              mountPath: /app/uploads
            - name: c
              mountPath: /app/var/cache
            - name: d
              mountPath: /app/var/log
            - name: e
              mountPath: /app/config
      volumes:
        - name: a
          persistentVolumeClaim: { claimName: once }
        - name: b
          persistentVolumeClaim: { claimName: many }
        - name: c
          emptyDir: {}
        - name: d
          hostPath: { path: /var/log }
        - name: e
          configMap: { name: x }
`;

describe('Kubernetes', () => {
  test('claims, empty directories and directories of the host', async () => {
    expect(await stores(kubernetesConfiguration, { 'k8s/wiki.yaml': DEPLOYMENT })).toEqual([
      'uploads volume /app/storage: node, ReadWriteOnce volume @ k8s/wiki.yaml:28 local',
      'uploads volume /app/uploads: shared, ReadWriteMany volume @ k8s/wiki.yaml:30',
      'cache volume /app/var/cache: node, emptyDir @ k8s/wiki.yaml:32 local',
      'logs volume /app/var/log: node, disk of a node @ k8s/wiki.yaml:34 local',
    ]);
  });

  test('values of a chart', async () => {
    const values =
      'replicaCount: 2\npersistence:\n  enabled: true\n  accessMode: ReadWriteOnce\n  mountPath: /app/storage\n';
    expect(await stores(kubernetesConfiguration, { 'chart/values.yaml': values })).toEqual([
      'uploads volume /app/storage: node, ReadWriteOnce volume @ chart/values.yaml:4 local',
    ]);
    expect(await stores(kubernetesConfiguration, { 'chart/values.yaml': values.replace('Once', 'Many') })).toEqual([
      'uploads volume /app/storage: shared, ReadWriteMany volume @ chart/values.yaml:4',
    ]);
  });

  test('templates of a chart, with the values of production', async () => {
    const files = {
      'chart/Chart.yaml': 'apiVersion: v2\nname: wiki\n',
      'chart/values.yaml':
        'replicaCount: 1\nenv:\n  CACHE_STORE: file\nstorage:\n  path: /app/storage\n  modes:\n    - ReadWriteMany\n',
      'chart/values.prod.yaml':
        'replicaCount: 3\nenv:\n  CACHE_STORE: redis\nstorage:\n  modes:\n    - ReadWriteOnce\n',
      'chart/templates/app.yaml': `{{- if .Values.storage }}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ .Chart.Name }}
spec:
  accessModes: {{- toYaml .Values.storage.modes | nindent 4 }}
---
{{- end }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Chart.Name }}
spec:
  replicas: {{ .Values.replicaCount }}
  template:
    spec:
      containers:
        - name: wiki
          image: example/wiki
          command: [php, artisan, schedule:work]
          env:
            - name: CACHE_STORE
              value: {{ .Values.env.CACHE_STORE }}
            - name: QUEUE_CONNECTION
              value: sync
          volumeMounts:
            - name: storage
              mountPath: {{ .Values.storage.path }}
      volumes:
        - name: storage
          persistentVolumeClaim:
            claimName: {{ .Chart.Name }}
`,
    };
    const configuration = configurationOf(files, givenVariables);
    const { stores: found, switches } = await kubernetesConfiguration.read(configuration, undefined);
    expect(storeLines(found)).toEqual([
      'uploads volume /app/storage: node, ReadWriteOnce volume @ chart/templates/app.yaml:28 local',
    ]);
    expect(switches.map(({ path, line }) => `${path}:${line}`)).toEqual(['chart/templates/app.yaml:21']);
    expect(
      configuration.variables.all.map(({ name, value, path, line }) => `${name}=${value} ${path}:${line}`),
    ).toEqual(['CACHE_STORE=redis chart/values.prod.yaml:3', 'QUEUE_CONNECTION=sync chart/templates/app.yaml:25']);
  });

  test('replicas that all run the schedule', async () => {
    const image = 'image: example/wiki';
    const text = DEPLOYMENT.replace(image, `${image}\n          command: [php, artisan, schedule:work]`);
    const { switches } = await kubernetesConfiguration.read(configurationOf({ 'k8s/wiki.yaml': text }), undefined);
    expect(switches.map(({ name, line }) => `${line} ${name}`)).toEqual(['27 schedule-on-every-node']);
    const one = configurationOf({ 'k8s/wiki.yaml': text.replace('replicas: 3', 'replicas: 1') });
    expect((await kubernetesConfiguration.read(one, undefined)).switches).toEqual([]);
  });
});
