/** Balancers that send a visitor to the same node each time: manifests, labels, and the settings of proxies. */
import type { ConfigurationFiles, ConfigurationReader } from '../configuration/reader.ts';
import { NOTHING_READ, type Reading, type SwitchReading } from '../configuration/reading.ts';
import { entryAt, type Placed, type Setting, type SettingEntry, settingAt, textOf } from '../configuration/setting.ts';
import { composeServices } from './compose.ts';
import { COMPOSE_FILE, isForDevelopment } from './deployment-file.ts';
import { projectManifests } from './kubernetes-configuration.ts';
import { SHARE_SESSIONS } from './remedies.ts';

export const stickySessions: ConfigurationReader = { framework: 'any', read };

function read(files: ConfigurationFiles): Reading {
  const found = [...inManifests(files), ...inValues(files), ...inLabels(files), ...inProxies(files)];
  return {
    ...NOTHING_READ,
    switches: found.map(
      ({ path, line, key }): SwitchReading => ({
        name: 'sticky-sessions',
        message: 'The balancer sends a visitor to the same node each time',
        path,
        line,
        key,
        remedy: SHARE_SESSIONS,
      }),
    ),
  };
}

interface Affinity extends Placed {
  /** The setting as written. */
  readonly key: string;
}

/** Connections that stay open belong to one node by nature. */
const OPEN_CONNECTIONS = /socket|soketi|mercure|reverb|centrifugo|(?:^|[_-])ws(?:[_-]|$)/i;

/**
 * Annotations of ingresses and services, and the values that switch affinity on.
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#session-affinity,
 * https://doc.traefik.io/traefik/routing/providers/kubernetes-ingress/, https://haproxy-ingress.github.io/docs/configuration/keys/#affinity,
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
const ANNOTATIONS: readonly (readonly [RegExp, RegExp])[] = [
  [/^nginx\.ingress\.kubernetes\.io\/affinity$/, /^cookie$/],
  [/^nginx\.ingress\.kubernetes\.io\/upstream-hash-by$/, /\$(?:binary_)?remote_addr|\$cookie_/],
  [/^(?:traefik\.)?ingress\.kubernetes\.io\/(?:affinity|service\.sticky(?:\.cookie)?)$/, /^true$/],
  [/^traefik\.ingress\.kubernetes\.io\/service\.sticky(?:\.cookie)?$/, /^true$/],
  [/^haproxy-ingress\.github\.io\/affinity$/, /^cookie$/],
  [/^haproxy\.org\/cookie-persistence(?:-no-dynamic)?$/, /./],
  [/^appgw\.ingress\.kubernetes\.io\/cookie-based-affinity$/, /^true$/],
  [/^alb\.ingress\.kubernetes\.io\/target-group-attributes$/, /stickiness\.enabled=true/],
  [/^service\.beta\.kubernetes\.io\/do-loadbalancer-sticky-sessions-type$/, /^cookies$/],
  [/^run\.googleapis\.com\/sessionAffinity$/, /^true$/],
];

function annotated(setting: Setting | undefined): readonly Affinity[] {
  return entriesOf(setting).flatMap(({ key, value, path, line }) => {
    const text = plain(value);
    const isOn = ANNOTATIONS.some(([name, on]) => name.test(key) && on.test(text));
    return isOn ? [{ path, line, key }] : [];
  });
}

function inManifests(files: ConfigurationFiles): readonly Affinity[] {
  return projectManifests(files).flatMap(({ kind, name, root }) => {
    if (OPEN_CONNECTIONS.test(name)) return [];
    const own = annotated(settingAt(root, 'metadata', 'annotations'));
    const inTemplate = annotated(settingAt(root, 'spec', 'template', 'metadata', 'annotations'));
    const spec = settingAt(root, 'spec');
    const affinity = entryAt(spec, 'sessionAffinity');
    // https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
    const isByAddress = kind === 'Service' && plain(affinity?.value) === 'ClientIP';
    // https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration#session_affinity
    const isOfBackend =
      kind === 'BackendConfig' &&
      /^(?:GENERATED_COOKIE|CLIENT_IP)$/.test(plain(settingAt(affinity?.value, 'affinityType')));
    return [
      ...own,
      ...inTemplate,
      ...(affinity && (isByAddress || isOfBackend) ? [placed(affinity, 'sessionAffinity')] : []),
    ];
  });
}

/** Values of Helm charts: the annotations of an ingress, the affinity of a service. */
function inValues(files: ConfigurationFiles): readonly Affinity[] {
  return files
    .matching(/(?:^|\/)values(?:[.-][\w.-]+)?\.ya?ml$/i)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) => {
      const root = files.data(path);
      const affinity = entryAt(settingAt(root, 'service'), 'sessionAffinity');
      return [
        ...annotated(settingAt(root, 'ingress', 'annotations')),
        ...annotated(settingAt(root, 'service', 'annotations')),
        ...(affinity && plain(affinity.value) === 'ClientIP' ? [placed(affinity, 'service.sessionAffinity')] : []),
      ];
    });
}

/** https://doc.traefik.io/traefik/routing/services/#sticky-sessions; Traefik 1: `traefik.backend.loadbalancer.stickiness`. */
const LABEL =
  /^traefik\.(?:http\.services\.[^.]+\.loadbalancer\.sticky(?:\.cookie)?|backend\.loadbalancer\.(?:sticky|stickiness))$/i;

function inLabels(files: ConfigurationFiles): readonly Affinity[] {
  return files
    .matching(COMPOSE_FILE)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) =>
      composeServices(files.data(path))
        .filter(({ name }) => !OPEN_CONNECTIONS.test(name))
        .flatMap(({ labels }) => labels)
        .filter(({ name, value }) => LABEL.test(name) && /^true$/i.test(value))
        .map(({ name, path: at, line }) => ({ path: at, line, key: name })),
    );
}

interface ProxySyntax {
  readonly files: RegExp;
  /** The statement that switches it on, at the start of a line; group 1 is what is shown. */
  readonly on: RegExp;
  /** The block that names what is balanced. */
  readonly block: RegExp;
}

const PROXIES: readonly ProxySyntax[] = [
  {
    // https://nginx.org/en/docs/http/ngx_http_upstream_module.html#ip_hash, #hash, #sticky
    files: /\.conf(?:\.[\w-]+)*$|(?:^|\/)nginx\/[\w./-]+$/i,
    on: /^\s*(ip_hash|sticky\s+(?:cookie|route|learn)|hash\s+[^;]*(?:\$(?:binary_)?remote_addr|\$cookie_)[^;]*)(?:\s[^;]*)?;/,
    block: /^\s*upstream\s+(\S+)/,
  },
  {
    // https://docs.haproxy.org/3.0/configuration.html#4.2-cookie
    files: /(?:^|\/)haproxy[\w.-]*\.(?:cfg|conf)(?:\.[\w-]+)*$/i,
    on: /^\s*(cookie\s+\S+\s+(?:.*\s)?(?:insert|prefix|rewrite)\b|balance\s+source\b|stick\s+on\s+(?:src|req\.cook\S*|cookie\S*)|appsession\s+\S+)/,
    block: /^\s*(?:backend|listen)\s+(\S+)/,
  },
  {
    // https://httpd.apache.org/docs/2.4/mod/mod_proxy_balancer.html#stickyness
    files: /\.conf(?:\.[\w-]+)*$/i,
    on: /^\s*(?:ProxySet|ProxyPass\w*)\b[^#]*\b(stickysession=\S+)/i,
    block: /^\s*<Proxy\s+["']?(\S+)/i,
  },
  {
    // https://caddyserver.com/docs/caddyfile/directives/reverse_proxy#load-balancing
    files: /(?:^|\/)Caddyfile(?:\.[\w-]+)*$/i,
    on: /^\s*(lb_policy\s+(?:cookie|ip_hash|client_ip_hash)\b)/,
    block: /^\s*reverse_proxy\s+(\S+)/,
  },
  {
    // https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
    files: /(?:^|\/)\.ebextensions\/[\w./-]+$/i,
    on: /^\s*["']?(StickinessEnabled|Stickiness Policy)["']?\s*:\s*["']?true\b/i,
    block: /^\s*(aws:[\w:]+)/,
  },
  {
    // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group#stickiness
    files: /\.tf$/i,
    on: /^\s*(stickiness)\s*\{/,
    block: /^\s*resource\s+"[^"]+"\s+"([^"]+)"/,
  },
];

function inProxies(files: ConfigurationFiles): readonly Affinity[] {
  return PROXIES.flatMap(({ files: pattern, on, block }) =>
    files
      .matching(pattern)
      .filter((path) => !isForDevelopment(path))
      .flatMap((path) => {
        let balanced = '';
        return (files.text(path) ?? '').split('\n').flatMap((text, at) => {
          balanced = block.exec(text)?.[1] ?? balanced;
          const key = on.exec(text)?.[1];
          return key === undefined || OPEN_CONNECTIONS.test(balanced) ? [] : [{ path, line: at + 1, key }];
        });
      }),
  );
}

function placed({ path, line }: SettingEntry, key: string): Affinity {
  return { path, line, key };
}

/** Text of a value, `true` written as one too. */
function plain(setting: Setting | undefined): string {
  return setting?.kind === 'value' && typeof setting.value === 'boolean'
    ? String(setting.value)
    : (textOf(setting) ?? '');
}

function entriesOf(setting: Setting | undefined): readonly SettingEntry[] {
  return setting?.kind === 'map' ? setting.entries : [];
}
