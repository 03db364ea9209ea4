/** What each node's disk holds beyond its release. */
import { byId, element } from './dom.js';
import { countText, sizeText, timeText } from './format.js';

const SHOWN = 200;

let shown = '';

/**
 * @param {any} drift
 * @returns {ReadonlyMap<string, { files: number, bytes: number }>} by node
 */
export function driftByNode({ nodes }) {
  return new Map(
    nodes.map((/** @type {any} */ { node, added, changed, deleted }) => [
      node,
      {
        files: added.length + changed.length + deleted.length,
        bytes: [...added, ...changed].reduce((sum, { bytes }) => sum + bytes, 0),
      },
    ]),
  );
}

/** @param {any} drift undefined: the platform does not know */
export function showDrift(drift) {
  const now = JSON.stringify(drift ?? null);
  if (now === shown) return;
  shown = now;
  const open = new Set(
    [...document.querySelectorAll('#drift details[open]')].map((each) => each.getAttribute('data-node')),
  );
  byId('drift').replaceChildren(...(drift === undefined ? [] : content(drift, open)));
}

/** @param {any} drift @param {ReadonlySet<string | null>} open */
function content({ nodes, differing }, open) {
  const drifted = nodes.filter(
    (/** @type {any} */ each) => each.added.length + each.changed.length + each.deleted.length > 0,
  );
  if (drifted.length === 0) {
    return [element('p', { class: 'banner calm' }, 'Every disk is as it was released: a deployment destroys nothing.')];
  }
  const files = drifted.reduce(
    (/** @type {number} */ sum, /** @type {any} */ each) => sum + each.added.length + each.changed.length,
    0,
  );
  return [
    element(
      'p',
      { class: 'banner' },
      `The next deployment destroys ${countText(files, 'file')}; nodes differ in ${countText(differing.length, 'file')}.`,
    ),
    ...drifted.map((/** @type {any} */ { node, added, changed, deleted }) => {
      const sort = (/** @type {string} */ name, /** @type {any[]} */ list) =>
        list.map(({ path, bytes, modified }) => ({ name, path, said: `${sizeText(bytes)}, ${timeText(modified)}` }));
      const all = [...sort('added', added), ...sort('changed', changed), ...sort('deleted', deleted)];
      const items = all
        .slice(0, SHOWN)
        .map(({ name, path, said }) =>
          element('li', {}, element('span', { class: name }, name), ' ', element('code', {}, path), ` ${said}`),
        );
      if (all.length > SHOWN) items.push(element('li', {}, `and ${countText(all.length - SHOWN, 'other')}`));
      const summary = element('summary', {}, element('code', {}, node), ` ${countText(all.length, 'file')}`);
      return element(
        'details',
        { 'data-node': node, open: open.has(node) },
        summary,
        element('ul', { class: 'files' }, ...items),
      );
    }),
  ];
}
