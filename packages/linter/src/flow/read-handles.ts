/** Files that are opened to be read and written, and then only read: `$storage->writeStream($key, fopen($file, 'r+'))`. */
import type { Expr } from '../php/facts.ts';
import { shortName } from './code.ts';
import type { SinkSite } from './sinks.ts';
import { argumentAt } from './variables.ts';
import { eachWithin, expressionsOf } from './walk.ts';

/** Functions that read what a handle in their first argument was opened for, or say something of it. https://www.php.net/manual/en/ref.filesystem.php */
const READING: ReadonlySet<string> = new Set(
  'fclose feof fgetc fgetcsv fgets fpassthru fread fscanf fseek fstat ftell is_resource rewind stream_copy_to_stream stream_get_contents stream_get_line stream_get_meta_data stream_is_local'.split(
    ' ',
  ),
);
/**
 * Methods that read the handle in their second argument to the end.
 * league/flysystem: src/FilesystemWriter.php; laravel/framework: src/Illuminate/Filesystem/FilesystemAdapter.php
 */
const TAKING = /^(?:writestream|putstream|updatestream|put)$/i;

/** Is a file that must be there opened, with a mode that leaves it as it is, by a function that only reads it? */
export function isOnlyRead(found: SinkSite): boolean {
  const condition = found.sink.when?.find((each) => each.mode === 'write');
  const mode = condition && argumentAt(found.args, condition.arg, condition.name, found.offset);
  if (!mode || mode === 'spread' || mode.value.op !== 'lit' || !/^r[bt]?\+[bt]?$/.test(String(mode.value.value)))
    return false;
  const { fn, expr } = found.site;
  const step = fn.facts.steps[found.site.step];
  const handle = step && 'expr' in step && step.expr ? handleOf(step.expr, expr) : undefined;
  const read = new Set<Expr>();
  const used: Expr[] = [];
  let isTaken = false;
  for (const each of fn.facts.steps.flatMap((own) => expressionsOf(own))) {
    eachWithin(each, (inner) => {
      if (inner.op === 'var' && inner.name === handle) used.push(inner);
      for (const argument of readIn(inner)) {
        read.add(argument);
        isTaken ||= argument === expr;
      }
      if (inner.op === 'assign' && inner.value === expr) read.add(inner.target);
      if (inner.op === 'unary' && inner.kind === '!') read.add(inner.expr);
      if (inner.op === 'bin' && /^[!=]==?$/.test(inner.kind))
        for (const side of [inner.left, inner.right]) read.add(side);
    });
  }
  if (handle === undefined) return isTaken;
  const definitions = fn.definitions.variables.get(handle) ?? [];
  return definitions.length === 1 && used.every((each) => read.has(each));
}

/** The variable that the opened file is kept in. */
function handleOf(step: Expr, opened: Expr): string | undefined {
  let name: string | undefined;
  eachWithin(step, (inner) => {
    if (inner.op === 'assign' && inner.target.op === 'var' && inner.value === opened) ({ name } = inner.target);
  });
  return name;
}

/** The arguments of a call that it reads from. */
function readIn(call: Expr): readonly Expr[] {
  if ((call.op !== 'call' && call.op !== 'mcall' && call.op !== 'scall') || typeof call.name !== 'string') return [];
  const [first, second] = call.args;
  if (call.op !== 'call') return second && TAKING.test(call.name) ? [second.value] : [];
  return first && READING.has(shortName(call.fallback ?? call.name).toLowerCase()) ? [first.value] : [];
}
