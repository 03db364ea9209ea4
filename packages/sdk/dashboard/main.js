/** Asks the API again and again, and shows what it says. */
import { ask, Failure, keepToken, pathOf, takeToken } from './api.js';
import { showComponents } from './components.js';
import { showDeployForm, showDeployments } from './deployments.js';
import { byId, element } from './dom.js';
import { driftByNode, showDrift } from './drift.js';
import { factText } from './format.js';
import { followLog, showLogControls } from './log.js';
import { showNodes } from './nodes.js';
import { planned } from './plan-dialog.js';

/** Between two looks at the app, and at the disks, which takes longer. [ms] */
const APP_MS = 1500;
const DRIFT_MS = 6000;

/** @type {any} */
let platform;
let app = '';
/** @type {any} */
let drift;
let driftAt = Number.NEGATIVE_INFINITY;
let log = new AbortController();

/** @param {string} capability */
const can = (capability) => platform.capabilities[capability] === true;

/** @param {string} title @param {object} change */
function change(title, change) {
  void planned(app, title, change, () => {
    driftAt = Number.NEGATIVE_INFINITY;
    void look();
  });
}

async function start() {
  try {
    platform = await ask('/v1/platform');
    byId('entry').hidden = true;
    byId('platform').textContent = `on ${platform.name}`;
    showDeployForm(platform.name === 'local', change);
    showLogControls();
    await chooseApps();
  } catch (error) {
    showEntry(error);
    return;
  }
  void repeat();
}

/** @param {unknown} error */
function showEntry(error) {
  const isGiven = sessionStorage.length > 0;
  byId('entry').hidden = false;
  byId('refused').textContent = isGiven && error instanceof Error ? error.message : '';
}

byId('entry').addEventListener('submit', (event) => {
  event.preventDefault();
  keepToken(/** @type {HTMLInputElement} */ (byId('token')).value.trim());
  void start();
});

async function chooseApps() {
  const apps = await ask('/v1/apps');
  const choice = /** @type {HTMLSelectElement} */ (byId('apps'));
  choice.replaceChildren(
    ...apps.map((/** @type {any} */ { id, name }) => element('option', { value: id, selected: id === app }, name)),
  );
  byId('chooser').hidden = apps.length < 2;
  if (!apps.some((/** @type {any} */ { id }) => id === app)) choose(apps[0]?.id ?? '');
}

byId('apps').addEventListener('change', (event) => choose(/** @type {HTMLSelectElement} */ (event.target).value));

/** @param {string} id */
function choose(id) {
  app = id;
  drift = undefined;
  driftAt = Number.NEGATIVE_INFINITY;
  log.abort();
  log = new AbortController();
  // Until it is known, so that nothing of the one before is taken for its own.
  byId('app').hidden = true;
  if (id === '') return;
  if (can('logs.tail')) void followLog(id, log.signal);
  void look();
}

async function repeat() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, APP_MS));
    if (!document.hidden) await look();
  }
}

/** @type {string | undefined} That is being looked at; another one does not wait for it. */
let lookedAt;

async function look() {
  const id = app;
  if (lookedAt === id) return;
  lookedAt = id;
  try {
    if (id === '') await chooseApps();
    else await lookAt(id);
    connection(app === '' ? 'no app runs' : 'live', false);
  } catch (error) {
    const isGone = error instanceof Failure && error.status === 404;
    if (isGone) await chooseApps().catch(() => {});
    else connection(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), true);
  } finally {
    if (lookedAt === id) lookedAt = undefined;
  }
}

/** @param {string} id */
async function lookAt(id) {
  void lookAtDisks(id);
  const [snapshot, deployments] = await Promise.all([
    ask(pathOf(id)),
    can('deployments.list') ? ask(pathOf(id, '/deployments')) : [],
  ]);
  if (id !== app) return;
  showApp(snapshot);
  byId('app').hidden = false;
  const replace = (/** @type {string} */ node) => change(`Replace ${node}`, { kind: 'replace-node', node });
  showNodes(
    snapshot.nodes,
    drift === undefined ? new Map() : driftByNode(drift),
    can('nodes.replace') ? replace : undefined,
  );
  showComponents(snapshot.components, { scale: can('components.scale'), switch: can('components.switch') }, change);
  showDrift(drift);
  showDeployments(deployments, can('deployments.rollback'), change);
}

/** The app whose disks are being looked at, which takes long where they hold much. */
let driftOf = '';

/** @param {string} id */
async function lookAtDisks(id) {
  if (!can('drift') || driftOf === id || performance.now() - driftAt < DRIFT_MS) return;
  driftOf = id;
  const asked = performance.now();
  try {
    const found = await ask(pathOf(id, '/drift'));
    if (id !== app) return;
    drift = found;
    driftAt = asked;
    showDrift(drift);
  } catch {
    // Whoever asks for the app says that the connection is lost.
  } finally {
    if (driftOf === id) driftOf = '';
  }
}

/** @param {any} snapshot */
function showApp({ app: { name, url, region }, release }) {
  const title = `${name} · Tidemark`;
  if (document.title !== title) document.title = title;
  byId('name').textContent = name;
  const link = /^https?:\/\//.test(url)
    ? element('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, url)
    : factText(url);
  byId('facts').replaceChildren(
    link,
    ` · region ${factText(region)} · release `,
    element('code', {}, factText(release)),
  );
}

/** @param {string} text @param {boolean} isLost */
function connection(text, isLost) {
  const shown = byId('connection');
  if (shown.textContent !== text) shown.textContent = text;
  shown.classList.toggle('lost', isLost);
}

if (takeToken() === null) showEntry(undefined);
else void start();
