/** Addresses of which a condition says that they are remote: `if (strpos($address, 's3://') === 0) copy($file, $address);`. */
import type { Expr } from '../php/facts.ts';
import { ASKING, FINDING } from './beginnings.ts';
import { blocksAround } from './blocks.ts';
import { type CallSite, classKey } from './code.ts';
import { reaching } from './definitions.ts';
import { REMOTE } from './place.ts';

/** What is derived from what is derived beyond this number is not followed. */
const MAX_HOPS = 4;

/** Does a condition around the call say of the path's beginning that it is a remote address's? */
export function isSaidRemote({ fn, step }: CallSite, path: Expr): boolean {
  const { blocks } = fn.facts;
  const tests = [...blocksAround(fn.facts, step)].flatMap((id) => {
    const block = blocks[id];
    return block?.arm === 'then' && block.test ? [block.test] : [];
  });
  const said = tests.flatMap(remoteVariables);
  if (said.length === 0) return false;
  let at: Expr | undefined = path;
  let from = step;
  let isMade = false;
  for (let hops = 0; at && hops < MAX_HOPS; hops += 1) {
    const { name, ofCall }: Beginning = beginning(at);
    if (name === undefined) return false;
    isMade ||= ofCall;
    const found = said.find((each) => each.name === name);
    if (found) return !isMade || !WEB.test(found.scheme);
    const { definitions, complete } = reaching(fn, fn.definitions.variables.get(name) ?? [], from);
    const [only] = definitions;
    if (!complete || definitions.length !== 1 || only?.by !== 'value' || only.value === at) return false;
    at = only.value;
    from = only.step;
  }
  return false;
}

/** Nobody writes there: what a function makes of such an address is mostly the place on the disk for what it fetches. */
const WEB = /^(?:https?|ftps?):/i;

interface Beginning {
  readonly name?: string;
  /** A function makes the path of it. */
  readonly ofCall: boolean;
}

/** The variable with which a path begins; what a function makes of one mostly begins as that does. */
function beginning(expr: Expr): Beginning {
  if (expr.op === 'var') return { name: expr.name, ofCall: false };
  if (expr.op === 'concat' && expr.parts[0]) return beginning(expr.parts[0]);
  if ((expr.op === 'call' || expr.op === 'scall' || expr.op === 'mcall') && expr.args[0])
    return { ...beginning(expr.args[0].value), ofCall: true };
  return { ofCall: false };
}

interface RemoteVariable {
  readonly name: string;
  /** What it begins with. */
  readonly scheme: string;
}

/** Variables that begin with a remote scheme where the condition holds. */
function remoteVariables(test: Expr): readonly RemoteVariable[] {
  if (test.op === 'bin') {
    if (test.kind === '&&' || test.kind === 'and')
      return [...remoteVariables(test.left), ...remoteVariables(test.right)];
    if (test.kind !== '===') return [];
    return [
      ...(isZero(test.right) ? asked(test.left, FINDING) : []),
      ...(isZero(test.left) ? asked(test.right, FINDING) : []),
    ];
  }
  return asked(test, ASKING);
}

/** @param functions by name, in lower case: of `(subject, what it begins with)` */
function asked(expr: Expr, functions: ReadonlySet<string>): readonly RemoteVariable[] {
  if (expr.op !== 'call' || typeof expr.name !== 'string' || !functions.has(classKey(expr.fallback ?? expr.name)))
    return [];
  const [subject, scheme] = expr.args;
  if (subject?.value.op !== 'var' || scheme?.value.op !== 'lit') return [];
  const text = String(scheme.value.value);
  return REMOTE.test(text) ? [{ name: subject.value.name, scheme: text }] : [];
}

function isZero(expr: Expr): boolean {
  return expr.op === 'lit' && expr.value === 0;
}
