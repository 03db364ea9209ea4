/** What lies on the disk, whose code runs, and what the environment has to give. */
import type { JSX } from 'preact';
import type { Audit, LocalDirectory } from '../../audit.ts';
import { contents, STEP_WORDS } from '../../words.ts';
import { Badge, Code, Prose, Section, Table } from './parts.tsx';

/** Directories that stand open on the page; a code base of hundreds of sites has a few each. */
const MOST_OPEN = 30;

export function LocalData(props: { readonly audit: Audit }): JSX.Element {
  const { localData } = props.audit;
  return (
    <Section id="data" title="Local data">
      {localData.length === 0 ? (
        <p>No directory with run-time state is known.</p>
      ) : (
        <DirectoryTable label="Local data" directories={localData.slice(0, MOST_OPEN)} />
      )}
      {localData.length > MOST_OPEN && (
        <details>
          <summary>{localData.length - MOST_OPEN} more directories</summary>
          <DirectoryTable label="More local data" directories={localData.slice(MOST_OPEN)} />
        </details>
      )}
    </Section>
  );
}

function DirectoryTable(props: {
  readonly label: string;
  readonly directories: readonly LocalDirectory[];
}): JSX.Element {
  return (
    <Table
      label={props.label}
      head={['directory', 'state', 'there now', 'what to do']}
      rows={props.directories.map((directory) => [
        <Code text={directory.path} />,
        directory.state,
        contents(directory),
        <>
          {directory.advice}
          {directory.command !== undefined && (
            <>
              {' '}
              <Code text={directory.command} />
            </>
          )}
        </>,
      ])}
    />
  );
}

export function Packages(props: { readonly audit: Audit }): JSX.Element {
  const { own, packages, others } = props.audit.code;
  const table = (sort: 'extension' | 'library', title: string): JSX.Element | null => {
    const some = packages.filter((entry) => entry.sort === sort);
    return some.length === 0 ? null : (
      <>
        <h3>{title}</h3>
        <Table
          label={title}
          head={['package', 'version', 'next step', 'why']}
          rows={some.map(({ name, version, step, text, source }) => [
            <Code text={name} />,
            <Code text={version} />,
            <Badge of={step === 'replace' ? 'lost' : step === 'ask' ? 'unknown' : 'none'}>{STEP_WORDS[step]}</Badge>,
            <>
              <Prose text={text} />
              {source !== undefined && <span class="soft"> ({source})</span>}
            </>,
          ])}
        />
      </>
    );
  };
  return (
    <Section id="code" title="Whose code">
      <p>
        Own code: {own.files} files looked at, {own.withFindings} with findings. Other people’s code is not searched;
        what is known of a package is said of it.
      </p>
      {table('extension', 'Modules, plugins and extensions')}
      {table('library', 'Libraries that are known to write')}
      <p class="soft">
        {others} other {others === 1 ? 'package' : 'packages'} in composer.lock, of which nothing of the sort is known.
      </p>
    </Section>
  );
}

export function Environment(props: { readonly audit: Audit }): JSX.Element {
  const { environment } = props.audit;
  const required = environment.filter(({ isRequired }) => isRequired);
  return (
    <Section id="environment" title="Required environment">
      {required.length === 0 ? (
        <p>No variable is known that production must set.</p>
      ) : (
        <Table
          label="Required environment"
          head={['variable', 'decides', 'read at', 'where it is not set']}
          rows={required.map(({ name, purpose, path, line, default: fallback, hidesAbsence }) => [
            <Code text={name} />,
            purpose,
            <Code text={`${path}:${line}`} />,
            <>
              {fallback === undefined ? (
                'cannot be told'
              ) : fallback === null || fallback === '' ? (
                'nothing'
              ) : (
                <Code text={fallback} />
              )}
              {hidesAbsence && ' (local, and goes unnoticed)'}
            </>,
          ])}
        />
      )}
      <p class="soft">{environment.length - required.length} more may be set.</p>
    </Section>
  );
}
