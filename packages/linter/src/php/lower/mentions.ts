import { addedElements } from '../added-elements.ts';
import type { Expr, Mentions } from '../facts.ts';

/** What a body's expressions name, gathered while they are lowered. */
export class MentionList {
  readonly #calls = new Set<string>();
  readonly #writes = new Set<string>();

  /** @param expr without its parts, each of which is noted by itself */
  note(expr: Expr): void {
    switch (expr.op) {
      case 'call': {
        this.#calls.add(typeof expr.name === 'string' ? lastWord(expr.name) : '$');
        const added = addedElements(expr);
        if (added) this.#noteTarget(added.array);
        return;
      }
      case 'mcall':
      case 'scall':
        this.#calls.add(typeof expr.name === 'string' ? lastWord(expr.name) : '$');
        return;
      case 'new':
        this.#calls.add('new');
        if ('name' in expr.cls) this.#calls.add(lastWord(expr.cls.name));
        return;
      case 'shell':
        this.#calls.add('`');
        return;
      case 'callable':
        this.note(expr.target);
        return;
      case 'assign':
        this.#noteTarget(expr.target);
        return;
      default:
    }
  }

  #noteTarget(target: Expr): void {
    let base = target;
    while (base.op === 'index') base = base.base;
    if ((base.op === 'prop' || base.op === 'sprop') && typeof base.name === 'string') this.#writes.add(base.name);
  }

  finish(): Mentions {
    return { calls: [...this.#calls], writes: [...this.#writes] };
  }
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('\\') + 1).toLowerCase();
}
