/** The table of nodes, live: processor, memory and requests of each. */
import { button, byId, element, head, sparkline } from './dom.js';
import { ageText, countText, factText, sizeText } from './format.js';

const KEPT = 60;

/**
 * @typedef {{ at: number, cpu: number, memory: number, requests: number }} Sample
 * @typedef {{ row: HTMLElement, samples: Sample[], last: { at: number, cpuMs: number, requests: number } | undefined }} Line
 */

/** @type {Map<string, Line>} */
const held = new Map();

const COLUMNS = /** @type {const} */ ([
  ['Node'],
  ['State'],
  ['Drift', 'number'],
  ['Requests', 'number'],
  ['Requests/s'],
  ['Processor'],
  ['Memory'],
  ['Age', 'number'],
  ['', 'actions'],
]);

/**
 * @param {readonly any[] | 'unknown'} nodes
 * @param {ReadonlyMap<string, { files: number, bytes: number }>} drift by node
 * @param {((node: string) => void) | undefined} onReplace absent: the platform cannot
 */
export function showNodes(nodes, drift, onReplace) {
  const table = byId('nodes');
  if (table.firstChild === null) table.append(element('caption', { class: 'soft' }), head(COLUMNS), element('tbody'));
  const caption = /** @type {HTMLElement} */ (table.querySelector('caption'));
  const body = /** @type {HTMLElement} */ (table.querySelector('tbody'));
  const all = nodes === 'unknown' ? [] : nodes;
  caption.textContent = nodes === 'unknown' ? 'The platform does not say which nodes there are.' : '';
  caption.hidden = nodes !== 'unknown';
  const ids = new Set(all.map(({ id }) => id));
  for (const [id, { row }] of held) {
    if (ids.has(id)) continue;
    row.remove();
    held.delete(id);
  }
  for (const node of all) {
    const line = held.get(node.id) ?? { row: newRow(node.id, onReplace), samples: [], last: undefined };
    held.set(node.id, line);
    if (line.row.parentNode !== body) body.append(line.row);
    measure(line, node);
    fill(line, node, drift.get(node.id));
  }
}

/**
 * @param {string} id
 * @param {((node: string) => void) | undefined} onReplace
 */
function newRow(id, onReplace) {
  const cells = COLUMNS.map(([, look]) => element('td', { class: look }));
  const row = element('tr', { 'data-node': id }, ...cells);
  cells[0]?.replaceWith(element('th', { scope: 'row' }, element('code', {}, id)));
  if (onReplace !== undefined) {
    cells.at(-1)?.append(button('Replace', () => onReplace(id), { 'aria-label': `Replace ${id}` }));
  }
  return row;
}

/** @param {Line} line @param {any} node */
function measure(line, { cpuMs = 0, memoryBytes = 0, requests }) {
  const at = performance.now() / 1000;
  const now = { at, cpuMs, requests: typeof requests === 'number' ? requests : 0 };
  const { last } = line;
  line.last = now;
  if (last === undefined) return;
  const seconds = Math.max(0.001, at - last.at);
  line.samples.push({
    at,
    cpu: Math.max(0, (now.cpuMs - last.cpuMs) / 1000 / seconds),
    memory: memoryBytes,
    requests: Math.max(0, (now.requests - last.requests) / seconds),
  });
  if (line.samples.length > KEPT) line.samples.shift();
}

/** @param {Line} line @param {any} node @param {{ files: number, bytes: number } | undefined} drift */
function fill({ row, samples }, node, drift) {
  const cells = /** @type {HTMLElement[]} */ ([...row.children]);
  const last = samples.at(-1);
  const measured = node.memoryBytes !== undefined;
  const meter = (/** @type {string} */ text, /** @type {(keyof Sample)} */ key) => [
    element('span', { class: 'meter' }, text),
    sparkline(samples.map((sample) => sample[key])),
  ];
  cells[1]?.replaceChildren(element('span', { class: `state ${node.state}` }, node.state));
  cells[2]?.replaceChildren(
    drift === undefined ? '–' : drift.files === 0 ? '0' : `${countText(drift.files, 'file')}, ${sizeText(drift.bytes)}`,
  );
  cells[3]?.replaceChildren(factText(node.requests));
  cells[4]?.replaceChildren(
    ...(typeof node.requests === 'number'
      ? meter(last === undefined ? '…' : last.requests.toFixed(1), 'requests')
      : ['–']),
  );
  const cpu = last === undefined ? '…' : `${(last.cpu * 100).toFixed(last.cpu < 0.1 ? 1 : 0)} %`;
  cells[5]?.replaceChildren(...(measured ? meter(cpu, 'cpu') : ['–']));
  cells[6]?.replaceChildren(...(measured ? meter(sizeText(node.memoryBytes), 'memory') : ['–']));
  cells[7]?.replaceChildren(ageText(node.startedAt, Date.now()));
}
