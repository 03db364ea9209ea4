import type { ReturnType } from '../../knowledge.ts';

/** `owner` followed by `->method` or `::method`, each giving the class. */
export function giving(
  gives: string,
  owner: string,
  separator: '->' | '::',
  methods: readonly string[],
): readonly ReturnType[] {
  return methods.map((method) => ({ of: `${owner}${separator}${method}`, gives }));
}
