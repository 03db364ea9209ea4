import type { Category, Factor } from '../result.ts';

/** What is known of a rule apart from its logic. */
export interface RuleMeta {
  /** `<factor>/<rule>`; rules about Tidemark's own comments are `tidemark/<rule>`. */
  readonly id: string;
  readonly factor: Factor;
  readonly category: Category;
  /** One line, without a full stop. */
  readonly summary: string;
  /** The rule's page, Markdown: its documentation and its test. */
  readonly page: string;
}
