const plainEscapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  $: '$',
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  v: '\v',
  e: '\u001b',
};

const escape = /\\(?:([\\$"`nrtfve])|[xX]([0-9a-fA-F]{1,2})|([0-7]{1,3})|u\{([0-9a-fA-F]+)\})/g;

/**
 * Value of a string's text between its quotes. What is no escape stays as written, as in PHP.
 * @param quote code of the quote; 0 in a heredoc, where quotes need no escape
 */
export function decodeEscapes(text: string, quote: number): string {
  if (!text.includes('\\')) return text;
  if (quote === 39) return text.replace(/\\([\\'])/g, '$1');
  return text.replace(escape, (whole, plain?: string, hex?: string, octal?: string, unicode?: string) => {
    if (plain !== undefined) return plainEscapes[plain] ?? (plain.charCodeAt(0) === quote ? plain : whole);
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    const point = Number.parseInt(unicode ?? '', 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
