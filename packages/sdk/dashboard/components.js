/** The table of components, and the form that scales or switches each. */
import { button, byId, element, head } from './dom.js';
import { factText } from './format.js';

const KINDS = ['php', 'mysql', 'memcache', 'objectStorage', 'worker'];

let shown = '';

/**
 * @param {readonly any[]} components
 * @param {{ scale: boolean, switch: boolean }} can
 * @param {(title: string, change: object) => void} onChange
 */
export function showComponents(components, can, onChange) {
  // A form that is being filled in stays as it is.
  const now = JSON.stringify([components, can]);
  if (now === shown) return;
  shown = now;
  const rows = KINDS.map((kind) => {
    const component = components.find((each) => each.kind === kind) ?? { kind, isOn: false };
    const { isOn, nodes, size } = component;
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, kind),
      element('td', {}, isOn ? 'on' : 'off'),
      element('td', { class: 'number' }, isOn ? nodes : ''),
      element('td', {}, isOn ? factText(size) : ''),
      element('td', { class: 'actions' }, ...actions(component, can, onChange)),
    );
  });
  const columns = /** @type {const} */ ([['Component'], ['State'], ['Nodes', 'number'], ['Size'], ['', 'actions']]);
  byId('components').replaceChildren(head(columns), element('tbody', {}, ...rows));
}

/**
 * @param {any} component
 * @param {{ scale: boolean, switch: boolean }} can
 * @param {(title: string, change: object) => void} onChange
 */
function actions({ kind, isOn, nodes }, can, onChange) {
  const switched = (/** @type {boolean} */ on) => () =>
    onChange(`Switch ${kind} ${on ? 'on' : 'off'}`, { kind: 'switch', component: kind, on });
  if (!isOn) return can.switch ? [button('Switch on', switched(true), { 'aria-label': `Switch on ${kind}` })] : [];
  /** @type {HTMLElement[]} */
  const made = [];
  if (can.scale) {
    const count = /** @type {HTMLInputElement} */ (
      element('input', {
        type: 'number',
        min: 1,
        max: 64,
        required: true,
        value: nodes,
        name: `nodes-${kind}`,
        'aria-label': `Nodes of ${kind}`,
      })
    );
    const form = element(
      'form',
      {},
      element('label', {}, element('span', {}, `Nodes of ${kind}`), count),
      element('button', { 'aria-label': `Scale ${kind}` }, 'Scale'),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      onChange(`Scale ${kind} to ${count.value}`, { kind: 'scale', component: kind, nodes: Number(count.value) });
    });
    made.push(form);
  }
  // Without PHP there is no app.
  if (can.switch && kind !== 'php')
    made.push(button('Switch off', switched(false), { 'aria-label': `Switch off ${kind}` }));
  return made;
}
