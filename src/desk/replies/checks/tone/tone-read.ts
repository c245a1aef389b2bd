/**
 * Reads a reply for its tone: which rules speak, which small signs show, and what the learned model is given of it. The check
 * decides on that; training reads the very same way, so that the two never drift apart.
 */
import { draft, type FindingDraft } from '../draft.js';
import type { ReplyLanguage } from '../reply-language.js';
import { customerState } from './tone-customer.js';
import { toneFeatures, type ToneFeatures } from './tone-features.js';
import { fold, type Folded, type ToneLanguage } from './tone-fold.js';
import type { ToneRule, ToneRules } from './tone-rules.js';
import { agentsVoice, countWords, type Sentence, sentencesOf } from './tone-text.js';
import { signsOf, type Weighed } from './tone-weigh.js';
import { examineMarks, examineSympathy } from './tone-whole.js';

/** A finding names so much of what was written. */
export const named = 80;
/** Longer replies are read so far; no platform takes more. */
const longest = 10_000;
/** Each is tried with every rule: a text of nothing but full stops must not keep everybody waiting. */
const mostSentences = 300;

/** Which rules speak on a reply: its own and the English ones, since English is at home everywhere. */
const heard: Readonly<Record<ReplyLanguage, readonly ToneLanguage[]>> = {
  en: ['en'],
  hi: ['hi', 'en'],
  'hi-Latn': ['hi-Latn', 'en'],
  ta: ['ta', 'en'],
  'ta-Latn': ['ta-Latn', 'en'],
  und: ['en', 'hi-Latn', 'ta-Latn'],
};

export interface ToneReading {
  voice: string;
  sentences: readonly Sentence[];
  /** No message of a customer stands before it. */
  alone: boolean;
  /** What rules and the whole found, a code once. */
  found: readonly FindingDraft[];
  /** Codes of those that are said openly: no kindness around them makes them a hint. */
  open: ReadonlySet<string>;
  features: ToneFeatures;
  /** What some of the sentences would be to the model, their words alone. */
  featuresOf: (some: readonly Sentence[]) => ToneFeatures;
}

/** `voice` as `agentsVoice` leaves it. Null where nothing is said. */
export function readTone(
  { text, voice, customerText }: { text: string; voice: string; customerText: string | null },
  language: ReplyLanguage,
  byLanguage: ReadonlyMap<ToneLanguage, ToneRules>,
): ToneReading | null {
  const sentences = sentencesOf(voice).slice(0, mostSentences);
  if (sentences.length === 0) return null;
  const rules = heard[language].flatMap((one) => byLanguage.get(one) ?? []);
  const customer = customerState(customerText, [...byLanguage.values()]);
  const asked: Weighed = { text, voice, sentences, customer, customerText, words: countWords(voice) };
  const open = new Set<string>();
  const found = onceEach([
    ...rules.flatMap((one) => examineRules(one, asked, open)),
    ...examineSympathy(asked, rules),
    ...examineMarks(asked),
  ]);
  const nothing = { signs: new Map<string, number>(), codes: [] };
  return {
    voice,
    sentences,
    alone: customerText === null,
    found,
    open,
    features: toneFeatures({
      language,
      sentences,
      customer,
      customerText,
      signs: signsOf(asked, rules),
      codes: found.map(({ code }) => code),
    }),
    featuresOf: (some) => toneFeatures({ language, sentences: some, customer, customerText, ...nothing }),
  };
}

/** The agent's own words of so much of a reply as is read. */
export const voiceOf = (text: string): string => agentsVoice(text.slice(0, longest));

function examineRules(rules: ToneRules, asked: Weighed, open: Set<string>): FindingDraft[] {
  const whole = fold(asked.voice, rules.language);
  const folded = asked.sentences.map((sentence) => fold(sentence.text, rules.language));
  return rules.rules.flatMap((rule) => {
    if (rule.upTo < asked.words) return [];
    if (rule.when && !rule.when.some((sign) => asked.customer.has(sign))) return [];
    const at = folded.findIndex((sentence) => says(rule, sentence));
    if (at < 0 || rule.unlessReply?.test(whole.text, whole.starts)) return [];
    if (rule.open) open.add(rule.code);
    return [finding(rule, asked.text, asked.sentences[at]!, folded[at]!)];
  });
}

function says(rule: ToneRule, sentence: Folded): boolean {
  return rule.say.test(sentence.text, sentence.starts) && !rule.unless?.test(sentence.text, sentence.starts);
}

function finding(rule: ToneRule, text: string, sentence: Sentence, folded: Folded): FindingDraft {
  const match = rule.say.find(folded.text, folded.starts)!;
  const span = {
    start: sentence.start + folded.at[match.start]!,
    end: sentence.start + folded.at[match.end]!,
  };
  const words = text.slice(span.start, span.end).slice(0, named);
  return draft(rule.code, span, { words }, rule.instead === null ? [] : [rule.instead]);
}

/** One finding a kind tells enough; a hint is left out where its kind already blocks. */
export function onceEach(found: readonly FindingDraft[]): FindingDraft[] {
  const seen = new Set<string>();
  const blocking = new Set<string>(found.map((one) => one.code));
  return found.filter(({ code }) => {
    if (code.endsWith('-maybe') && blocking.has(code.slice(0, -'-maybe'.length))) return false;
    return !seen.has(code) && seen.add(code);
  });
}
