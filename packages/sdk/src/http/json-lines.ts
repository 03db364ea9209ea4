/** Values of JSON, one a line, however the bytes are cut. @throws SyntaxError */
export async function* jsonLines(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<unknown, void> {
  if (body === null) return;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of body) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as unknown;
  }
  if (rest !== '') yield JSON.parse(rest) as unknown;
}
