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
  // Without being told so in so many words, the rules are meant that lie in the database: Apache alone has a file besides.
  ...[
    {
      call: 'flush_rewrite_rules',
      source: 'https://developer.wordpress.org/reference/functions/flush_rewrite_rules/',
    },
    {
      call: 'WP_Rewrite->flush_rules',
      untyped: ['wp_rewrite'],
      source: 'https://developer.wordpress.org/reference/classes/wp_rewrite/flush_rules/',
    },
  ].flatMap((row): readonly Sink[] => [
    {
      ...row,
      path: HTACCESS,
      effect: 'write',
      when: [{ arg: 0, name: 'hard', oneOf: [true, 1], strict: true }],
      kind: 'config',
    },
    {
      ...row,
      path: { fixed: '.htaccess', place: 'unknown' },
      effect: 'write',
      when: [{ arg: 0, name: 'hard', oneOf: [null] }],
      kind: 'config',
    },
  ]),
];
