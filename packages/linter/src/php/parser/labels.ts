/** Character classes of names in PHP, over UTF-16 code units: everything from 0x80 on may stand in a name. */
const labelStart = new Uint8Array(128);
const labelPart = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const ch = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(ch)) labelStart[code] = 1;
  if (/\w/.test(ch)) labelPart[code] = 1;
}

/** May this code unit start a name? NaN, as at the end of a text, may not. */
export function isLabelStart(code: number): boolean {
  return code > 127 || labelStart[code] === 1;
}

/** May this code unit go on in a name? NaN, as at the end of a text, may not. */
export function isLabelPart(code: number): boolean {
  return code > 127 || labelPart[code] === 1;
}

/** Index one past the name that starts at `from`. */
export function endOfLabel(text: string, from: number): number {
  let at = from;
  while (isLabelPart(text.charCodeAt(at))) at++;
  return at;
}

/** Index one past a name of several segments. */
export function endOfPath(text: string, from: number): number {
  let at = endOfLabel(text, from + 1);
  while (text.charCodeAt(at) === 92 && isLabelStart(text.charCodeAt(at + 1))) at = endOfLabel(text, at + 2);
  return at;
}
