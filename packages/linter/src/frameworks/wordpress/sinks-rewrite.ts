import type { Sink } from '../knowledge.ts';

const MISC = 'WordPress: wp-admin/includes/misc.php';
const HTACCESS = { fixed: '.htaccess', place: 'app' } as const;
const WEB_CONFIG = { fixed: 'web.config', place: 'app' } as const;

/** Rewrite rules in the docroot. */
export const rewriteSinks: readonly Sink[] = [
  {
    call: 'insert_with_markers',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'config',
    source: MISC,
  },
  { call: 'save_mod_rewrite_rules', path: HTACCESS, effect: 'write', kind: 'config', source: MISC },
  { call: 'iis7_save_url_rewrite_rules', path: WEB_CONFIG, effect: 'write', kind: 'config', source: MISC },
  { call: 'iis7_add_rewrite_rule', path: { arg: 0, name: 'filename' }, effect: 'write', kind: 'config', source: MISC },
  {
    call: 'iis7_delete_rewrite_rule',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'config',
    source: MISC,
  },
  {
    call: 'flush_rewrite_rules',
    path: HTACCESS,
    effect: 'write',
    when: [{ arg: 0, name: 'hard', not: [false, 0] }],
    kind: 'config',
    source: 'https://developer.wordpress.org/reference/functions/flush_rewrite_rules/',
  },
  {
    call: 'WP_Rewrite->flush_rules',
    path: HTACCESS,
    effect: 'write',
    when: [{ arg: 0, name: 'hard', not: [false, 0] }],
    kind: 'config',
    untyped: ['wp_rewrite'],
    source: 'https://developer.wordpress.org/reference/classes/wp_rewrite/flush_rules/',
  },
];
