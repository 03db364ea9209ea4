/** nginx before PHP-FPM on one node, as a front controller wants it. */
import { join } from 'node:path';
import { TidemarkError } from '../../client-error.ts';
import { NODE_HEADER, type ProgramPlace } from './node-program.ts';

/** @throws TidemarkError `usage.invalid` for a folder whose name nginx would read as more than a name */
export function nginxConfig({ paths, webRoot, node, health }: ProgramPlace): string {
  const root = join(paths.site, webRoot);
  const { run } = paths;
  for (const path of [root, run]) {
    if (/["$\\\n\r;{}]/.test(path)) {
      throw new TidemarkError('usage.invalid', {
        what: `"${path}" cannot be served: its name has characters that a configuration does not take`,
        next: 'Use letters, digits, dots, dashes and underscores.',
      });
    }
  }
  return `daemon off;
master_process off;
pid "${run}/nginx.pid";
error_log stderr error;
events { worker_connections 2048; }
http {
  access_log off;
  include ${MIME_TYPES};
  default_type application/octet-stream;
  sendfile on;
  tcp_nopush on;
  server_tokens off;
  client_max_body_size 256m;
  keepalive_timeout 1h;
  keepalive_requests 1000000;
  client_body_temp_path "${run}/body";
  fastcgi_temp_path "${run}/fastcgi";
  proxy_temp_path "${run}/proxy";
  uwsgi_temp_path "${run}/uwsgi";
  scgi_temp_path "${run}/scgi";
  set_real_ip_from unix:;
  real_ip_header X-Forwarded-For;
  fastcgi_read_timeout 300s;
  fastcgi_buffers 16 16k;
  fastcgi_buffer_size 32k;
  server {
    listen "unix:${run}/web.sock" backlog=4096;
    root "${root}";
    index index.php index.html;
    absolute_redirect off;
    add_header ${NODE_HEADER} ${node} always;
    location = /${health} {
      ${parameters(`/${health}`)}
      fastcgi_param SCRIPT_NAME /${health};
    }
    location = /index.php {
      try_files $uri =404;
      ${parameters('$uri')}
      fastcgi_param SCRIPT_NAME $uri;
    }
    location ^~ /.well-known/ { try_files $uri $uri/ /index.php$is_args$args; }
    location ~ /\\. { return 404; }
    location / { try_files $uri $uri/ /index.php$is_args$args; }
    location ~ ^(?<script>.+?\\.php)(?<info>/.*)?$ {
      try_files $script @front;
      ${parameters('$script')}
      fastcgi_param SCRIPT_NAME $script;
      fastcgi_param PATH_INFO $info;
    }
    location @front { rewrite ^ /index.php last; }
  }
}
`.replaceAll('@SOCKET@', `${run}/fpm.sock`);
}

/** Debian's list of types. */
const MIME_TYPES = '/etc/nginx/mime.types';

/** Source: RFC 3875, and nginx's own fastcgi_params. An empty HTTP_PROXY closes https://httpoxy.org. */
function parameters(script: string): string {
  return `fastcgi_pass "unix:@SOCKET@";
      fastcgi_param SCRIPT_FILENAME $document_root${script};
      fastcgi_param DOCUMENT_ROOT $document_root;
      fastcgi_param DOCUMENT_URI $document_uri;
      fastcgi_param REQUEST_URI $request_uri;
      fastcgi_param QUERY_STRING $query_string;
      fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param REQUEST_SCHEME $scheme;
      fastcgi_param CONTENT_TYPE $content_type;
      fastcgi_param CONTENT_LENGTH $content_length;
      fastcgi_param GATEWAY_INTERFACE CGI/1.1;
      fastcgi_param SERVER_PROTOCOL $server_protocol;
      fastcgi_param SERVER_SOFTWARE nginx;
      fastcgi_param SERVER_NAME $host;
      fastcgi_param SERVER_ADDR 127.0.0.1;
      fastcgi_param SERVER_PORT 80;
      fastcgi_param REMOTE_ADDR $remote_addr;
      fastcgi_param REDIRECT_STATUS 200;
      fastcgi_param HTTP_PROXY "";`;
}
