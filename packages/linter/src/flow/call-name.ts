import type { CallExpr } from '../php/facts.ts';
import { shortName } from './code.ts';

/** How a reader would name the call. */
export function nameOfCall(call: CallExpr): string {
  switch (call.op) {
    case 'call':
      return typeof call.name === 'string' ? `${call.fallback ?? call.name}()` : 'a callable';
    case 'mcall':
      return typeof call.name === 'string' ? `->${call.name}()` : 'a computed method';
    case 'scall': {
      const cls = 'name' in call.cls ? shortName(call.cls.name) : 'relative' in call.cls ? call.cls.relative : '';
      return typeof call.name === 'string' ? `${cls}::${call.name}()` : 'a computed method';
    }
    case 'new':
      if ('name' in call.cls) return `new ${shortName(call.cls.name)}`;
      return 'relative' in call.cls ? `new ${call.cls.relative}()` : 'the constructor';
    case 'include':
      return call.kind;
    case 'shell':
      return 'a shell command';
  }
}
