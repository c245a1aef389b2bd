/**
 * Words of a text with their place, for the checks that look at one word after the other. Finds; judges nothing.
 */

export interface Word {
  text: string;
  start: number;
  end: number;
  /** Nothing but an opening, a line break or a sentence end stands before it. */
  opensSentence: boolean;
}

// A word that goes on in another script is no English word; the script check looks at it.
const latinWord =
  /(?<![\p{L}\p{M}])\p{Script=Latin}[\p{Script=Latin}\p{Mn}]*(?:'[\p{Script=Latin}\p{Mn}]+)*'?(?![\p{L}\p{M}])/gu;
const anyWord = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** No word of a language we know is longer; what is, is noise, and costly to look at. */
const longestWord = 45;

export function latinWords(text: string): Word[] {
  return find(text, latinWord).filter((word) => word.text.length <= longestWord);
}

export function allWords(text: string): Word[] {
  return find(text, anyWord);
}

function find(text: string, pattern: RegExp): Word[] {
  const words: Word[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(pattern)) {
    const between = text.slice(previousEnd, match.index);
    const end = match.index + match[0].length;
    words.push({
      text: match[0],
      start: match.index,
      end,
      opensSentence:
        words.length === 0 || /[.!?…।|•*:;\n\r]|\p{Extended_Pictographic}|(?:^|\s)[-–—]\s/u.test(between),
    });
    previousEnd = end;
  }
  return words;
}
