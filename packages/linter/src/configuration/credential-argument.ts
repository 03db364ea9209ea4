/** The argument of a call that is a credential. */

import type { Arg, Expr } from '../php/facts.ts';
import { CREDENTIAL_CALLS, CREDENTIAL_OPTIONS } from './credential-calls.ts';
import { type Judgement, judge } from './literal-secret.ts';
import { writtenPassword } from './written-password.ts';

export interface GivenCredential {
  readonly position: number;
  readonly name: string;
  readonly value: string;
  readonly judged: Judgement | undefined;
}

/**
 * Undefined where the call takes none, or takes one that is no literal.
 * @param called Function, class or method that is called
 * @param on The name of what a method is called on; undefined for functions and classes
 */
export function credentialCall(
  called: string,
  on: string | undefined,
  args: readonly Arg[],
): GivenCredential | undefined {
  const name = called.slice(called.lastIndexOf('\\') + 1).toLowerCase();
  const known = CREDENTIAL_CALLS.find(
    (call) =>
      call.name.toLowerCase() === name &&
      (call.is === 'method') === (on !== undefined) &&
      (on ?? '').toLowerCase().includes(call.on ?? ''),
  );
  if (!known) return optionOf(name, args);
  const value = literalAt(args, known.at);
  // A file has no password: what SQLite is given is ignored.
  if (value === undefined || literalAt(args, 0)?.startsWith('sqlite:')) return undefined;
  const user = known.user === undefined ? undefined : literalAt(args, known.user);
  return {
    position: known.at,
    name: known.what,
    value,
    judged: known.what === 'password' ? writtenPassword(value, user) : judge(value, 'secret_key'),
  };
}

/** `curl_setopt($curl, CURLOPT_USERPWD, 'user:password')`. */
function optionOf(name: string, args: readonly Arg[]): GivenCredential | undefined {
  const option = args[1]?.value;
  if (name !== 'curl_setopt' || option?.op !== 'const') return undefined;
  if (!CREDENTIAL_OPTIONS.includes((option.fallback ?? option.name).toLowerCase())) return undefined;
  const value = literalAt(args, 2);
  const [, user, password] = /^([^:]*):(.+)$/.exec(value ?? '') ?? [];
  if (value === undefined || password === undefined) return undefined;
  return { position: 2, name: 'password', value, judged: writtenPassword(password, user) };
}

function literalAt(args: readonly Arg[], at: number): string | undefined {
  const arg = args[at];
  if (arg === undefined || arg.name !== undefined || arg.spread) return undefined;
  return literalText(arg.value);
}

/** The text of a literal. */
export function literalText(expr: Expr): string | undefined {
  return expr.op === 'lit' && typeof expr.value === 'string' ? expr.value : undefined;
}
