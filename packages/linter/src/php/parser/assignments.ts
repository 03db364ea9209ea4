import type { ArrayNode, Node } from '../ast.ts';
import { ChainReader } from './chains.ts';
import { strengths } from './operators.ts';
import { AMPERSAND, ASSIGN_OPERATOR, DECREMENT, EQUALS, INCREMENT } from './tokens.ts';

/** Reads assignments behind what takes a value. */
export abstract class AssignmentReader extends ChainReader {
  /** @param weakest the weakest operator that the expression may hold without brackets */
  protected abstract readFrom(weakest: number): Node;

  /** What may stand behind something that holds a value. */
  protected readAssignable(left: Node, start: number): Node {
    switch (this.token) {
      case EQUALS: {
        this.next();
        const isReference = this.accept(AMPERSAND);
        const operator = isReference ? '=&' : '=';
        // Only what holds a value can be referred to.
        const right = this.readFrom(isReference ? strengths.clone : strengths.assignment);
        return { kind: 'assign', operator, left, right, start, end: this.prevEnd };
      }
      case ASSIGN_OPERATOR: {
        const operator = this.word;
        this.next();
        const right = this.readFrom(strengths.assignment);
        return { kind: 'assign', operator, left, right, start, end: this.prevEnd };
      }
      case INCREMENT:
      case DECREMENT: {
        const type = this.token === INCREMENT ? '+' : '-';
        this.next();
        return { kind: 'post', type, what: left, start, end: this.prevEnd };
      }
      default:
        return left;
    }
  }

  protected readAfterArray(array: ArrayNode): Node {
    const { start } = array;
    return this.token === EQUALS ? this.readAssignable(listOf(array), start) : this.readChain(array, start);
  }
}

/** What stands on the left of an assignment, arrays in it as well, is taken apart. */
export function listOf(array: ArrayNode): ArrayNode {
  const items = array.items.map((item): Node => {
    if (item.kind !== 'entry' || (item.value.kind !== 'array' && item.value.kind !== 'list')) return item;
    return { ...item, value: listOf(item.value) };
  });
  return { ...array, kind: 'list', items };
}
