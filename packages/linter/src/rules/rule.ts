import type { Category, Factor } from '../result.ts';

/** Work that a finding asks for. */
export interface Effort {
  /** [min] of somebody who knows the project. */
  readonly minutes: number;
  /** What the minutes are for, one sentence. */
  readonly reason: string;
}

/** What is known of a rule apart from its logic. */
export interface RuleMeta {
  /** `<factor>/<rule>`; rules about Tidemark's own comments are `tidemark/<rule>`. */
  readonly id: string;
  readonly factor: Factor;
  readonly category: Category;
  /** One line, without a full stop. */
  readonly summary: string;
  /** What mending one finding usually takes. */
  readonly effort: Effort;
  /** The rule's page, Markdown: its documentation and its test. */
  readonly page: string;
}
