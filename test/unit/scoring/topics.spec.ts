// A brand's own topics beside the taxonomy.
import { compileLexicons, LANGUAGE_BITS } from '../../../src/listening/scoring/lexicons.compile.js';
import { loadLexicons } from '../../../src/listening/scoring/lexicons.loader.js';
import { byKind } from '../../../src/listening/scoring/match/matcher.js';
import { compileTopicRules, type TopicRule } from '../../../src/listening/scoring/topics.brand.js';
import { findTopics } from '../../../src/listening/scoring/topics.js';
import { createScorer } from '../../../src/listening/scoring/scorer.js';
import { tokenise } from '../../../src/listening/scoring/text/tokenise.js';
import { brandScorer } from '../../../src/listening/topics/brand-scorer.js';
import { configDir } from './scorer-under-test.js';

const lexicons = loadLexicons(configDir);
const matcher = compileLexicons(lexicons);
const hitsOf = (text: string) => byKind(matcher.match(tokenise(text).tokens, LANGUAGE_BITS.en));

const OWN: TopicRule[] = [
  {
    id: 'loyalty-points',
    label: 'Loyalty points',
    words: { en: ['loyalty point*', 'star card'], 'hi-Latn': ['inaam wale point'], ta: ['பரிசுப் புள்ளி*'] },
  },
  { id: 'aurora', words: { any: ['Aurora Pro', 'aurora <n>'] } },
  { id: 'delivery', words: { en: ['drone drop'] } },
];
const scorer = brandScorer(createScorer(lexicons), OWN);
const find = (text: string): string[] => scorer.score({ text }).topics;

describe("a brand's own topics", () => {
  it.each([
    ['my loyalty points expired', 'loyalty-points'],
    ['mere inam wale point kahan gaye', 'loyalty-points'],
    ['என் பரிசுப் புள்ளிகள் எங்கே', 'loyalty-points'],
    ['the AURORA PRO hums', 'aurora'],
    ['bought the Aurora 5 last week', 'aurora'],
    ['the drone drop landed on the roof', 'delivery'],
  ])('are found: %s → %s', (text, topic) => {
    expect(find(text)).toContain(topic);
  });

  it('stand beside those of the taxonomy, most named first', () => {
    expect(find('loyalty points, star card, loyalty point shop. Refund?')).toEqual([
      'loyalty-points',
      'refund',
    ]);
  });

  it('belong to that brand alone', () => {
    expect(findTopics(hitsOf('my loyalty points expired'), lexicons.topics, false)).not.toContain(
      'loyalty-points',
    );
  });

  it.each([
    [[{ id: 'Loyalty Points', words: { en: ['points'] } }], /small letters/],
    [[{ id: 'empty', words: { en: [' , '] } }], /no words/],
    [[{ id: 'all', words: { any: ['<n>'] } }], /nearly anything/],
    [[{ id: 'all', words: { any: ['.. card'] } }], /nearly anything/],
    [[{ id: 'long', words: { en: [Array.from({ length: 401 }, (_, i) => `word${i}`).join(',')] } }], /400/],
    [Array.from({ length: 61 }, (_, i) => ({ id: `t${i}`, words: { en: ['x'] } })), /60 topics/],
  ])('are refused with what to change: %#', (rules, words) => {
    expect(() => compileTopicRules(rules)).toThrow(words);
  });
});

describe('topics', () => {
  it('follow from what is urgent', () => {
    const text = 'it burned my hand';
    expect(findTopics(hitsOf(text), lexicons.topics, false, ['safety'])).toContain('safety');
    expect(findTopics(hitsOf('they know my address'), lexicons.topics, false, ['fraud'])).toContain(
      'privacy',
    );
  });

  it('follow from what is urgent for a brand with topics of its own too', () => {
    const grave = scorer.score({ text: 'My Aurora 5 caught fire in the night and burned my hand' });
    expect(grave.urgencyKinds).toContain('safety');
    expect(grave.topics).toEqual(expect.arrayContaining(['aurora', 'safety']));
  });

  it('hold praise only where the post reads well', () => {
    expect(find('great service, highly recommend')).toContain('praise');
    expect(findTopics(hitsOf('great service, not'), lexicons.topics, false)).not.toContain('praise');
  });
});
