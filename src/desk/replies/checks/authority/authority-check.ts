/**
 * What a reply gives or admits, against what its writer may: money beyond a limit, goods and credit, statements about law and
 * health, and liability. A limit that is clearly passed stops; what is only likely asks for a second thought. Limits are data.
 */
import { draft, type Examine, type FindingDraft } from '../draft.js';
import { type Sentence, sentencesOf } from '../promise/clauses.js';
import { type Amount, amountsOf } from './money.js';

export const gifts = ['refund', 'replacement', 'credit', 'free', 'compensation', 'discount'] as const;
export type Gift = (typeof gifts)[number];
export const statements = ['liability', 'entitlement', 'legal', 'medical'] as const;
export type Statement = (typeof statements)[number];

/** Whoever may least first: of several roles the last one listed holds. */
export const roleNames = ['agent', 'reviewer', 'lead', 'executive', 'admin'] as const;

export interface Limits {
  /** By currency: the customer's own money back, and what is given on top. A currency that is missing has no limit here. */
  refund: Readonly<Record<string, number>>;
  goodwill: Readonly<Record<string, number>>;
  /** The largest share off. */
  percent: number;
  gives: ReadonlySet<Gift>;
  says: ReadonlySet<Statement>;
}

export interface AuthorityRules {
  /** By role, the one who may least first. */
  roles: ReadonlyMap<string, Limits>;
  /** We are the ones who give, now or later: "we will", "you will get". */
  offers: RegExp;
  /** Done already, asked about, denied or left to others: nothing is given by this sentence. */
  offersNot: RegExp;
  gifts: Readonly<Record<Gift, RegExp>>;
  statements: Readonly<Record<Statement, { clear: RegExp; unclear: RegExp }>>;
  /** "if", "whether", "we cannot say": a sentence that states nothing. */
  statesNot: RegExp;
  /** Behind the words: somebody else is reported to have said them. */
  reported: RegExp;
  /** Concepts that all stand in one sentence: it may be read so, whatever the words. */
  together: ReadonlyMap<Statement, readonly RegExp[]>;
}

export function makeAuthority(rules: AuthorityRules): Examine {
  return ({ text, around }) => {
    const limits = limitsOf(around?.roles ?? null, rules);
    const read = withoutQuotations(text.replace(/[’‘ʼ]/gu, "'"));
    return sentencesOf(read).flatMap((sentence) => [
      ...given(sentence, limits, rules),
      ...stated(sentence, limits, rules),
    ]);
  };
}

/** Of several roles the one that may most; who is nobody known may what the least may. */
export function limitsOf(roles: readonly string[] | null, rules: AuthorityRules): Limits {
  const all = [...rules.roles];
  const own = all.filter(([role]) => roles?.includes(role)).at(-1) ?? all[0]!;
  return own[1];
}

function given(sentence: Sentence, limits: Limits, rules: AuthorityRules): FindingDraft[] {
  const { text, start } = sentence;
  if (sentence.question || rules.offersNot.test(text)) return [];
  const offered = gifts.filter((gift) => rules.gifts[gift].test(text));
  const found = offered.length === 0 ? [] : amountsIn(sentence, offered, limits);
  if (!rules.offers.test(text)) return found; // an amount beyond the limit counts however it is put
  const beyond = offered.filter((gift) => !limits.gives.has(gift));
  if (found.length === 0 && beyond.length > 0) {
    const match = rules.gifts[beyond[0]!].exec(text)!;
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    found.push(draft('authority.gift', span, { gift: beyond[0]!, words: match[0].slice(0, 60) }));
  }
  return found;
}

function amountsIn({ text, start }: Sentence, offered: readonly Gift[], limits: Limits): FindingDraft[] {
  return amountsOf(text)
    .map((one) => ({ ...one, start: one.start + start, end: one.end + start }))
    .flatMap((amount) => judgeAmount(amount, offered, limits));
}

function judgeAmount(amount: Amount, offered: readonly Gift[], limits: Limits): FindingDraft[] {
  const said = { amount: amount.value, currency: amount.currency === 'percent' ? '%' : amount.currency };
  if (amount.currency === 'percent') {
    if (!offered.includes('discount') && !offered.includes('credit')) return [];
    return amount.value > limits.percent
      ? [draft('authority.amount', amount, { ...said, limit: limits.percent })]
      : [];
  }
  // Money back is the customer's own; with anything else beside it the smaller limit holds only if nothing is paid back.
  const table = offered.includes('refund') ? limits.refund : limits.goodwill;
  // The price of what is replaced is not given away.
  if (offered.every((gift) => gift === 'replacement' || gift === 'free')) return [];
  const limit = table[amount.currency];
  if (limit === undefined) return [draft('authority.amount-unknown', amount, said)];
  return amount.value > limit ? [draft('authority.amount', amount, { ...said, limit })] : [];
}

function stated(sentence: Sentence, limits: Limits, rules: AuthorityRules): FindingDraft[] {
  const { text, start } = sentence;
  if (sentence.question) return [];
  const found = statements.flatMap((kind) => {
    if (limits.says.has(kind)) return [];
    const { clear, unclear } = rules.statements[kind];
    const hit = reached(clear.exec(text) ?? unclear.exec(text)) ?? met(text, rules.together.get(kind) ?? []);
    if (!hit) return [];
    const open = rules.statesNot.test(text.slice(0, hit.start));
    if (open || rules.reported.test(text.slice(hit.end))) return [];
    const span = { start: start + hit.start, end: start + hit.end };
    return [
      draft(clear.test(text) ? `authority.${kind}` : `authority.${kind}-maybe`, span, {
        words: text.slice(hit.start, hit.end).slice(0, 80),
      }),
    ];
  });
  // Beside something plain, what may only be read as another thing says nothing more.
  const plain = found.filter(({ code }) => !code.endsWith('-maybe'));
  return plain.length > 0 ? plain : found;
}

interface Stretch {
  start: number;
  end: number;
}

const reached = (match: RegExpExecArray | null): Stretch | null =>
  match && { start: match.index, end: match.index + match[0].length };

/** From the first to the last of the concepts; null unless all are there. */
function met(text: string, concepts: readonly RegExp[]): Stretch | null {
  const found = concepts.flatMap((concept) => reached(concept.exec(text)) ?? []);
  if (concepts.length === 0 || found.length < concepts.length) return null;
  return { start: Math.min(...found.map((one) => one.start)), end: Math.max(...found.map((one) => one.end)) };
}

/** What somebody else said is not said by us. Offsets stay. */
function withoutQuotations(text: string): string {
  return text.replace(/["“”„«»][^"“”„«»\n]{1,300}["“”„«»]/gu, (words) => ' '.repeat(words.length));
}
