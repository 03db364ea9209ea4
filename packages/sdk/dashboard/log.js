/** The log, as its lines come. */
import { lines, pathOf } from './api.js';
import { button, byId, element } from './dom.js';

const KEPT = 500;
/** Before the stream is asked for again. [ms] */
const PAUSE_MS = 1000;

/** @type {Set<string>} */
const sources = new Set();
let wanted = '';
let isPaused = false;
/** @type {any[]} */
let waiting = [];

export function showLogControls() {
  const choice = /** @type {HTMLSelectElement} */ (element('select', {}, element('option', { value: '' }, 'all')));
  choice.addEventListener('change', () => {
    wanted = choice.value;
    for (const line of byId('log').children) {
      line.toggleAttribute('hidden', wanted !== '' && line.getAttribute('data-source') !== wanted);
    }
  });
  const pause = button('Pause', () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? 'Go on' : 'Pause';
    if (!isPaused) add(waiting.splice(0));
  });
  byId('log-controls').replaceChildren(element('label', { id: 'log-source' }, 'Source ', choice), pause);
}

/**
 * Ends when the signal is aborted; a stream that breaks goes on where it stopped.
 * @param {string} app
 * @param {AbortSignal} signal
 */
export async function followLog(app, signal) {
  byId('log').replaceChildren();
  waiting = [];
  let after = '';
  while (!signal.aborted) {
    const query = new URLSearchParams({ follow: 'true', ...(after === '' ? { fromStart: 'true' } : { after }) });
    try {
      for await (const line of lines(pathOf(app, `/log?${query}`), { signal })) {
        after = line.cursor;
        if (isPaused) waiting = [...waiting, line].slice(-KEPT);
        else add([line]);
      }
    } catch {
      // The connection is shown as lost by whoever else asks.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** @param {readonly any[]} added */
function add(added) {
  const log = byId('log');
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 30;
  for (const { time, source, node, text } of added) {
    if (!sources.has(source)) {
      sources.add(source);
      byId('log-source')
        .querySelector('select')
        ?.append(element('option', { value: source }, source));
    }
    const clock = time === 'unknown' ? '' : new Date(time).toLocaleTimeString('en-GB');
    const from = element(
      'span',
      { class: 'from' },
      [clock, source, node ?? ''].filter((part) => part !== '').join(' '),
    );
    const line = element('p', { 'data-source': source, hidden: wanted !== '' && wanted !== source }, from, ` ${text}`);
    log.append(line);
  }
  while (log.childElementCount > KEPT) log.firstElementChild?.remove();
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}
