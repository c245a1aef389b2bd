/**
 * Swear words and insults in five languages, simple disguises included (f*ck, sh1t, f u c k). Whole words only, so that a
 * place name or a part of a word is never taken for one. The words are data.
 */
import { draft, type Examine, type FindingDraft } from './draft.js';
import { blankOut } from './blank-out.js';
import { type LanguageWords, replyLanguage } from './reply-language.js';

export interface ProfanityWords {
  /** Any text. Lower case, NFC; a trailing * stands for any ending. */
  strong: readonly string[];
  mild: readonly string[];
  /** Only in a reply of that language: the same letters are innocent elsewhere. */
  onlyIn: Readonly<Record<string, { strong: readonly string[]; mild: readonly string[] }>>;
  /** Words that a pattern with * would catch wrongly. */
  innocent: readonly string[];
}

type Weight = 'strong' | 'mild';
/** `isName`: written like a name (Dick), so only unmistakable words count. */
type Weigh = (word: string, isName: boolean) => Weight | undefined;
interface Matcher {
  exact: Map<string, Weight>;
  stems: [string, Weight][];
}

const token = /[^\s"“”„«»()[\]{}<>,;:…।]+/gu;
const edges = /^[\p{P}\p{S}]+|[.!?'’\-–—~]+$/gu;
const disguise: Readonly<Record<string, string>> = {
  '@': 'a',
  $: 's',
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '€': 'e',
};

export function makeProfanity(words: ProfanityWords, languageWords: LanguageWords): Examine {
  const everywhere = matcher(words.strong, words.mild);
  const byLanguage = new Map(
    Object.entries(words.onlyIn).map(([language, { strong, mild }]) => [language, matcher(strong, mild)]),
  );
  const innocent = new Set(words.innocent);
  return ({ text, language, allowWords }) => {
    const allowed = new Set(allowWords.map((word) => word.toLowerCase()));
    // Links and addresses are nobody's words; blanking would also take away digits, which disguises need.
    const shown = text.replace(/\bhttps?:\/\/\S+|[@#][\p{L}\p{M}\p{N}_]+/giu, (found) =>
      ' '.repeat(found.length),
    );
    const spoken = replyLanguage(blankOut(text), language, languageWords);
    const own = byLanguage.get(spoken);
    const weighed = new Map<string, Weight | undefined>();
    const weigh = (word: string, isName: boolean) => {
      if (innocent.has(word)) return undefined;
      const key = isName ? `${word} name` : word;
      if (!weighed.has(key))
        weighed.set(
          key,
          firstHit(own && !(isName && spoken === 'en') ? [everywhere, own] : [everywhere], word),
        );
      const weight = weighed.get(key);
      // A customer may call himself what he likes; that does not make a swear word right.
      return weight === 'mild' && allowed.has(word) ? undefined : weight;
    };
    return [...wordFindings(shown, weigh), ...spacedFindings(shown, weigh)];
  };
}

function wordFindings(text: string, weigh: Weigh): FindingDraft[] {
  const found: FindingDraft[] = [];
  for (const match of text.matchAll(token)) {
    if (match[0].length > 60) continue;
    const trimmed = match[0].replace(edges, '');
    const start = match.index + match[0].indexOf(trimmed);
    for (const part of trimmed.split(/(?<=[-/–—])|(?=[-/–—])/u).length > 1
      ? [trimmed, ...trimmed.split(/[-/–—]/u)]
      : [trimmed]) {
      const weight = weighOne(part, weigh);
      if (!weight) continue;
      const at = start + trimmed.indexOf(part);
      found.push(draft(`profanity.${weight}`, { start: at, end: at + part.length }, { word: part }, []));
      break;
    }
  }
  return found;
}

function weighOne(part: string, judge: Weigh): Weight | undefined {
  const isName = /^\p{Lu}\p{Ll}+$/u.test(part);
  const weigh = (word: string) => judge(word, isName);
  const plain = part
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/gu, '');
  const direct = weigh(plain) ?? weigh(squeezed(plain, 1)) ?? weigh(squeezed(plain, 2));
  if (direct || !/[a-z]/.test(plain)) return direct;
  if (/[*#_.]/.test(plain)) return starred(plain, weigh);
  const open = plain.replace(/[@$01!3457€]/gu, (sign) => disguise[sign] ?? sign);
  // "a55" is a disguise, "5s" and "4g" are not.
  return open !== plain && (plain.match(/[a-z]/g) ?? []).length >= 2
    ? (weigh(open) ?? weigh(squeezed(open, 1)))
    : undefined;
}

/** f*ck, f**k, s#it, f.u.c.k: a star hides one vowel or more; the first letter always shows. */
function starred(plain: string, weigh: (word: string) => Weight | undefined): Weight | undefined {
  if (!/^[a-z][a-z*#_.]{2,20}$/.test(plain) || (plain.match(/[a-z]/g) ?? []).length < 2) return undefined;
  const bare = plain.replace(/[.*#_]/g, '');
  const gaps = [...plain.matchAll(/[*#_]/g)].length;
  if (gaps === 0) return /^(?:[a-z]\.)+[a-z]$/.test(plain) ? weigh(bare) : undefined;
  if (gaps > 2) return undefined;
  return fillings(plain.replace(/\./g, ''), gaps).reduce<Weight | undefined>(
    (hit, word) => hit ?? strongOnly(weigh(word)),
    undefined,
  );
}

function strongOnly(weight: Weight | undefined): Weight | undefined {
  return weight === 'strong' ? weight : undefined;
}

function fillings(pattern: string, gaps: number): string[] {
  let all = [pattern];
  for (let gap = 0; gap < gaps; gap += 1) {
    all = all.flatMap((one) => [...'abcdefghiklmnoprstuvxyz'].map((letter) => one.replace(/[*#_]/, letter)));
  }
  return all;
}

function spacedFindings(text: string, weigh: Weigh): FindingDraft[] {
  return [
    ...text.matchAll(
      /(?<![\p{L}\p{N}])(?:[a-z@$*]([ .\-_*])(?:[a-z@$*]\1){1,10}[a-z@$*])(?![\p{L}\p{N}])/giu,
    ),
  ].flatMap((match) => {
    const word = match[0]
      .replace(/[ .\-_]/g, '')
      .toLowerCase()
      .replace(/[@$]/g, (sign) => disguise[sign] ?? sign);
    const weight = word.length >= 3 ? weigh(word, false) : undefined;
    return weight === 'strong'
      ? [
          draft(
            'profanity.strong',
            { start: match.index, end: match.index + match[0].length },
            { word: match[0] },
          ),
        ]
      : [];
  });
}

function squeezed(word: string, keep: 1 | 2): string {
  return word.replace(/(.)\1{2,}/gu, keep === 1 ? '$1' : '$1$1');
}

function matcher(strong: readonly string[], mild: readonly string[]): Matcher {
  const made: Matcher = { exact: new Map(), stems: [] };
  const take = (words: readonly string[], weight: Weight) => {
    for (const word of words) {
      const plain = word.normalize('NFC').toLowerCase();
      if (plain.endsWith('*')) made.stems.push([plain.slice(0, -1), weight]);
      else made.exact.set(plain, weight);
    }
  };
  take(strong, 'strong');
  take(mild, 'mild');
  return made;
}

function firstHit(matchers: readonly Matcher[], word: string): Weight | undefined {
  for (const { exact, stems } of matchers) {
    const weight = exact.get(word) ?? stems.find(([stem]) => word.startsWith(stem))?.[1];
    if (weight) return weight;
  }
  return undefined;
}
