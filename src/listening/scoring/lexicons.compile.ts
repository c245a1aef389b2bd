/**
 * Turns the lexicon files into one matcher that finds every phrase of every language in a single pass. AFINN comes
 * from `natural`, and words the files list override it; its stemmer was tried and made judgements worse. Pure.
 */
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Language } from './score.js';
import { LEXICON_LANGUAGES, type LexiconLanguage, type Lexicons, type WordLists } from './lexicons.schema.js';
import { Matcher } from './match/matcher.js';
import type { PhraseTable } from './match/phrase-table.js';
import { PhraseTableBuilder } from './match/phrase-table.builder.js';
import { tokenise } from './text/tokenise.js';

export const LANGUAGE_BITS: Readonly<Record<Language, number>> = {
  en: 1,
  hi: 2,
  ta: 4,
  'hi-Latn': 8,
  'ta-Latn': 16,
  und: 32,
  other: 64,
};
const EVERYWHERE = 127;

/**
 * Where a language's phrases count. A script of its own can be trusted anywhere; Latin letters are shared, so
 * romanised words count only where that language was found, or where nothing was.
 */
const COUNTS_IN: Readonly<Record<LexiconLanguage, number>> = {
  en: EVERYWHERE & ~LANGUAGE_BITS.other,
  hi: EVERYWHERE,
  ta: EVERYWHERE,
  'hi-Latn': LANGUAGE_BITS.hi | LANGUAGE_BITS['hi-Latn'] | LANGUAGE_BITS.und,
  'ta-Latn': LANGUAGE_BITS.ta | LANGUAGE_BITS['ta-Latn'] | LANGUAGE_BITS.und,
};

/** Takes the table that lies ready where the build made one of exactly these lists. */
export function compileLexicons(lexicons: Lexicons): Matcher {
  return new Matcher(lexicons.phrases ?? tabulate(lexicons), true);
}

/** Half a second of work for all lists. */
export function tabulate(lexicons: WordLists): PhraseTable {
  const phrases = new PhraseTableBuilder();
  const add = (
    kind: string,
    key: string,
    weight: number,
    list: string | undefined,
    language: LexiconLanguage,
  ): void => {
    const sound = language === 'hi-Latn' || language === 'ta-Latn';
    for (const phrase of splitPhrases(list)) {
      phrases.add(phrase, { kind, key, weight, languages: COUNTS_IN[language] }, { sound });
    }
  };
  const addWeighted = (
    kind: string,
    key: string,
    lists: Record<string, string> | undefined,
    language: LexiconLanguage,
  ): void => {
    for (const [weight, list] of Object.entries(lists ?? {})) add(kind, key, Number(weight), list, language);
  };

  addAfinn(lexicons.sentiment, phrases);
  for (const file of lexicons.sentiment) {
    const { language } = file;
    addWeighted('sentiment', language, file.sentiment, language);
    addWeighted('boost', language, file.intensifiers, language);
    addWeighted('sarcasm', language, file.sarcasm, language);
    add('negBefore', language, 1, file.negators.before, language);
    add('negAfter', language, 1, file.negators.after, language);
    add('contrast', language, 1, file.contrast, language);
  }
  for (const [weight, list] of Object.entries(lexicons.emoji.weights)) {
    for (const phrase of list.trim().split(/\s+/).map(tokenisePhrase)) {
      phrases.add(phrase, { kind: 'emoji', key: '', weight: Number(weight), languages: EVERYWHERE });
    }
  }
  for (const phrase of lexicons.emoji.sarcastic.trim().split(/\s+/).map(tokenisePhrase)) {
    phrases.add(phrase, { kind: 'irony', key: '', weight: 1, languages: EVERYWHERE });
  }
  for (const language of LEXICON_LANGUAGES) {
    addWeighted('complaint', '', lexicons.complaint.cues[language], language);
    add('own', '', 1, lexicons.complaint.own[language], language);
    addWeighted('offensive', '', lexicons.offensive.cues[language], language);
    addWeighted('spam', '', lexicons.spam.cues[language], language);
    for (const [kind, entry] of Object.entries(lexicons.urgency.kinds)) {
      addWeighted('urgency', kind, entry.cues[language], language);
      add('notUrgent', kind, 1, entry.not[language], language);
    }
    for (const [concept, lists] of Object.entries(lexicons.urgency.concepts)) {
      add('concept', concept, 1, lists[language], language);
    }
    for (const [topic, entry] of Object.entries(lexicons.topics.topics)) {
      add('topic', topic, 1, entry.cues[language], language);
    }
  }
  return phrases.build();
}

/** AFINN's words as `natural` keeps them: fetched only where no table lies ready, for its index reads the lists of ten languages. */
function afinn(): Record<string, number> {
  const natural: unknown = createRequire(import.meta.url)('natural/lib/natural/sentiment/index.js');
  const { SentimentAnalyzer } = naturalShape.parse(natural);
  return analyserShape.parse(new SentimentAnalyzer('English', null, 'afinn')).vocabulary;
}

type Analyser = new (language: string, stemmer: null, list: string) => unknown;
const naturalShape = z.object({
  SentimentAnalyzer: z.custom<Analyser>((value) => typeof value === 'function'),
});
const analyserShape = z.object({ vocabulary: z.record(z.string(), z.number()) });

function addAfinn(files: Lexicons['sentiment'], phrases: PhraseTableBuilder): void {
  const own = new Set(
    files
      .filter((file) => file.language === 'en')
      .flatMap((file) => [...Object.values(file.sentiment), ...Object.values(file.intensifiers)])
      .flatMap((list) => splitPhrases(list).map((phrase) => phrase.join(' '))),
  );
  const unlike = new Map<string, number>();
  for (const file of files) {
    const bits =
      file.language === 'hi-Latn' ? 10 : file.language === 'ta-Latn' ? 20 : LANGUAGE_BITS[file.language];
    for (const phrase of splitPhrases(file.ignore)) {
      unlike.set(phrase.join(' '), (unlike.get(phrase.join(' ')) ?? 0) | bits);
    }
  }
  for (const [word, weight] of Object.entries(afinn())) {
    if (own.has(word)) continue;
    const phrase = tokenisePhrase(word);
    const languages = COUNTS_IN.en & ~(unlike.get(word) ?? 0);
    if (phrase.length > 0) phrases.add(phrase, { kind: 'sentiment', key: 'en', weight, languages });
  }
}

/** 'not good, waste of ..' → [['not','good'], …], every word in look-up form. */
export function splitPhrases(list: string | undefined): string[][] {
  return (list ?? '')
    .split(',')
    .map((phrase) => tokenisePhrase(phrase.trim()))
    .filter((phrase) => phrase.length > 0);
}

/** Most words need no cutting up; the rest goes the way the posts go, so that both meet. */
const PLAIN = /^[a-z]+\*?$/;

function tokenisePhrase(phrase: string): string[] {
  return phrase.split(/\s+/).flatMap((piece) => {
    if (piece === '..' || piece === '<n>' || piece === '<user>' || piece === '<url>') return [piece];
    if (PLAIN.test(piece)) return [piece];
    const star = piece.endsWith('*') && piece.length > 3;
    const words = tokenise(star ? piece.slice(0, -1) : piece).tokens.map((token) => token.norm);
    if (star && words.length > 0) words[words.length - 1] += '*';
    return words;
  });
}
