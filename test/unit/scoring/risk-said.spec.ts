// The risk once people said otherwise: the same formula with their word in it.
import { type Said, shownOf } from '../../../src/listening/corrections/shown.js';
import { toScoreView } from '../../../src/listening/ingest/mention-view.js';
import { loadLexicons } from '../../../src/listening/scoring/lexicons.loader.js';
import type { CorrectedField, CorrectedValue } from '../../../src/listening/scoring/overruling.js';
import type { ScoreInput } from '../../../src/listening/scoring/score.js';
import { unjudged } from '../../../src/listening/scoring/unjudged.js';
import { configDir, score } from './scorer-under-test.js';

const lexicons = loadLexicons(configDir);
const standing = { own: false, copy: false, flagRisk: 45, opinion: null };
const said = (words: Partial<Record<CorrectedField, CorrectedValue>>): Said =>
  new Map(Object.entries(words).map(([field, now]) => [field as CorrectedField, { now }]));
const COMPLAINT = 'My order never arrived and nobody answers the phone. Worst service ever.';
const GRAVE = 'Your kettle caught fire last night and burned my daughter. I will go to court.';
const FAMOUS = { followers: 400_000, reposts: 60, ageHours: 1, earlierComplaints: 2 };
const riskOf = (
  text: string,
  words: Partial<Record<CorrectedField, CorrectedValue>>,
  more: Omit<ScoreInput, 'text'> = {},
): number => shownOf(score(text, more), said(words), standing, lexicons).risk;

describe('the risk of a post of which people said otherwise', () => {
  it.each([COMPLAINT, GRAVE, 'Love it, thank you!', 'The new shop opens on Sunday.'])(
    'is the scorer’s own while nobody said anything of it: %s',
    (text) => {
      const judged = score(text, FAMOUS);
      for (const words of [{}, { topics: ['delivery'] }, { language: 'en' }])
        expect(shownOf(judged, said(words), standing, lexicons).risk).toBe(judged.risk);
      // Said again in a person's words, it is the same but for the rounding of what was stored.
      const same = riskOf(text, { urgency: judged.urgencyKinds ?? [] }, FAMOUS);
      if ((judged.urgencyKinds ?? []).length === 0)
        expect(Math.abs(same - judged.risk)).toBeLessThanOrEqual(1);
    },
  );

  it.each<[string, string, Partial<Record<CorrectedField, CorrectedValue>>, 'more' | 'less']>([
    ['a calm post is a complaint', 'The new shop opens on Sunday.', { complaint: true }, 'more'],
    ['a complaint is none', COMPLAINT, { complaint: false }, 'less'],
    ['it is grave', COMPLAINT, { urgency: ['safety'] }, 'more'],
    ['it is not grave', GRAVE, { urgency: [] }, 'less'],
    ['its tone is friendly', COMPLAINT, { sentiment: 'pos' }, 'less'],
    ['it insults', COMPLAINT, { offensive: true }, 'more'],
  ])('follows where they say that %s', (_what, text, words, way) => {
    const before = score(text).risk;
    if (way === 'more') expect(riskOf(text, words)).toBeGreaterThan(before);
    else expect(riskOf(text, words)).toBeLessThan(before);
  });

  it('keeps reach, spread, history and stars, also where the scorer’s risk was nothing', () => {
    const quiet = riskOf('The new shop opens on Sunday.', { complaint: true });
    const loud = riskOf('The new shop opens on Sunday.', { complaint: true }, FAMOUS);
    expect(loud).toBeGreaterThan(quiet * 1.3);
    expect(riskOf('Fine.', { complaint: true }, { rating: 1 })).toBeGreaterThan(
      riskOf('Fine.', { complaint: true }, { rating: 5 }),
    );
  });

  it('flags a post that people find grave, and not one that they find spam', () => {
    const calm = score('The new shop opens on Sunday.');
    expect(shownOf(calm, said({ complaint: true, urgency: ['health'] }), standing, lexicons)).toMatchObject({
      flagged: true,
    });
    const spam = shownOf(calm, said({ complaint: true, spam: true }), standing, lexicons);
    expect(spam).toMatchObject({ flagged: false, spam: true });
  });

  it('is reckoned for a post that the scorer could not judge', () => {
    const failed = unjudged('m');
    expect(shownOf(failed, said({ complaint: true }), standing, lexicons).risk).toBeGreaterThan(50);
    expect(shownOf(failed, said({ complaint: false }), standing, lexicons).risk).toBe(0);
  });

  it('stays where a score is from before its parts were kept', () => {
    const { parts: _, ...old } = score(COMPLAINT);
    expect(shownOf(old, said({ complaint: false }), standing, lexicons).risk).toBe(old.risk);
  });

  it('is a line among the reasons, so that the points still add up', () => {
    const judged = score(COMPLAINT, FAMOUS);
    const shown = shownOf(judged, said({ complaint: false }), standing, lexicons);
    const view = toScoreView(judged, shown);
    expect(view.reasons.at(-1)).toMatchObject({ code: 'overruled', points: shown.risk - judged.risk });
    expect(view.reasons.reduce((sum, reason) => sum + (reason.points ?? 0), 0)).toBe(shown.risk);
    expect(view).not.toHaveProperty('parts');
    expect(toScoreView(judged, { risk: judged.risk, overruled: [] }).reasons).toHaveLength(
      judged.reasons.length,
    );
  });
});
