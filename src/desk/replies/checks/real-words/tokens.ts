/**
 * Takes a text apart as the real-word model sees it: words in lower case, numbers, links and marks by their kind. Trainer and
 * reader use this one, so that both count the same things. Places are UTF-16 offsets in the text.
 */

export interface Token {
  /** Lower case, straight apostrophes; one of the marks below for what is no word. */
  text: string;
  start: number;
  end: number;
  word: boolean;
  capital: boolean;
}

export const END = '.';
export const COMMA = ',';
export const MARK = '"';
export const NUMBER = '<n>';
export const CODE = '<x>';
/** A word nobody knows; with a capital inside a sentence it is somebody's name. */
export const UNKNOWN = '<?>';
export const NAME = '<N>';
export const SPECIAL: readonly string[] = [END, COMMA, MARK, NUMBER, CODE, UNKNOWN, NAME];

const piece =
  /(?<code>(?:https?:\/\/|www\.)[^\s]+|[@#][\p{L}\p{N}_]+|[\p{L}\p{N}._]{0,40}\p{N}[\p{L}][\p{L}\p{N}._]*)|(?<word>\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*)|(?<number>\p{N}[\p{N}.,:/%]*)|(?<end>[.!?…]+)|(?<comma>[,;:])|(?<mark>[^\s\p{L}\p{N}])/gu;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(piece)) {
    const { word, number, end, comma, code } = match.groups!;
    const raw = match[0];
    tokens.push({
      text: word
        ? word.toLowerCase().replaceAll('’', "'")
        : number
          ? NUMBER
          : end
            ? END
            : comma
              ? COMMA
              : code
                ? CODE
                : MARK,
      start: match.index,
      end: match.index + raw.length,
      word: word !== undefined,
      capital: word !== undefined && /^\p{Lu}/u.test(raw),
    });
  }
  return tokens;
}
