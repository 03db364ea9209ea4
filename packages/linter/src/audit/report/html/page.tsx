/** An audit as one page that needs nothing beside itself: no script, no request, no font; the browser enforces it. */
import { createHash } from 'node:crypto';
import { STATE_KINDS } from '@tidemark/sdk/model';
import type { JSX } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { alikeStores } from '../../../report/alike-stores.ts';
import type { Audit } from '../../audit.ts';
import { FATE_WORDS, PLACEMENT_WORDS } from '../../words.ts';
import { Appendix, Factors } from './findings.tsx';
import { Environment, LocalData, Packages } from './inventory.tsx';
import { Badge, Code, Section, Table } from './parts.tsx';
import { Plan } from './plan.tsx';
import { StatePicture } from './state-picture.tsx';
import { STYLE } from './style.ts';

const PARTS: readonly (readonly [id: string, title: string])[] = [
  ['state', 'State'],
  ['factors', 'Twelve factors'],
  ['plan', 'Plan'],
  ['data', 'Local data'],
  ['code', 'Whose code'],
  ['environment', 'Environment'],
  ['appendix', 'Appendix'],
];

export function auditPage(audit: Audit): string {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>\n${renderToStaticMarkup(<Page audit={audit} policy={policy} />)}\n`;
}

function Page(props: { readonly audit: Audit; readonly policy: string }): JSX.Element {
  const { audit, policy } = props;
  const byFingerprint = new Map(audit.findings.map((finding) => [finding.fingerprint, finding]));
  const { name, frameworks, platform } = audit.project;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{`Audit of ${name}`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <header>
          <h1>
            Audit of {name} for {platform.title}
          </h1>
          <p class="verdict">{audit.verdict.sentence}</p>
          <Score audit={audit} />
          <p class="soft">
            {frameworks.map((framework) => `${framework.name} ${framework.version}`).join(', ') || 'plain PHP'}.{' '}
            {platform.disk}
            {audit.isForeign && ' The project’s own configuration and comments were left out of account.'}
          </p>
          <nav aria-label="Parts of this audit">
            <ul>
              {PARTS.map(([id, title]) => (
                <li>
                  <a href={`#${id}`}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="content">
          <State audit={audit} />
          <Factors audit={audit} byFingerprint={byFingerprint} />
          <Plan audit={audit} byFingerprint={byFingerprint} />
          <LocalData audit={audit} />
          <Packages audit={audit} />
          <Environment audit={audit} />
          <Appendix audit={audit} />
        </main>
        <footer>
          Made by {audit.tool.name} {audit.tool.version}. Nothing of the project was executed.
        </footer>
      </body>
    </html>
  );
}

function Score(props: { readonly audit: Audit }): JSX.Element {
  const { value, formula, terms } = props.audit.score;
  return (
    <div class="score">
      <div>
        <span class="number">{value}</span> <span class="soft">of 100</span>
      </div>
      <p>
        {formula}{' '}
        <span class="soft">{terms.map(({ kind, points, weight }) => `${kind} ${points}/${weight}`).join(', ')}.</span>
      </p>
    </div>
  );
}

function State(props: { readonly audit: Audit }): JSX.Element {
  const { stateMap, fates } = props.audit;
  return (
    <Section id="state" title="Where state lives">
      <StatePicture audit={props.audit} />
      <details>
        <summary>Every store, and what tells of it</summary>
        <Table
          label="Stores"
          head={['state', 'where', 'store', 'what it is', 'told by']}
          rows={STATE_KINDS.flatMap((kind) =>
            alikeStores(stateMap.kinds[kind]).map(({ name, placement, technology, evidence, moreEvidence }) => [
              <>
                {kind} <Badge of={fates[kind]}>{FATE_WORDS[fates[kind]]}</Badge>
              </>,
              PLACEMENT_WORDS[placement],
              name,
              technology,
              <>
                {evidence.map(({ path, line, variable }, at) => (
                  <>
                    {at > 0 && ', '}
                    <Code text={`${path}:${line}`} />
                    {variable !== undefined && ` (${variable})`}
                  </>
                ))}
                {moreEvidence > 0 && ` and ${moreEvidence} more`}
              </>,
            ]),
          )}
        />
      </details>
    </Section>
  );
}
