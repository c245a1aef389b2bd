/**
 * Tone of a reply in five languages: hostile, blaming, defensive, dismissive, sarcastic, condescending, over-familiar, joking,
 * without sympathy, familiar in its grammar, too many exclamation marks. Rules are data; this only knows how they are asked.
 * It judges the agent's own words, never what is quoted.
 */
import { draft, type Examine, type FindingDraft } from '../draft.js';
import { type LanguageWords, replyLanguage } from '../reply-language.js';
import type { FindingCode } from '../finding-codes.js';
import { customerState } from './tone-customer.js';
import type { ToneData } from './tone-files.js';
import { fold, type Folded, type ToneLanguage } from './tone-fold.js';
import { signsOf, unkindness, type Weighed } from './tone-weigh.js';
import { examineMarks, examineSympathy } from './tone-whole.js';
import type { ToneRule, ToneRules } from './tone-rules.js';
import { agentsVoice, countWords, type Sentence, sentencesOf } from './tone-text.js';

/** A finding names so much of what was written. */
const named = 80;
/** Longer replies are read so far; no platform takes more. */
const longest = 10_000;

/** Which rules speak on a reply: its own and the English ones, since English is at home everywhere. */
const heard: Readonly<Record<string, readonly ToneLanguage[]>> = {
  en: ['en'],
  hi: ['hi', 'en'],
  'hi-Latn': ['hi-Latn', 'en'],
  ta: ['ta', 'en'],
  'ta-Latn': ['ta-Latn', 'en'],
  und: ['en', 'hi-Latn', 'ta-Latn'],
};

export function makeTone({ byLanguage, weights }: ToneData, languageWords: LanguageWords): Examine {
  const everyRules = [...byLanguage.values()];
  return ({ text, language, customerText }) => {
    const voice = agentsVoice(text.slice(0, longest));
    const sentences = sentencesOf(voice);
    if (sentences.length === 0) return [];
    const spoken = replyLanguage(voice, language, languageWords);
    const rules = (heard[spoken] ?? heard['en']!).flatMap((one) => byLanguage.get(one) ?? []);
    const customer = customerState(customerText, everyRules);
    const asked: Asked = { text, voice, sentences, customer, customerText, words: countWords(voice) };
    const unkind = unkindness(signsOf(asked, rules), weights);
    const found = rules.flatMap((one) => examineRules(one, asked));
    return onceEach([
      ...(unkind < weights.kindBelow ? found.map(asHint) : found),
      ...examineSympathy(asked, rules),
      ...examineMarks(asked),
      ...(customerText !== null &&
      unkind >= weights.unkindFrom &&
      !found.some(({ code }) => !code.endsWith('-maybe'))
        ? [wholeReply(asked)]
        : []),
    ]);
  };
}

/** What reads as a fault alone, and not in a reply that does much for the customer. */
const milder = new Set([
  'tone.blaming',
  'tone.defensive',
  'tone.dismissive',
  'tone.sarcastic',
  'tone.condescending',
]);

function asHint(found: FindingDraft): FindingDraft {
  return milder.has(found.code)
    ? draft(`${found.code}-maybe` as FindingCode, found, found.params, found.suggestions)
    : found;
}

function wholeReply({ voice, sentences }: Asked): FindingDraft {
  const span = { start: sentences[0]!.start, end: sentences.at(-1)!.end };
  return draft('tone.unkind', span, { words: voice.slice(span.start, span.end).slice(0, named).trim() });
}

type Asked = Weighed;

function examineRules(rules: ToneRules, asked: Asked): FindingDraft[] {
  const whole = fold(asked.voice, rules.language);
  const folded = asked.sentences.map((sentence) => fold(sentence.text, rules.language));
  return rules.rules.flatMap((rule) => {
    if (rule.upTo < asked.words) return [];
    if (rule.when && !rule.when.some((sign) => asked.customer.has(sign))) return [];
    const at = folded.findIndex((sentence) => says(rule, sentence));
    if (at < 0 || rule.unlessReply?.test(whole.text, whole.starts)) return [];
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
function onceEach(found: FindingDraft[]): FindingDraft[] {
  const seen = new Set<string>();
  const blocking = new Set<string>(found.map((one) => one.code));
  return found.filter(({ code }) => {
    if (code.endsWith('-maybe') && blocking.has(code.slice(0, -'-maybe'.length))) return false;
    return !seen.has(code) && seen.add(code);
  });
}
