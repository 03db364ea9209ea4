/** Makes elements; text stays text, whatever it holds. */

/**
 * @param {string} name
 * @param {Readonly<Record<string, string | number | boolean | undefined>>} attributes `true` sets it, `false` leaves it out
 * @param {...(Node | string | number)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.map((child) => (typeof child === 'number' ? String(child) : child)));
  return made;
}

/**
 * @param {string} text
 * @param {() => void} onClick
 * @param {Readonly<Record<string, string | boolean>>} attributes
 */
export function button(text, onClick, attributes = {}) {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', onClick);
  return made;
}

/** @param {string} id */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/**
 * The row of a head.
 * @param {readonly (readonly [string, string?])[]} cells text and class
 */
export function head(cells) {
  const row = cells.map(([text, look]) =>
    text === '' ? element('td', { class: look }) : element('th', { scope: 'col', class: look }, text),
  );
  return element('thead', {}, element('tr', {}, ...row));
}

/**
 * A line through values, from 0 to the greatest.
 * @param {readonly number[]} values
 * @returns {SVGElement}
 */
export function sparkline(values) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'spark');
  svg.setAttribute('viewBox', '0 0 60 20');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const most = Math.max(...values, Number.MIN_VALUE);
  const step = 60 / Math.max(1, values.length - 1);
  const points = values.map((value, at) => `${(at * step).toFixed(1)} ${(19 - (value / most) * 18).toFixed(1)}`);
  path.setAttribute('d', points.length < 2 ? '' : `M${points.join('L')}`);
  svg.append(path);
  return svg;
}
