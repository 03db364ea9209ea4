/** The form that deploys, and what was deployed. */
import { button, byId, element, head } from './dom.js';
import { factText, timeText } from './format.js';

/** The folder that was deployed last from this browser. */
const KEPT = 'tidemark-folder';

let shown = '';

/**
 * @param {boolean} isLocal whether the platform deploys folders of this machine
 * @param {(title: string, change: object) => void} onChange
 */
export function showDeployForm(isLocal, onChange) {
  const form = byId('deploy');
  const path = /** @type {HTMLInputElement} */ (
    element('input', { name: 'path', required: true, placeholder: '/path/to/site' })
  );
  const revision = /** @type {HTMLInputElement} */ (element('input', { name: 'revision', placeholder: 'main' }));
  form.replaceChildren(
    ...(isLocal
      ? [
          element('label', {}, 'Folder of the site, absolute', path),
          element('label', {}, 'Git revision (none: the folder as it is)', revision),
        ]
      : []),
    element('button', { class: 'primary' }, 'Deploy'),
  );
  path.value = localStorage.getItem(KEPT) ?? '';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    localStorage.setItem(KEPT, path.value.trim());
    const [folder, git] = [path.value.trim(), revision.value.trim()];
    const source = !isLocal
      ? { kind: 'repository' }
      : git === ''
        ? { kind: 'directory', path: folder }
        : { kind: 'git', path: folder, revision: git };
    onChange('Deploy', { kind: 'deploy', source });
  });
}

/**
 * @param {readonly any[]} deployments
 * @param {boolean} canRollback
 * @param {(title: string, change: object) => void} onChange
 */
export function showDeployments(deployments, canRollback, onChange) {
  const now = JSON.stringify([deployments, canRollback]);
  if (now === shown) return;
  shown = now;
  const rows = deployments.slice(0, 20).map(({ id, status, createdAt, commit, failure }, at) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('code', {}, id)),
      element('td', {}, element('span', { class: `state ${status}` }, status)),
      element('td', {}, timeText(createdAt)),
      element('td', { class: 'long' }, failure ?? (commit === 'unknown' ? '' : factText(commit).slice(0, 12))),
      element(
        'td',
        { class: 'actions' },
        ...(canRollback && status === 'released' && at > 0
          ? [
              button('Roll back', () => onChange(`Roll back to ${id}`, { kind: 'rollback', deployment: id }), {
                'aria-label': `Roll back to ${id}`,
              }),
            ]
          : []),
      ),
    ),
  );
  const none = element('tr', {}, element('td', { colspan: 5, class: 'soft' }, 'Nothing has been deployed.'));
  const columns = /** @type {const} */ ([
    ['Deployment'],
    ['Status'],
    ['Begun'],
    ['Commit or failure'],
    ['', 'actions'],
  ]);
  byId('deployments').replaceChildren(head(columns), element('tbody', {}, ...(rows.length === 0 ? [none] : rows)));
}
