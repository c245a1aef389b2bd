/**
 * Asking a customer for a secret, in five languages. Works clause by clause: a secret's name, a word of asking, and no word
 * of forbidding ("never share your OTP"). Words are data; this only knows how the three stand to each other.
 */
import { draft, type Examine, type FindingDraft } from './draft.js';
import type { FindingCode } from './finding-codes.js';
import { blankOut } from './blank-out.js';
import { quickPattern } from './quick-pattern.js';
import { type LanguageWords, replyLanguage } from './reply-language.js';
import type { SecretMeanings } from './secret-meanings.js';

export type AskedKind =
  | 'card'
  | 'card-code'
  | 'pin'
  | 'one-time-code'
  | 'password'
  | 'identity'
  | 'bank'
  | 'spoken-code'
  | 'partial'
  | 'contact';

/** All are sources of regular expressions, matched without case; letters may not touch them unless the source says so. */
export interface SecretAskedWords {
  secrets: Readonly<Record<AskedKind, readonly string[]>>;
  /** "send us", "bhej dijiye", "அனுப்புங்கள்". */
  asks: readonly string[];
  /** "never", "do not", "mat", "வேண்டாம்". */
  forbids: readonly string[];
  /** Look like forbidding and are not: "don't hesitate to", "without your". */
  invites: readonly string[];
  /** The customer is to use it elsewhere: "on the login page", "in the app". */
  elsewhere: readonly string[];
  /** "DM it to us": asks for what the clause before named. */
  asksForIt: readonly string[];
  /** The same, where the clause before did not forbid it. */
  asksForMore: readonly string[];
  /** Harmless things by name: "tell me your order number" asks for nothing that was named before. */
  otherThings: readonly string[];
  /** Private channels: "DM", "inbox". */
  privately: readonly string[];
  /** Clauses end here besides at punctuation: " but ", " लेकिन ". */
  clauseWords: readonly string[];
  /** Clauses begin here after a comma: "please", "send". */
  clauseStarts: readonly string[];
  /** Per language and group, what to write instead. */
  safeWays: Readonly<Record<string, { secret: string; contact: string }>>;
}

// Written for all to see, whoever comes of it.
const rightHere =
  /\b(?:in (?:the |your |a )?(?:comments?|repl(?:y|ies)|thread)|(?:under|below) (?:this|the) (?:tweet|post|comment)|here|below)\b|जवाब में|यहीं|यहाँ|कमेंट|இங்கே|கமெண்ட|\b(?:yahi|yahin|yahan|inga|ingaye)\b/iu;

// Where a secret is otherwise used names it: "the digits you key in at the machine".
const habit =
  /\b(?:you|u) (?:key|type|enter|punch|press|use|put|dial|tap)\b[^.,;]{0,30}|(?<![^\s,])[^\s,]{1,24} (?:ऐप |app )?(?:में|पर|me|mein|pe|par) [^,.।]{0,24}(?:करते|भेजते|खोलते|निकालते|karte|bhejte|kholte|nikalte) (?:वक़्त|वक्त|समय|waqt|samay|time)[^,.।]{0,16}(?:डालते|दबाते|भरते|लगाते|daalte|dalte|dabate|bharte)/giu;

// Where the house is or when they were born is for us to hear, whoever drives there.
const questioned = /^(?:and |so )?(?:what|which|where)\b/iu;

const sentenceEnds = /[.!?;…।|\n]+(?=\s|$)|[;…।|\n]+/gu;

interface Clause {
  start: number;
  end: number;
  text: string;
}

/** Of several that a clause names the first is told. */
const kinds: readonly AskedKind[] = [
  'card',
  'card-code',
  'pin',
  'one-time-code',
  'password',
  'identity',
  'bank',
  'spoken-code',
  'partial',
  'contact',
];
const codes: Record<AskedKind, FindingCode> = {
  card: 'secret-asked.card',
  'card-code': 'secret-asked.card-code',
  pin: 'secret-asked.pin',
  'one-time-code': 'secret-asked.one-time-code',
  password: 'secret-asked.password',
  identity: 'secret-asked.identity',
  bank: 'secret-asked.bank',
  'spoken-code': 'secret-asked.one-time-code',
  partial: 'secret-asked.partial',
  contact: 'secret-asked.contact-in-public',
};

export function makeSecretAsked(
  words: SecretAskedWords,
  meanings: SecretMeanings,
  languageWords: LanguageWords,
): Examine {
  const secrets = kinds.map((kind) => [kind, anyOf(words.secrets[kind])] as const);
  const [asks, forbids, invites] = [anyOf(words.asks), anyOf(words.forbids), anyOf(words.invites)];
  const [elsewhere, asksForIt, asksForMore, otherThings, privately] = [
    anyOf(words.elsewhere),
    anyOf(words.asksForIt),
    anyOf(words.asksForMore),
    anyOf(words.otherThings),
    anyOf(words.privately),
  ];
  const starts = [...words.clauseWords, ...words.clauseStarts].join('|');
  const breaks = quickPattern(
    `[.!?;…।|\\n]+(?=\\s|$)|[;…।|\\n]+|,\\s+(?=(?:${starts})(?![\\p{L}\\p{M}]))|\\s(?:${words.clauseWords.join('|')})\\s`,
    'giu',
  );
  // What is for somebody else (a driver) is ours only when it is to be written for all to see.
  const again = (named: { forbidden: boolean; away: boolean }, clause: string): boolean =>
    (test(asksForIt, clause) || (!named.forbidden && test(asksForMore, clause))) &&
    (!named.away || (!named.forbidden && rightHere.test(clause))) &&
    !test(otherThings, clause.replace(/ (?:and|so) (?:he|she|they|we|i)\b.*$/iu, ''));
  return ({ text, language, audience }) => {
    // "A/c no. please": the stop ends nothing.
    const read = text
      .replace(/[’‘]/g, "'")
      .replace(/(?<=\b(?:nos?|num|acct?|a\/c|ph|mob))\.(?=\s|\?)/giu, ' ');
    const clauses = clausesOf(read, breaks);
    let named: { kind: AskedKind; forbidden: boolean; away: boolean } | null = null;
    const found: FindingDraft[] = [];
    for (const clause of clauses) {
      const byName = strongest(secrets, clause.text);
      const meant = meanings.kindIn(withMark(clause, read), read);
      const kind = kindOf(byName, meant?.kind ?? null, meanings.harmless.test(clause.text));
      const plain = clause.text.replace(invites, (invite) => ' '.repeat(invite.length));
      const forbidden = test(forbids, aroundAsk(plain, [asks, ...secrets.map(([, pattern]) => pattern)]));
      const invited = plain !== clause.text && /without|बिना|bina|illamal|இல்லாமல்/iu.test(clause.text);
      const settled = !meant?.always && meanings.settled.test(clause.text);
      const wanted = test(asks, plain) || (meant !== null && kind === meant.kind) || isFragment(clause, read);
      const asked = (wanted && !forbidden) || invited;
      const away =
        !meant?.always &&
        test(elsewhere, clause.text.replace(habit, '')) &&
        !test(privately, clause.text) &&
        !(kind === 'contact' && (rightHere.test(clause.text) || questioned.test(clause.text)));
      if (kind && asked && !away && !settled) found.push(made(kind, clause));
      else if (!kind && named && !forbidden && !away && again(named, clause.text))
        found.push(made(named.kind, clause));
      else if (!kind && named && !named.forbidden && !named.away && meanings.bareAsk.test(clause.text))
        found.push(made(named.kind, clause));
      if (kind) named = settled ? null : { kind, forbidden, away };
    }
    // What no clause says alone the sentence may: "the card you used, all sixteen numbers, please".
    for (const sentence of clausesOf(read, sentenceEnds)) {
      if (found.some((one) => one.start < sentence.end && sentence.start < one.end)) continue;
      const said = withMark(sentence, read);
      const byName = meanings.wants.test(said) ? strongest(secrets, sentence.text) : null;
      const meant = meanings.kindIn(said, read);
      const kind = meant?.kind ?? (byName === 'spoken-code' ? null : byName);
      const plain = sentence.text.replace(invites, (invite) => ' '.repeat(invite.length));
      const away = !meant?.always && test(elsewhere, plain.replace(habit, ''));
      const shut = test(forbids, plain) || away || (!meant?.always && meanings.settled.test(plain));
      if (kind && !shut && !meanings.harmless.test(sentence.text)) found.push(made(kind, sentence));
    }
    const reply = found.filter(
      (one) =>
        one.code !== 'secret-asked.contact-in-public' || (audience === 'public' && !test(privately, text)),
    );
    return suggest(reply, words.safeWays, replyLanguage(blankOut(text), language, languageWords));
  };
}

const withMark = ({ text, end }: Clause, whole: string): string =>
  /^\s*\?/u.test(whole.slice(end, end + 3)) ? `${text} ?` : text;

/** A name that may mean something harmless yields to what the clause means, and to what is harmless. */
function kindOf(byName: AskedKind | null, meant: AskedKind | null, harmless: boolean): AskedKind | null {
  const vague = byName === 'spoken-code' || byName === 'contact';
  if (byName && !vague) return byName;
  if (harmless) return byName === 'contact' ? byName : null;
  return meant ?? byName;
}

/** "CVV?", "OTP please": a few words that only name the thing, and wait. */
function isFragment({ text, end }: Clause, whole: string): boolean {
  return text.split(/\s+/u).length <= 5 && (whole[end] === '?' || /(?:please|pls|plz)$/iu.test(text));
}

/** The parts between commas that ask or name: "DM the number, we can't see it otherwise" forbids nothing. */
function aroundAsk(text: string, patterns: readonly RegExp[]): string {
  const parts = text.split(/,\s|\s(?=(?:ताकि|क्योंकि|taaki|kyunki|so that|because)\s)/u);
  const last = parts.findLastIndex((part) => patterns.slice(1).some((pattern) => test(pattern, part)));
  const asking = parts.findIndex((part, index) => index >= last && test(patterns[0]!, part));
  return last < 0 ? text : parts.slice(0, Math.max(last, asking) + 1).join(', ');
}

function suggest(
  found: FindingDraft[],
  safeWays: SecretAskedWords['safeWays'],
  language: string,
): FindingDraft[] {
  const ways = safeWays[language] ?? safeWays['en'];
  if (!ways) return found;
  return found.map((one) => ({
    ...one,
    suggestions: [one.code === 'secret-asked.contact-in-public' ? ways.contact : ways.secret],
  }));
}

function made(kind: AskedKind, clause: Clause): FindingDraft {
  return draft(codes[kind], clause);
}

/** A part of a number is only a part; a contact only counts when nothing worse is asked. */
function strongest(secrets: readonly (readonly [AskedKind, RegExp])[], text: string): AskedKind | null {
  const here = secrets.filter(([, pattern]) => test(pattern, text)).map(([kind]) => kind);
  if (here.includes('partial'))
    return here.find((kind) => kind === 'card-code' || kind === 'password') ?? 'partial';
  return here.find((kind) => kind !== 'contact') ?? here[0] ?? null;
}

function clausesOf(text: string, breaks: RegExp): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const at of [...text.matchAll(breaks)]
    .map((match) => [match.index, match.index + match[0].length] as const)
    .concat([[text.length, text.length]])) {
    const raw = text.slice(from, at[0]);
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const start = from + raw.indexOf(trimmed);
      clauses.push({ start, end: start + trimmed.length, text: trimmed });
    }
    from = at[1];
  }
  return clauses;
}

function anyOf(sources: readonly string[]): RegExp {
  if (sources.length === 0) return /(?!)/u;
  return quickPattern(`(?<![\\p{L}\\p{M}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
}

function test(pattern: RegExp, text: string): boolean {
  reset(pattern);
  const hit = pattern.test(text);
  reset(pattern);
  return hit;
}

function reset(pattern: RegExp): void {
  pattern.lastIndex = 0;
}
