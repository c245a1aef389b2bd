/**
 * Tone of a reply in five languages: hostile, blaming, defensive, dismissive, sarcastic, condescending, over-familiar, joking,
 * without sympathy, familiar in its grammar, too many exclamation marks. Rules are data; a learned model weighs the whole: it
 * makes hints of what rules take amiss in a kind reply, and stops an unkind one whose words no rule knows.
 */
import { draft, type Examine, type FindingDraft } from '../draft.js';
import type { FindingCode } from '../finding-codes.js';
import { type LanguageWords, type ReplyLanguage, replyLanguage } from '../reply-language.js';
import { toneFamilyOf } from './load-tone-model.js';
import type { ToneData, ToneLimits } from './tone-files.js';
import type { ToneModel } from './tone-model.js';
import { named, onceEach, readTone, type ToneReading, voiceOf } from './tone-read.js';
import { countWords } from './tone-text.js';

export function makeTone({ byLanguage, limits, models }: ToneData, languageWords: LanguageWords): Examine {
  return ({ text, language, customerText }) => {
    const voice = voiceOf(text);
    const spoken = replyLanguage(voice, language, languageWords);
    const reading = readTone({ text, voice, customerText }, spoken, byLanguage);
    if (reading === null) return [];
    const model = models?.get(toneFamilyOf[spoken]);
    if (model === undefined) return [...reading.found];
    const unkind = model.unkindness(reading.features);
    const found = heardOf(reading, unkind, limits.kindBelow[spoken]);
    if (unkind < fromOf(reading, limits, spoken) || found.some(stops)) return [...found];
    return [...found, wholeReply(reading, model)];
  };
}

/** Would the reply be stopped for its tone, where the model says `unkind` (0 to 1)? For measuring. */
export function isStopped(
  reading: ToneReading,
  unkind: number,
  limits: ToneLimits,
  spoken: ReplyLanguage,
): boolean {
  return (
    unkind >= fromOf(reading, limits, spoken) ||
    heardOf(reading, unkind, limits.kindBelow[spoken]).some(stops)
  );
}

/** A few words that answer nobody say nothing of how they are meant: only rules are heard on them. */
const TOO_SHORT_ALONE = 5;

function fromOf({ alone, voice }: ToneReading, limits: ToneLimits, spoken: ReplyLanguage): number {
  if (!alone) return limits.unkindFrom[spoken];
  return countWords(voice) <= TOO_SHORT_ALONE
    ? Infinity
    : Math.max(limits.aloneFrom, limits.unkindFrom[spoken]);
}

const heardOf = ({ found, open }: ToneReading, unkind: number, kindBelow: number): readonly FindingDraft[] =>
  unkind < kindBelow ? onceEach(found.map((one) => (open.has(one.code) ? one : asHint(one)))) : found;

const stops = ({ code }: FindingDraft): boolean => !code.endsWith('-maybe') && code !== 'tone.exclamation';

/** What reads as a fault alone, and not in a reply that is kind as a whole. Familiar grammar is never meant kindly. */
const milder = new Set([
  'tone.hostile',
  'tone.blaming',
  'tone.defensive',
  'tone.dismissive',
  'tone.sarcastic',
  'tone.condescending',
  'tone.over-familiar',
  'tone.joking',
  'tone.no-empathy',
]);

function asHint(found: FindingDraft): FindingDraft {
  return milder.has(found.code)
    ? draft(`${found.code}-maybe` as FindingCode, found, found.params, found.suggestions)
    : found;
}

/** Spans the sentence without which the reply would read kindest. */
function wholeReply({ voice, sentences, featuresOf }: ToneReading, model: ToneModel): FindingDraft {
  const without = sentences.map((one) =>
    model.logOdds(featuresOf(sentences.filter((other) => other !== one))),
  );
  const { start, end } = sentences[without.indexOf(Math.min(...without))]!;
  return draft('tone.unkind', { start, end }, { words: voice.slice(start, end).slice(0, named).trim() });
}
