/** The ordered steps, each with what it takes, what it closes, and how it is done. */
import type { JSX } from 'preact';
import type { Finding } from '../../../result.ts';
import type { Audit, PlanStep } from '../../audit.ts';
import { automatic, dueMinutes, work } from '../../words.ts';
import { Badge, Code, FindingLine, Prose, Section, Source } from './parts.tsx';

export function Plan(props: {
  readonly audit: Audit;
  readonly byFingerprint: ReadonlyMap<string, Finding>;
}): JSX.Element {
  const { audit, byFingerprint } = props;
  const due = audit.plan.filter(({ isDue }) => isDue);
  const advice = audit.plan.filter(({ isDue }) => !isDue);
  return (
    <Section id="plan" title="Plan">
      <p>
        {due.length === 0
          ? 'Nothing is due.'
          : `${due.length} ${due.length === 1 ? 'step' : 'steps'}, about ${work(dueMinutes(audit))} of somebody who knows the project. What cannot be had again comes first.`}
      </p>
      <ol class="plan">
        {due.map((step) => (
          <Step step={step} byFingerprint={byFingerprint} />
        ))}
      </ol>
      {advice.length > 0 && (
        <>
          <h3>Worth a look</h3>
          <ol class="plan">
            {advice.map((step) => (
              <Step step={step} byFingerprint={byFingerprint} />
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}

function Step(props: { readonly step: PlanStep; readonly byFingerprint: ReadonlyMap<string, Finding> }): JSX.Element {
  const { number, title, state, minutes, reasons, remedy, snippets, closes } = props.step;
  return (
    <li>
      <details>
        <summary>
          <strong>
            {number}. <Prose text={title} />
          </strong>{' '}
          {state !== null && <Badge of="none">{state}</Badge>}{' '}
          <span class="soft">
            {work(minutes)}, closes {closes.length}
          </span>{' '}
          {automatic(props.step) !== '' && <Badge of="kept">{automatic(props.step)}</Badge>}
        </summary>
        <p>
          <Prose text={remedy.summary} />
        </p>
        {remedy.packages.length > 0 && <pre>composer require {remedy.packages.join(' ')}</pre>}
        {snippets.map(({ where, text, source }) => (
          <>
            <p>
              <Code text={where} />, after <Source address={source} />
            </p>
            <pre>{text}</pre>
          </>
        ))}
        {reasons.length > 0 && <p class="soft">What the time is for: {reasons.map((reason) => `${reason} `)}</p>}
        {remedy.docs.length > 0 && (
          <ul class="plain">
            {remedy.docs.map((address) => (
              <li>
                <Source address={address} />
              </li>
            ))}
          </ul>
        )}
        <ul class="plain">
          {closes.flatMap((fingerprint) => {
            const finding = props.byFingerprint.get(fingerprint);
            return finding ? [<FindingLine finding={finding} />] : [];
          })}
        </ul>
      </details>
    </li>
  );
}
