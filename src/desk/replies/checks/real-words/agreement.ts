/**
 * Which number a subject asks of its verb ("the details was", "one of our agents have"). Pure; it reads tokens and what each word can be.
 */
import { isHelper, opensNoun, words, type TagsOf } from './edit-grammar.js';
import { TAGS } from './forms.js';
import { COMMA, END, type Token } from './tokens.js';

export interface Disagreement {
  /** Index of the verb. */
  at: number;
  other: string;
}

const clauseOpeners = words(
  'that because when if while but so although though where whether unless sorry unfortunately however and hi hello dear',
);
const determiners = words(
  'the your our my their his her its these those this that all both some many several most few',
);
const onlyOne = words('this that each every a an another');
const onlyMany = words('these those many several few both');
/** Singular in form and yet often followed by a verb of many; or plural in form and one. */
const either = words(
  'men women people children feet teeth team staff personnel crew variety range selection group set kind type sort rest combination list police data people media family company bank group management committee government public audience crowd pair couple number lot majority rest half percent none series news species means status headquarters goods customs sms terms plus process access business address bus yes gas details-page information everyone',
);
const toMany: Readonly<Record<string, string>> = {
  was: 'were',
  is: 'are',
  has: 'have',
  does: 'do',
  "doesn't": "don't",
  "isn't": "aren't",
  "wasn't": "weren't",
  "hasn't": "haven't",
};
const toOne: Readonly<Record<string, string>> = {
  were: 'was',
  are: 'is',
  have: 'has',
  do: 'does',
  "don't": "doesn't",
  "aren't": "isn't",
  "weren't": "wasn't",
  "haven't": "hasn't",
};

/** Verbs whose subject stands plainly before them, from the beginning of its clause, and asks for the other number. */
export function disagreements(tokens: readonly Token[], tagsOf: TagsOf): Disagreement[] {
  const found: Disagreement[] = [];
  tokens.forEach((_, from) => {
    if (!opensClause(tokens, from)) return;
    const one =
      oneOfMany(tokens, from, tagsOf) ??
      singleOf(tokens, from, tagsOf) ??
      singlePronoun(tokens, from, tagsOf) ??
      plainSubject(tokens, from, tagsOf);
    if (one) found.push(one);
  });
  return found;
}

function opensClause(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  if (!before || before.text === END || before.text === COMMA) return true;
  return clauseOpeners.has(before.text) && !/^(?:and)$/.test(before.text);
}

const counted = words('one each both several many few which none two three');
const ours = words('our the your these those my');

/** "One of our supervisor", "which of our store": the noun that ought to be more than one. */
function oneOfMany(tokens: readonly Token[], from: number, tagsOf: TagsOf): Disagreement | null {
  if (
    !counted.has(tokens[from]!.text) ||
    tokens[from + 1]?.text !== 'of' ||
    !ours.has(tokens[from + 2]?.text ?? '')
  )
    return null;
  const noun = tokens[from + 3];
  const next = tokens[from + 4];
  const tags = tagsOf(noun?.text ?? '');
  if (
    !noun?.word ||
    noun.capital ||
    (tags & TAGS.noun) === 0 ||
    (tags & (TAGS.nouns | TAGS.adjective | TAGS.compared)) !== 0
  )
    return null;
  if (either.has(noun.text) || /s$/.test(noun.text)) return null;
  // "One of our delivery agents": the noun is behind it.
  if (next?.word && tagsOf(next.text) !== 0 && !isHelper(next.text)) return null;
  return {
    at: from + 3,
    other: /[^aeiou]y$/.test(noun.text) ? `${noun.text.slice(0, -1)}ies` : `${noun.text}s`,
  };
}

/** "No one return your call", "it look like". */
function singlePronoun(tokens: readonly Token[], from: number, tagsOf: TagsOf): Disagreement | null {
  const first = tokens[from]!.text;
  const at = first === 'no' && tokens[from + 1]?.text === 'one' ? from + 2 : from + 1;
  if (
    at === from + 1 &&
    !/^(?:nobody|someone|somebody|everyone|everybody|he|she|it|everything|nothing)$/.test(first)
  )
    return null;
  const other = toOne[tokens[at]?.text ?? ''];
  if (other !== undefined && !/^(?:were|weren't)$/.test(tokens[at]!.text)) return { at, other };
  return verbAt(tokens, at, {}, TAGS.base, tagsOf);
}

/** "One of our agents have", "both of the flights is", "a member of our team call you". */
function singleOf(tokens: readonly Token[], from: number, tagsOf: TagsOf): Disagreement | null {
  const first = tokens[from]!.text;
  const member = first === 'a' && tokens[from + 1]?.text === 'member' ? 1 : 0;
  const one = /^(?:one|each|either|neither)$/.test(first) || member === 1;
  if ((!one && !/^(?:both|several|many|few)$/.test(first)) || tokens[from + 1 + member]?.text !== 'of')
    return null;
  const end = nounEnd(tokens, from + 2 + member, tagsOf);
  if (end < 0 || (member === 0 && (tagsOf(tokens[end]!.text) & TAGS.nouns) === 0)) return null;
  const verb = afterPhrase(tokens, end + 1, tagsOf);
  return one ? verbAt(tokens, verb, toOne, TAGS.base, tagsOf) : verbAt(tokens, verb, toMany, 0, tagsOf);
}

/** Where the verb stands: behind "on your booking", "of the parcels", where one of these follows the noun. */
function afterPhrase(tokens: readonly Token[], at: number, tagsOf: TagsOf): number {
  if (!/^(?:of|for|on|in|from|with|about)$/.test(tokens[at]?.text ?? '')) return at;
  if (tokens[at + 1]?.capital && isHelper(tokens[at + 2]?.text ?? '')) return at + 2;
  const end = nounEnd(tokens, at + 1, tagsOf);
  return end > at ? end + 1 : at;
}

/** "The tracking details was", "your order have", "the price of the items are". */
function plainSubject(tokens: readonly Token[], from: number, tagsOf: TagsOf): Disagreement | null {
  const first = tokens[from]!.text;
  if (!determiners.has(first) && !onlyOne.has(first)) return null;
  const end = nounEnd(tokens, from, tagsOf);
  if (end <= from) return null;
  // "Your feedback help us": what follows shows that the last noun is none.
  const last = tokens[end]!.text;
  if (
    end > from + 1 &&
    objects.has(tokens[end + 1]?.text ?? '') &&
    /^(?:help|show|need|call|charge|let|leave)$/.test(last) &&
    !either.has(tokens[end - 1]!.text) &&
    (tagsOf(tokens[end - 1]!.text) & (TAGS.nouns | TAGS.noun)) === TAGS.noun
  )
    return { at: end, other: third(last) };
  const noun = tokens[end]!.text;
  if (either.has(noun) || either.has(tokens[end - 1]!.text)) return null;
  const tags = tagsOf(noun);
  const many =
    (tags & TAGS.nouns) !== 0 && (tags & (TAGS.noun | TAGS.adjective)) === 0 && !onlyOne.has(first);
  const one =
    (tags & TAGS.noun) !== 0 &&
    !/[^s]s$/.test(noun) &&
    (tags & (TAGS.nouns | TAGS.adjective | TAGS.verbFirst)) === 0 &&
    !onlyMany.has(first);
  const behind = afterPhrase(tokens, end + 1, tagsOf);
  if (many) return verbAt(tokens, behind, toMany, 0, tagsOf);
  // Subjunctive: "if the order were", "I suggest that the order be".
  const before = tokens[from - 1]?.text ?? '';
  if (
    !one ||
    first === 'all' ||
    first === 'some' ||
    (/^(?:if|wish|though|that)$/.test(before) && tokens[behind]?.text === 'were')
  )
    return null;
  // Of a sort, a set, a range of things one may say either.
  if (behind > end + 1 && (first !== 'the' || tokens[end + 1]!.text !== 'of')) return null;
  return verbAt(tokens, behind, toOne, before === 'that' || behind > end + 1 ? 0 : TAGS.base, tagsOf);
}

/** Index of the last noun of a plain run "our new return labels"; -1 where it is no such run. */
function nounEnd(tokens: readonly Token[], from: number, tagsOf: TagsOf): number {
  let end = -1;
  for (let i = from; i < Math.min(tokens.length, from + 6); i += 1) {
    const { text, word, capital } = tokens[i]!;
    if (!word) return -1;
    if (determiners.has(text) || onlyOne.has(text)) {
      if (i > from) return -1;
      continue;
    }
    if (isHelper(text) || prepositions.has(text)) return end === i - 1 ? end : -1;
    const tags = tagsOf(text);
    if (capital && i > from) return -1;
    // "The tasks hosts have": two plurals are two nouns.
    if (end >= 0 && (tagsOf(tokens[end]!.text) & (TAGS.nouns | TAGS.noun)) === TAGS.nouns) return -1;
    if (tags & (TAGS.noun | TAGS.nouns)) end = i;
    else if (!(tags & TAGS.adjective) && !/^(?:two|three|four|five)$/.test(text))
      return end === i - 1 ? end : -1;
  }
  return end;
}

const prepositions = words('of for on in from with about to at by as than and or but');
const commonVerbs = words(
  'go come get need want seem look work arrive return send show say take make keep happen become remain give',
);
const objects = words('us me him them your our');

/** The verb at this place, if it has the wrong number. `bases`: tags of other verbs that do. */
function verbAt(
  tokens: readonly Token[],
  at: number,
  forms: Readonly<Record<string, string>>,
  bases: number,
  tagsOf: TagsOf,
): Disagreement | null {
  const text = tokens[at]?.text ?? '';
  const other = forms[text];
  // "What your orders is", "the items is what we sent": seldom, and seldom right.
  if (other !== undefined) return { at, other };
  const next = tokens[at + 1];
  const ends =
    !next?.word ||
    opensNoun.has(next.text) ||
    /^(?:to|in|on|at|with|for|from|after|when|if|again)$/.test(next.text);
  const isBase = tagsOf(text) === TAGS.base + TAGS.verbFirst || commonVerbs.has(text);
  if (bases !== 0 && ends && !isHelper(text) && isBase) return { at, other: third(text) };
  return null;
}

/** 'carry' → 'carries'. */
function third(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}
