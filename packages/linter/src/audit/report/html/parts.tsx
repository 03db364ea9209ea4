/** Small pieces that every section of the page is made of. */
import type { ComponentChildren, JSX } from 'preact';
import { visible } from '../../../report/visible.ts';
import type { Finding } from '../../../result.ts';

export function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** A table that scrolls by itself where it is wider than the screen. */
export function Table(props: {
  readonly label: string;
  readonly head: readonly string[];
  /** Columns of numbers, from 0. */
  readonly numbers?: readonly number[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}): JSX.Element {
  const classOf = (at: number): string | undefined => (props.numbers?.includes(at) ? 'number' : undefined);
  return (
    // biome-ignore lint/a11y: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <div class="scroll" role="region" aria-label={props.label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {props.head.map((text, at) => (
              <th scope="col" class={classOf(at)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((cells) => (
            <tr>
              {cells.map((cell, at) => (
                <td class={classOf(at)}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Text of the project: what cannot be seen is shown. */
export function Code(props: { readonly text: string }): JSX.Element {
  return <code>{visible(props.text)}</code>;
}

export function Badge(props: { readonly of: string; readonly children: ComponentChildren }): JSX.Element {
  return <span class={`badge ${props.of}`}>{props.children}</span>;
}

/** Sentences with `code` between backticks. */
export function Prose(props: { readonly text: string }): JSX.Element {
  return (
    <>
      {visible(props.text)
        .split('`')
        .map((part, at) => (at % 2 === 1 ? <code>{part}</code> : part))}
    </>
  );
}

/** An address that a reader may follow; anything else is text. */
export function Source(props: { readonly address: string }): JSX.Element {
  return props.address.startsWith('https://') && !/\s/.test(props.address) ? (
    <a href={props.address}>{props.address}</a>
  ) : (
    <span>{props.address}</span>
  );
}

export function anchorOf({ fingerprint }: Pick<Finding, 'fingerprint'>): string {
  return `finding-${fingerprint}`;
}

/** A finding in one line, which leads to its place in the appendix. */
export function FindingLine(props: { readonly finding: Finding }): JSX.Element {
  const { finding } = props;
  return (
    <li>
      <Badge of={finding.severity}>{finding.severity}</Badge>{' '}
      <a href={`#${anchorOf(finding)}`}>
        {visible(finding.path)}:{finding.startLine}
      </a>{' '}
      <Prose text={finding.message} />
    </li>
  );
}
