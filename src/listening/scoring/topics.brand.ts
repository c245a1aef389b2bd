/**
 * A brand's own topics: its words become a small matcher, compiled once a brand and kept by whoever asks. Words are
 * written as in config/lexicons/topics.yaml. Pure; bad rules are refused with a sentence that says what to do.
 */
import { splitPhrases } from './lexicons.compile.js';
import { Matcher } from './match/matcher.js';
import { PhraseTableBuilder } from './match/phrase-table.builder.js';
import type { Language } from './score.js';
import type { Token } from './text/token.js';

export interface TopicRule {
  /** Short and stable: stored with every score. */
  id: string;
  label?: string;
  /**
   * Phrases by language, 'any' for names of products. All count in every language, for posts mix them; those of a
   * romanised language are also found in other spellings that sound alike.
   */
  words: Partial<Record<Language | 'any', readonly string[]>>;
}

/** How often each topic is named in a post. */
export type TopicFinder = (tokens: readonly Token[]) => ReadonlyMap<string, number>;

/** Bounds that keep one brand's list from slowing every post. */
export const MOST_TOPICS = 60;
export const MOST_WORDS = 400;
const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;
const EVERYWHERE = 127;
/** Throws an Error that names the topic and what to change. */
export function compileTopicRules(rules: readonly TopicRule[]): TopicFinder {
  if (rules.length === 0) return () => NOTHING;
  if (rules.length > MOST_TOPICS)
    throw new Error(`A brand may have ${MOST_TOPICS} topics of its own at most.`);
  const phrases = new PhraseTableBuilder();
  for (const rule of rules) {
    if (!ID.test(rule.id)) {
      throw new Error(`“${rule.id}” cannot name a topic: use small letters, digits and dashes, 40 at most.`);
    }
    const added = addWords(phrases, rule);
    if (added === 0) throw new Error(`The topic “${rule.id}” has no words to be found by: add at least one.`);
    if (added > MOST_WORDS)
      throw new Error(`The topic “${rule.id}” has over ${MOST_WORDS} phrases: remove some.`);
  }
  const matcher = new Matcher(phrases.build());
  return (tokens) => {
    const counts = new Map<string, number>();
    for (const hit of matcher.match(tokens, EVERYWHERE)) {
      counts.set(hit.entry.key, (counts.get(hit.entry.key) ?? 0) + hit.entry.size);
    }
    return counts;
  };
}

function addWords(builder: PhraseTableBuilder, rule: TopicRule): number {
  let added = 0;
  for (const [language, phrases] of Object.entries(rule.words)) {
    for (const phrase of splitPhrases(phrases.join(','))) {
      if (!phrase.some(isWord) || phrase[0] === '..' || phrase.at(-1) === '..') {
        throw new Error(
          `“${phrase.join(' ')}” of the topic “${rule.id}” would match nearly anything: name a word.`,
        );
      }
      builder.add(
        phrase,
        { kind: 'topic', key: rule.id, weight: 1, languages: EVERYWHERE },
        { sound: language === 'hi-Latn' || language === 'ta-Latn' },
      );
      added++;
    }
  }
  return added;
}

const isWord = (word: string): boolean => !/^(?:<n>|<url>|<user>|\.\.|.?\*)$/.test(word);
const NOTHING: ReadonlyMap<string, number> = new Map();
