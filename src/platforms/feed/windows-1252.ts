/**
 * The 32 places in which windows-1252 differs from Latin-1, and the repair of text that was UTF-8, was read as
 * windows-1252, and was encoded once more ("â€¦" for "…"). Pure.
 */
const SPECIAL = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTE_OF = new Map([...SPECIAL].map((char, i) => [char, 0x80 + i]));

export function windows1252Char(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? (SPECIAL[byte - 0x80] ?? '') : String.fromCharCode(byte);
}

/** Undoes one round of double encoding when the whole text allows it; otherwise returns the text as it is. */
export function repairDoubleEncoding(text: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/.test(text)) return text;
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const byte = code <= 0xff ? code : BYTE_OF.get(text[i] ?? '');
    if (byte === undefined) return text;
    bytes[i] = byte;
  }
  const repaired = bytes.toString('utf8');
  return repaired.includes('\ufffd') ? text : repaired;
}
