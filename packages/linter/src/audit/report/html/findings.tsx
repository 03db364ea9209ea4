/** The twelve factors, and the appendix with every finding. */
import type { JSX } from 'preact';
import { EFFECT_SENTENCES } from '../../../report/effect.ts';
import { foldAlike } from '../../../report/groups.ts';
import type { Finding } from '../../../result.ts';
import type { Audit } from '../../audit.ts';
import { anchorOf, Badge, Code, FindingLine, Prose, Section } from './parts.tsx';

/** More findings than this would make a page that nobody reads, and few browsers bear. */
const MOST_IN_FULL = 1000;

export function Factors(props: {
  readonly audit: Audit;
  readonly byFingerprint: ReadonlyMap<string, Finding>;
}): JSX.Element {
  return (
    <Section id="factors" title="The twelve factors">
      {props.audit.factors.map(({ factor, question, findings }, at) => (
        <details>
          <summary>
            <strong>
              {at + 1}. {factor.replaceAll('-', ' ')}
            </strong>{' '}
            <Counts findings={findings.flatMap((print) => props.byFingerprint.get(print) ?? [])} />
          </summary>
          <p class="soft">{question}</p>
          <ul class="plain">
            {findings.flatMap((print) => {
              const finding = props.byFingerprint.get(print);
              return finding ? [<FindingLine finding={finding} />] : [];
            })}
          </ul>
        </details>
      ))}
    </Section>
  );
}

function Counts(props: { readonly findings: readonly Finding[] }): JSX.Element {
  const { findings } = props;
  if (findings.length === 0) return <span class="soft">nothing found</span>;
  return (
    <>
      {(['error', 'warning', 'info'] as const).flatMap((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        const noun = severity === 'info' || count === 1 ? severity : `${severity}s`;
        return count === 0 ? [] : [<Badge of={severity}>{`${count} ${noun}`}</Badge>, ' '];
      })}
    </>
  );
}

export function Appendix(props: { readonly audit: Audit }): JSX.Element {
  const { findings, hidden, partial, isForeign, stats } = props.audit;
  const groups = foldAlike(findings);
  const shown = groups.slice(0, MOST_IN_FULL);
  const left = groups.slice(MOST_IN_FULL).reduce((sum, { others }) => sum + 1 + others.length, 0);
  return (
    <Section id="appendix" title="Appendix">
      <h3>Every finding</h3>
      {shown.map(({ lead, others }) => (
        <>
          <FullFinding finding={lead} />
          {others.length > 0 && <SamePlaces findings={others} />}
        </>
      ))}
      {left > 0 && <p>{left} more are in the JSON format of this audit.</p>}
      <h3>{isForeign ? 'What the project itself would hide' : 'What the project hides'}</h3>
      {hidden.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <ul class="plain">
          {hidden.map(({ finding, by }) => (
            <li>
              <Badge of="none">{by}</Badge> <Code text={`${finding.path}:${finding.startLine}`} />{' '}
              <Prose text={finding.message} />
            </li>
          ))}
        </ul>
      )}
      <h3>Looked at</h3>
      <p>
        {stats.files} files; {stats.excluded} tests, fixtures and the like were left out.
        {partial.length === 0 && ' Every file that was needed was understood whole.'}
      </p>
      {partial.length > 0 && (
        <ul class="plain">
          {partial.map(({ path, reason }) => (
            <li>
              <Code text={path} /> understood in part: {reason}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Where else the finding before is made. */
function SamePlaces(props: { readonly findings: readonly Finding[] }): JSX.Element {
  return (
    <details>
      <summary>The same in {props.findings.length} other places</summary>
      <ul class="plain">
        {props.findings.map((finding) => (
          <li id={anchorOf(finding)}>
            <Code text={`${finding.path}:${finding.startLine}`} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function FullFinding(props: { readonly finding: Finding }): JSX.Element {
  const { finding } = props;
  return (
    <article id={anchorOf(finding)}>
      <p>
        <Badge of={finding.severity}>{finding.severity}</Badge> <Code text={`${finding.path}:${finding.startLine}`} />{' '}
        <Prose text={finding.message} /> <span class="soft">{finding.effect && EFFECT_SENTENCES[finding.effect]}</span>{' '}
        <span class="soft">
          {finding.ruleId}
          {finding.confidence === 'certain' ? '' : `, ${finding.confidence}`}
        </span>
      </p>
      {finding.trace.length > 0 && (
        <ul class="plain soft">
          {finding.trace.map(({ path, line, message }) => (
            <li>
              <Code text={`${path}:${line}`} /> <Prose text={message} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
