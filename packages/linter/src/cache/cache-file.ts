/** What earlier runs found out about a project, read from one file as it is asked for. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../errors.ts';
import type { IndexMemory } from '../index/index-files.ts';
import type { FileRecord } from '../index/record.ts';
import type { DirectoryMemory, DirectoryStat, ListedDirectory } from '../project/directories.ts';
import type { SourceFile } from '../project/project.ts';
import { DirectoryTable, encodeDirectories } from './directory-table.ts';
import { decodeHeader, HEADER_BYTES, type Header, type Range, readRange, type SectionName } from './format.ts';
import { cachePath, rootHash } from './location.ts';
import { encodeRecords, encodeSymbols, RecordTable } from './record-table.ts';
import { encodeStats, type HashedFile, StatTable } from './stat-table.ts';
import { sweep } from './sweep.ts';
import {
  decodeFactsTable,
  decodeResultTable,
  encodeFactsTable,
  encodeResultTable,
  type FactsTable,
  type ResultTable,
  runs,
} from './text-table.ts';
import { type SectionWriter, writeCache } from './write-cache.ts';

/** Results kept: the latest under so many different options or states of the tree. */
const MAX_RESULTS = 4;
/** Facts beyond this are not kept [bytes]. */
const MAX_FACTS_BYTES = 512 * 1024 * 1024;

/** What the next run shall know. */
export interface CacheContents {
  /** Every file whose contents were hashed (PHP or not); files not named here are forgotten. */
  readonly stats: readonly HashedFile[];
  /** Records of the PHP files. */
  readonly records: readonly FileRecord[];
  /** Facts made in this run: content hash → JSON text. Those of earlier runs stay for files that are still there. */
  readonly facts: ReadonlyMap<string, string>;
  /** Hashes whose facts stay though no file of the tree has them: of another revision, or read on demand. */
  readonly alsoKeep?: Iterable<string>;
  readonly result?: { readonly key: string; readonly text: string };
  /** Directories as they were listed; absent: those of the last run stay. */
  readonly directories?: readonly ListedDirectory[];
  /** Notes of this run by name; earlier ones of other names stay. */
  readonly notes?: ReadonlyMap<string, () => string>;
  /** Verdicts of this run, as they shall lie in the file; absent: those of the last run stay. */
  readonly verdicts?: () => readonly Buffer[];
}

/** One project's cache. Whatever is missing, damaged, foreign or of another version is simply not there. */
export class CacheFile implements IndexMemory, DirectoryMemory {
  private readonly path: string | undefined;
  private readonly root: string;
  private readonly toolVersion: string;
  /** Before any file of this run was read [ms since 1970]. */
  private readonly openedAt = Date.now();
  private file: number | undefined;
  private header: Header | undefined;
  private statTable: StatTable | null | undefined;
  private recordTable: RecordTable | null | undefined;
  private factsTable: FactsTable | undefined;
  private resultTable: ResultTable | undefined;
  private noteTable: ResultTable | undefined;
  private directoryTable: DirectoryTable | null | undefined;

  /** @see openCache */
  constructor(path: string | undefined, root: string, toolVersion: string) {
    this.path = path;
    this.root = rootHash(root).toString('hex');
    this.toolVersion = toolVersion;
    this.open();
  }

  /** Nothing of an earlier run is there. */
  get isEmpty(): boolean {
    return this.header === undefined;
  }

  hashOf(file: SourceFile): string | undefined {
    if (this.statTable === undefined) this.statTable = this.decode('stats', (bytes) => new StatTable(bytes)) ?? null;
    return this.statTable?.hashOf(file);
  }

  entriesOf(path: string, stat: DirectoryStat): readonly string[] | undefined {
    const table = this.directoryTable;
    if (table === undefined)
      this.directoryTable = this.decode('directories', (bytes) => new DirectoryTable(bytes)) ?? null;
    return this.directoryTable?.entriesOf(path, stat);
  }

  record(hash: string): FileRecord | undefined {
    return this.knownRecords()?.record(hash);
  }

  /** JSON text of the facts of the contents with this hash. Only these bytes are read. */
  facts(hash: string): string | undefined {
    return this.text(this.allFacts().get(hash));
  }

  /** Were facts of the contents with this hash kept? */
  hasFacts(hash: string): boolean {
    return this.allFacts().has(hash);
  }

  /** Text of the result that was kept under this key. */
  result(key: string): string | undefined {
    return this.text(this.allResults().get(key));
  }

  /** Text that was noted under this name. */
  note(name: string): string | undefined {
    return this.text(this.allNotes().get(name));
  }

  /** The verdicts that the last run kept. */
  verdicts(): Buffer | undefined {
    const bytes = this.section('verdicts');
    return bytes?.length === 0 ? undefined : bytes;
  }

  /**
   * Writes the next state in place of this one, taking over what stays without decoding it, and closes the cache.
   * Returns why it could not be written (disk full, no permission), undefined when it was or when there is no place.
   */
  save(next: CacheContents): string | undefined {
    if (this.path === undefined) return undefined;
    try {
      writeCache(this.path, (writer) => {
        const header = this.fill(writer, next);
        // Windows does not replace a file that is open.
        this.close();
        return header;
      });
      sweep(dirname(this.path), Date.now());
      return undefined;
    } catch (error) {
      return messageOf(error);
    } finally {
      this.close();
    }
  }

  /** Gives the file back. Afterwards nothing more is found. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private open(): void {
    if (this.path === undefined) return;
    try {
      this.file = openSync(this.path, 'r');
      const start = Buffer.alloc(HEADER_BYTES);
      readSync(this.file, start, 0, HEADER_BYTES, 0);
      const header = decodeHeader(start, fstatSync(this.file).size);
      if (header?.toolVersion === this.toolVersion && header.root === this.root) this.header = header;
    } catch {
      this.header = undefined;
    }
    if (this.header === undefined) this.close();
  }

  private section(name: SectionName): Buffer | undefined {
    return this.range(this.header?.sections[name]);
  }

  private range(range: Range | undefined): Buffer | undefined {
    if (this.file === undefined || range === undefined) return undefined;
    try {
      return readRange(this.file, range);
    } catch {
      return undefined;
    }
  }

  private text(range: Range | undefined): string | undefined {
    return this.range(range)?.toString('utf8');
  }

  private decode<T>(name: SectionName, decoder: (bytes: Buffer, size: number) => T): T | undefined {
    const bytes = this.section(name);
    if (bytes === undefined || this.header === undefined) return undefined;
    try {
      return decoder(bytes, this.header.size);
    } catch {
      return undefined;
    }
  }

  private knownRecords(): RecordTable | null {
    if (this.recordTable === undefined) {
      const symbols = this.section('symbols');
      this.recordTable =
        symbols === undefined ? null : (this.decode('records', (bytes) => new RecordTable(bytes, symbols)) ?? null);
    }
    return this.recordTable;
  }

  private allFacts(): FactsTable {
    this.factsTable ??= this.decode('facts', decodeFactsTable) ?? new Map();
    return this.factsTable;
  }

  private allResults(): ResultTable {
    this.resultTable ??= this.decode('results', decodeResultTable) ?? new Map();
    return this.resultTable;
  }

  private allNotes(): ResultTable {
    this.noteTable ??= this.decode('notes', decodeResultTable) ?? new Map();
    return this.noteTable;
  }

  private fill(writer: SectionWriter, next: CacheContents): Header {
    const { result, directories: listed } = next;
    const latest = new Map(result === undefined ? [] : [[result.key, () => result.text]]);
    const results = this.fillTexts(writer, latest, this.allResults(), MAX_RESULTS);
    const notes = this.fillTexts(writer, next.notes ?? new Map(), this.allNotes());
    const facts = this.fillFacts(writer, next);
    // Verdicts that stay are of a tree whose records tell what has changed since.
    const stays = next.verdicts === undefined && (this.header?.sections.verdicts.length ?? 0) > 0;
    const earlier = stays ? (this.knownRecords()?.all() ?? []) : [];
    const records = [...new Map([...earlier, ...next.records].map((record) => [record.hash, record])).values()];
    const sections = {
      // May be empty, and the file must not end with a gap.
      verdicts: this.fillSection(writer, 'verdicts', next.verdicts?.()),
      directories: this.fillSection(writer, 'directories', listed && encodeDirectories(listed, this.openedAt)),
      stats: writer.write(encodeStats(next.stats, this.openedAt)),
      results: writer.write(encodeResultTable(results)),
      notes: writer.write(encodeResultTable(notes)),
      records: writer.write(encodeRecords(records)),
      symbols: writer.write(encodeSymbols(records)),
      facts: writer.write(encodeFactsTable(facts)),
    };
    return { toolVersion: this.toolVersion, root: this.root, size: writer.position, sections };
  }

  /** Texts of this run, and earlier ones up to `most`. */
  private fillTexts(
    writer: SectionWriter,
    made: ReadonlyMap<string, () => string>,
    earlier: ResultTable,
    most = Number.POSITIVE_INFINITY,
  ): ResultTable {
    const table = new Map<string, Range>();
    for (const [key, text] of made) table.set(key, writer.write([Buffer.from(text())]));
    const { file } = this;
    for (const [key, range] of file === undefined ? [] : earlier) {
      if (table.size < most && !table.has(key)) table.set(key, this.takeOver(writer, file as number, range));
    }
    return table;
  }

  /** A section that stays where there is nothing new. */
  private fillSection(writer: SectionWriter, name: SectionName, parts: readonly Buffer[] | undefined): Range {
    const { file } = this;
    const earlier = this.header?.sections[name];
    const stay = parts === undefined && file !== undefined && earlier !== undefined;
    return stay ? this.takeOver(writer, file, earlier) : writer.write(parts ?? []);
  }

  private fillFacts(writer: SectionWriter, { stats, facts, alsoKeep }: CacheContents): FactsTable {
    const wanted = new Set(stats.map(({ hash }) => hash));
    for (const hash of alsoKeep ?? []) wanted.add(hash);
    const table = new Map<string, Range>();
    const limit = writer.position + MAX_FACTS_BYTES;
    for (const [hash, text] of facts) {
      if (writer.position < limit) table.set(hash, writer.write([Buffer.from(text)]));
    }
    const { file } = this;
    if (file === undefined) return table;
    const staying: [string, Range][] = [];
    let end = writer.position;
    for (const [hash, range] of this.allFacts()) {
      if (!wanted.has(hash) || table.has(hash) || end >= limit) continue;
      staying.push([hash, range]);
      end += range.length;
    }
    for (const run of runs(staying)) {
      const [first, last] = [run[0] as [string, Range], run[run.length - 1] as [string, Range]];
      const start = first[1].offset;
      const moved = writer.copy(file, start, last[1].offset + last[1].length - start) - start;
      for (const [hash, range] of run) table.set(hash, { ...range, offset: range.offset + moved });
    }
    return table;
  }

  private takeOver(writer: SectionWriter, file: number, range: Range): Range {
    return { ...range, offset: writer.copy(file, range.offset, range.length) };
  }
}

/**
 * Opens the cache of the project at `root`. Never fails: without a usable file the cache is empty. Open it before the
 * project's files are read, since the moment decides which time stamps can be trusted.
 * @param location the directory the user named; undefined for the user's cache directory, false for no cache at all
 */
export function openCache(location: string | false | undefined, root: string, toolVersion: string): CacheFile {
  return new CacheFile(location === false ? undefined : cachePath(location, root), root, toolVersion);
}
