/** What a README asks its reader to type, and the code it shows. */

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

/** Commands in the order in which they stand, without prompts, comments and what surrounds them in CI files. */
export function commandsOf(markdown: string): string[] {
  return codeBlocks(markdown).flatMap(({ language, text }) =>
    text.split('\n').flatMap((line) => {
      const command =
        language === 'sh'
          ? line
          : language === 'console'
            ? /^\$ (.*)$/.exec(line)?.[1]
            : language === 'yaml'
              ? /^\s*- (?:run: )?(np[xm] .*)$/.exec(line)?.[1]
              : undefined;
      const clean = command?.replace(/\s+#.*$/, '').trim();
      return clean === undefined || clean === '' ? [] : [clean];
    }),
  );
}
