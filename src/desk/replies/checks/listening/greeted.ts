/**
 * Whom a reply greets by name, and whether the thread knows anybody of that name. Names in another script than the ones known
 * cannot be compared and are believed.
 */

export interface Greeted {
  name: string;
  start: number;
  end: number;
}

export interface GreetingWords {
  /** "hi", "dear", "வணக்கம்" … one expression over the reply's beginning. */
  greets: readonly string[];
  /** What follows a greeting and is no name: "there", "all", "sir". */
  nobody: ReadonlySet<string>;
  /** Titles before a name. */
  titles: readonly string[];
}

const nameWord = "\\p{Lu}[\\p{Ll}\\p{M}'’]{1,20}|\\p{Script=Devanagari}{2,20}|\\p{Script=Tamil}{2,20}";

export function makeGreeted(words: GreetingWords): (text: string) => Greeted | null {
  const greets = words.greets.join('|');
  const titles = words.titles.join('|');
  // The greeting in any case, the name by its capital: two expressions, since a flag holds for the whole of one.
  const opening = new RegExp(
    `^[\\s"“]*(?:@\\S+[\\s,]+)?(?:${greets})(?:[\\s,]+(?:${titles})\\.?)?[\\s,]+`,
    'iu',
  );
  const name = new RegExp(
    `^(?:${nameWord})(?:[ ](?:\\p{Lu}[\\p{Ll}\\p{M}]{1,20}))?(?![\\p{L}\\p{M}\\p{N}_@])`,
    'u',
  );
  // "Sorry to hear that, Karthik." greets by its end.
  const closing = new RegExp(
    `^[\\s"“]*(?:(?:we're |i'm |we are |i am )?(?:so |very |really |truly )?sorry|thanks?|thank you|apologies|glad|happy)(?![\\p{L}])[^.!?,\\n]{0,60},\\s+`,
    'iu',
  );
  return (text) => {
    const opened = opening.exec(text) ?? closing.exec(text);
    if (!opened) return null;
    const rest = text.slice(opened[0].length);
    const found = name.exec(rest);
    // A name is followed by a stop, a comma, a title or a line's end; "Hi Please send" and "வணக்கம் உங்கள்" greet nobody.
    if (
      !found ||
      !/^(?:[ ]*[,!.:;–—\n]|[ ]*$|[ -]?(?:ji|garu|sir|madam|ma'am|जी|अவர்களே|அவர்களே|சார்|மேடம்)(?![\p{L}\p{M}]))/iu.test(
        rest.slice(found[0].length),
      )
    )
      return null;
    if (
      words.nobody.has(found[0].toLowerCase()) ||
      found[0].split(' ').every((one) => words.nobody.has(one.toLowerCase()))
    )
      return null;
    const start = opened[0].length;
    return { name: found[0], start, end: start + found[0].length };
  };
}

/** `known`: names and handles. `said`: texts of the thread, where people sign. */
export function isKnownName(name: string, known: readonly string[], said: readonly string[]): boolean {
  const wanted = name
    .split(' ')
    .map((part) => fold(part).trim())
    .filter((part) => part.length > 1);
  if (wanted.length === 0) return true;
  const script = scriptOf(name);
  const comparable = known.filter((one) => scriptOf(one) === script);
  // Who is known only in another script, or not at all, may well be called so.
  if (comparable.length === 0) return true;
  const names = comparable.map(fold);
  const texts = said.map(fold);
  return wanted.some(
    (part) =>
      names.some(
        (one) =>
          one.includes(part) || partsOf(one).some((other) => other.length > 2 && part.startsWith(other)),
      ) || texts.some((text) => text.includes(` ${part} `)),
  );
}

/** The known name that was probably meant, one slip away; null when there is none. */
export function nearName(name: string, known: readonly string[]): string | null {
  const wanted = fold(name).trim();
  for (const one of known.flatMap((each) => each.split(/[\s._@-]+/u))) {
    const other = fold(one).trim();
    if (other.length >= 4 && other !== wanted && oneSlip(wanted, other))
      return one.charAt(0).toUpperCase() + one.slice(1);
  }
  return null;
}

function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - from && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  return Math.max(a.length, b.length) - from - tail <= 1 || swapped(a, b, from);
}

function swapped(a: string, b: string, at: number): boolean {
  return (
    a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}

function partsOf(folded: string): string[] {
  return folded.trim().split(' ');
}

function scriptOf(text: string): string {
  if (/\p{Script=Devanagari}/u.test(text)) return 'devanagari';
  if (/\p{Script=Tamil}/u.test(text)) return 'tamil';
  return /\p{Script=Latin}/u.test(text) ? 'latin' : 'other';
}

/** Words between blanks, small, without accents; marks of Indic scripts stay. */
function fold(text: string): string {
  const bare = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return ` ${bare.replace(/[^\p{L}\p{M}]+/gu, ' ').trim()} `;
}
