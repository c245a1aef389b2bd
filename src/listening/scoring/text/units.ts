/** Questions the tokeniser asks of one place in a text. Pure look-ups; lone surrogates are 'other', never an error. */
import { CLASS, DIGIT, LETTER, LOWER, PICTURE, UPPER } from './chars.js';

export function classAt(text: string, index: number, code: number): number {
  if (code < 0xd800 || code > 0xdfff) return CLASS[code] ?? 0;
  if (code > 0xdbff) return 0;
  const low = text.charCodeAt(index + 1);
  if (!(low >= 0xdc00 && low <= 0xdfff)) return 0;
  const point = (code - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
  if (point >= 0x1f000 && point <= 0x1faff) return PICTURE;
  return point >= 0x1d400 && point <= 0x1d7cb ? LETTER : point >= 0x20000 && point <= 0x3ffff ? LETTER : 0;
}

export function isLetter(text: string, index: number): boolean {
  const cls = classAt(text, index, text.charCodeAt(index));
  return cls === LOWER || cls === UPPER || cls === LETTER;
}

export function isTagUnit(text: string, index: number): boolean {
  const cls = CLASS[text.charCodeAt(index)];
  return cls === LOWER || cls === UPPER || cls === LETTER || cls === DIGIT || text.charCodeAt(index) === 95;
}

/** '1,200.50' is one number; '3. ' is not. */
export function isDigitJoin(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (code === 44 || code === 46) && CLASS[text.charCodeAt(index + 1)] === DIGIT;
}

/** Skin tones, variation selectors and joined pictures belong to the first one; two flag letters make one flag. */
export function endOfEmoji(text: string, start: number): number {
  const step = (at: number): number =>
    text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) <= 0xdbff ? 2 : 1;
  let i = start + step(start);
  const first = text.codePointAt(start) ?? 0;
  const flag = first >= 0x1f1e6 && first <= 0x1f1ff;
  while (i < text.length) {
    const point = text.codePointAt(i) ?? 0;
    if (point === 0xfe0f || point === 0xfe0e || point === 0x20e3) i++;
    else if (point >= 0x1f3fb && point <= 0x1f3ff) i += 2;
    else if (point === 0x200d && classAt(text, i + 1, text.charCodeAt(i + 1)) === PICTURE)
      i += 1 + step(i + 1);
    else if (flag && i === start + 2 && point >= 0x1f1e6 && point <= 0x1f1ff) i += 2;
    else break;
  }
  return i;
}
