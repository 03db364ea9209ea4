import type { CallExpr } from '../php/facts.ts';

/** How a reader would name the call. */
export function nameOfCall(call: CallExpr): string {
  switch (call.op) {
    case 'call':
      return typeof call.name === 'string' ? `${call.fallback ?? call.name}()` : 'a callable';
    case 'mcall':
      return typeof call.name === 'string' ? `->${call.name}()` : 'a computed method';
    case 'scall': {
      const cls =
        'name' in call.cls ? call.cls.name.replace(/^.*\\/, '') : 'relative' in call.cls ? call.cls.relative : '';
      return typeof call.name === 'string' ? `${cls}::${call.name}()` : 'a computed method';
    }
    case 'new':
      return 'name' in call.cls ? `new ${call.cls.name.replace(/^.*\\/, '')}` : 'new';
    case 'include':
      return call.kind;
    case 'shell':
      return 'a shell command';
  }
}
