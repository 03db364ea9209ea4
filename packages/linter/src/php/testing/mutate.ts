/** A random number generator: gives integers from 0 up to the bound, the bound left out. */
export type RandomInteger = (bound: number) => number;

/** Mulberry32: small, fast and the same everywhere. */
export function seededIntegers(seed: number): RandomInteger {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * bound);
  };
}

const tokenPattern = /\?>|<\?(?:php|=)?|\$?\w+|->|::|=>|\.\.\.|[\s]+|./gs;
const interesting = Buffer.from('{}()[]<>?!$;:,.\'"`\\/*#=&|@-+%^~ \n\r\t\0aZ_09\x80\xff\xc3');

/** Changes some bytes or some tokens of a source; `keep` stays in it once. */
export function mutate(source: string, keep: string, random: RandomInteger): Uint8Array {
  const at = source.indexOf(keep);
  const before = source.slice(0, at);
  const after = source.slice(at + keep.length);
  const changed = random(2) === 0 ? changeBytes : changeTokens;
  return Buffer.concat([changed(before, random), Buffer.from(keep), changed(after, random)]);
}

function changeBytes(text: string, random: RandomInteger): Buffer {
  let bytes = Buffer.from(text);
  for (let count = random(4); count > 0 && bytes.length > 0; count--) {
    const at = random(bytes.length);
    const length = random(random(4) === 0 ? 60 : 3);
    const kind = random(4);
    const [head, middle, tail] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
    if (kind === 0) bytes = Buffer.concat([head, tail]);
    else if (kind === 1) bytes = Buffer.concat([head, middle, middle, tail]);
    else if (kind === 2)
      bytes = Buffer.concat([head, Buffer.from([interesting[random(interesting.length)] ?? 0]), tail]);
    else bytes = Buffer.concat([head, Buffer.from([random(256)]), middle, tail]);
  }
  return bytes;
}

function changeTokens(text: string, random: RandomInteger): Buffer {
  const tokens = text.match(tokenPattern) ?? [];
  for (let count = random(5); count > 0 && tokens.length > 0; count--) {
    const at = random(tokens.length);
    const other = random(tokens.length);
    const token = tokens[other] ?? '';
    const kind = random(4);
    if (kind === 0) tokens.splice(at, 1 + random(3));
    else if (kind === 1) tokens.splice(at, 0, token);
    else if (kind === 2) tokens[at] = token;
    else {
      tokens[other] = tokens[at] ?? '';
      tokens[at] = token;
    }
  }
  return Buffer.from(tokens.join(''));
}
