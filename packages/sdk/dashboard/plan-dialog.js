/** A change, from its plan to its end: nothing is made before it has been seen. */
import { ask, lines, pathOf } from './api.js';
import { button, byId, element } from './dom.js';
import { factText, moneyText } from './format.js';

/**
 * Shows the plan of a change, and makes it if that is wanted.
 * @param {string} app
 * @param {string} title
 * @param {object} change
 * @param {() => void} onMade
 */
export async function planned(app, title, change, onMade) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('plan'));
  const heading = element('h2', { id: 'plan-title', tabindex: -1 }, title);
  const close = button('Close', () => dialog.close());
  try {
    const plan = await ask(pathOf(app, '/plans'), { method: 'POST', body: { change } });
    dialog.replaceChildren(heading, facts(plan), ...warnings(plan), ...choice(dialog, app, plan, onMade));
  } catch (error) {
    dialog.replaceChildren(heading, failure(error), element('div', { class: 'row' }, close));
  }
  if (!dialog.open) dialog.showModal();
  heading.focus();
}

/** @param {unknown} error */
function failure(error) {
  return element('p', { class: 'failure', role: 'alert' }, error instanceof Error ? error.message : String(error));
}

/** @param {any} plan */
function facts({ difference, price, downtime, wiped }) {
  const isFree = [price.before, price.after].every((money) => money !== 'unknown' && money.cents === 0);
  const time =
    downtime === 'unknown' ? 'unknown' : downtime.max === 0 ? 'none' : `${downtime.min} to ${downtime.max} s`;
  /** @type {(readonly [string, string])[]} */
  const rows = [
    ...difference.map((/** @type {any} */ { what, from, to }) => [what, `${factText(from)} → ${factText(to)}`]),
    ...(difference.length === 0 ? [['Difference', 'nothing changes']] : []),
    ...(isFree ? [] : [['Price a month', `${moneyText(price.before)} → ${moneyText(price.after)}`]]),
    ['Downtime', time],
    ...wiped.map((/** @type {any} */ { of, why, certain }) => [
      certain === true ? 'Wiped' : 'Perhaps wiped',
      `${of}: ${why}`,
    ]),
  ];
  return element('dl', {}, ...rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}

/** @param {any} plan */
function warnings({ warnings: said }) {
  return said.map((/** @type {string} */ warning) => element('p', { class: 'banner' }, warning));
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} app
 * @param {any} plan
 * @param {() => void} onMade
 */
function choice(dialog, app, plan, onMade) {
  const { confirmation } = plan;
  const make = button('Make the change', () => void made(dialog, app, plan, onMade), { class: 'primary' });
  const leave = button('Leave it', () => dialog.close());
  const row = element('div', { class: 'row' }, leave, make);
  if (confirmation === undefined) return [row];
  const box = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox' }));
  make.setAttribute('disabled', '');
  box.addEventListener('change', () => make.toggleAttribute('disabled', !box.checked));
  return [element('label', {}, box, ' Destroy what is named above; it cannot be brought back'), row];
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} app
 * @param {any} plan
 * @param {() => void} onMade
 */
async function made(dialog, app, { change, version, confirmation: confirm }, onMade) {
  const key = crypto.randomUUID();
  const events = element('ol', { role: 'log', 'aria-label': 'Progress' });
  const state = element('p', { role: 'status' }, 'Under way …');
  const cancel = button('Cancel the change', () => {
    void ask(pathOf(app, `/changes/${key}/cancel`), { method: 'POST' }).catch(() => {});
  });
  const row = element('div', { class: 'row' }, cancel);
  dialog.replaceChildren(element('h2', { id: 'plan-title' }, 'Progress'), events, state, row);
  try {
    const body = { change, version, confirm };
    let isMade = false;
    for await (const { event, problem, result } of lines(pathOf(app, '/changes'), { method: 'POST', body, key })) {
      if (problem !== undefined) throw new Error([problem.detail, problem.next ?? ''].join('\n').trim());
      isMade ||= result !== undefined;
      const isEnd = ['done', 'failed', 'cancelled'].includes(event?.stage);
      if (event !== undefined && !isEnd) events.append(element('li', {}, event.text));
    }
    if (!isMade) throw new Error('The connection was lost. Whether the change was made, the page behind shows.');
    state.textContent = 'Done.';
  } catch (error) {
    state.replaceWith(failure(error));
  }
  const close = button('Close', () => dialog.close(), { class: 'primary' });
  row.replaceChildren(close);
  close.focus();
  onMade();
}
