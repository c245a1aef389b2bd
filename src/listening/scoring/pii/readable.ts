/**
 * A text made readable for the finders, unit for unit: digits of every script, full-width and mathematical ones as 0–9, the
 * letter O between digits as a nought. One look says whether anything can be personal at all. Offsets never move.
 */

export interface Readable {
  text: string;
  /** How many digits there are. */
  digits: number;
}

/**
 * In Unicode the ten digits of an Indian script stand at the same place of its block of 128. The rest: Arabic, Persian,
 * full-width and (by their first UTF-16 unit) mathematical digits.
 */
const INDIAN =
  '\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f';
const FOREIGN = new RegExp(
  `[\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19${INDIAN}]|\\ud835[\\udfce-\\udfff]`,
  'g',
);
const ANY_DIGIT = new RegExp(`[0-9\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19\\ud835${INDIAN}]`);
const NOUGHTS = /(?<=\d)[oO]{1,4}(?=\d)/g;
/** Takes the place of the second unit of a mathematical digit. */
const FILLER = '\u200b';

export function readable(text: string): Readable {
  if (!ANY_DIGIT.test(text)) return { text, digits: 0 };
  let digits = 0;
  let foreign = false;
  let nought = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      digits++;
      nought ||= (text.charCodeAt(i + 1) | 32) === 111;
    } else if (c >= 0x660) foreign ||= mayBeForeign(c);
  }
  let folded = text;
  if (foreign) {
    folded = text.replace(FOREIGN, (digit) => {
      digits++;
      if (digit.length === 2) return String((digit.charCodeAt(1) - 0xdfce) % 10) + FILLER;
      return String(valueOf(digit.charCodeAt(0)));
    });
  }
  return { text: nought || foreign ? folded.replace(NOUGHTS, (o) => '0'.repeat(o.length)) : folded, digits };
}

/** Also true of a few signs that are no digits. */
function mayBeForeign(code: number): boolean {
  if (code < 0x0900 || code > 0x0dff) return code <= 0x06f9 || code >= 0xff10 || code === 0xd835;
  const place = code & 0x7f;
  return place >= 0x66 && place <= 0x6f;
}

function valueOf(code: number): number {
  if (code >= 0xff10) return code - 0xff10;
  if (code < 0x0900) return code & 15;
  return (code & 0x7f) - 0x66;
}
