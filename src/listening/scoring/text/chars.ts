/**
 * What each UTF-16 unit is to the tokeniser, as one look-up table built once. Must never depend on the locale:
 * the same post gives the same tokens on every machine.
 */
export const OTHER = 0;
export const LOWER = 1;
export const UPPER = 2;
/** Letters of caseless scripts and combining marks: Devanagari, Tamil, Arabic, Han … */
export const LETTER = 3;
export const DIGIT = 4;
export const SPACE = 5;
export const PICTURE = 6;
/** Joins what surrounds it without being seen: ZWJ, ZWNJ, variation selectors, soft hyphen. */
export const INVISIBLE = 7;

export const CLASS = buildTable();

function buildTable(): Uint8Array {
  const table = new Uint8Array(65536);
  const letter = /\p{L}|\p{M}/u;
  const digit = /\p{Nd}/u;
  const picture = /\p{Extended_Pictographic}/u;
  for (let code = 0; code < 65536; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCharCode(code);
    if (
      code === 0x200b ||
      code === 0x200c ||
      code === 0x200d ||
      code === 0xfe0e ||
      code === 0xfe0f ||
      code === 0xad ||
      code === 0x2060 ||
      code === 0xfeff
    ) {
      table[code] = INVISIBLE;
    } else if (char.trim() === '') table[code] = SPACE;
    else if (digit.test(char)) table[code] = DIGIT;
    else if (letter.test(char)) {
      table[code] = char !== char.toLowerCase() ? UPPER : char !== char.toUpperCase() ? LOWER : LETTER;
    } else if (code > 0x2000 && picture.test(char)) table[code] = PICTURE;
  }
  return table;
}

export type WordScript = 'latin' | 'devanagari' | 'tamil' | 'other';

/** Script of a word by its first letter's code unit. */
export function scriptOf(code: number): WordScript {
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00) || (code >= 0xff21 && code <= 0xff5a)) return 'latin';
  if (code >= 0x900 && code < 0x980) return 'devanagari';
  if (code >= 0xb80 && code < 0xc00) return 'tamil';
  // Mathematical letters stand outside the plane; people write Latin words with them.
  if (code === 0xd835) return 'latin';
  return 'other';
}
