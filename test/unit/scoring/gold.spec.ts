// Floors for the hand-made posts of test/gold/scoring: a change of words or weights that makes things worse must show.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { score } from './scorer-under-test.js';

interface GoldPost {
  id: string;
  language: string;
  sentiment: string;
  complaint: boolean;
  urgency: string[];
  text: string;
}

const posts: GoldPost[] = readFileSync(join(__dirname, '../../gold/scoring/posts.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id, language, sentiment, complaint, urgency, text] = line.split('\t') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return {
      id,
      language,
      sentiment,
      complaint: complaint === '1',
      urgency: urgency === '-' ? [] : urgency.split('+'),
      text,
    };
  });
const LANGUAGES = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'];

/** Share of posts for which `right` holds, in percent. */
function share(of: GoldPost[], right: (post: GoldPost) => boolean): number {
  return Math.round((of.filter(right).length / of.length) * 100);
}

describe('gold posts', () => {
  it('are at least 150, at least 30 in each of the five languages, each id once', () => {
    expect(posts.length).toBeGreaterThanOrEqual(150);
    for (const language of LANGUAGES) {
      expect(posts.filter((post) => post.language === language).length).toBeGreaterThanOrEqual(30);
    }
    expect(new Set(posts.map((post) => post.id)).size).toBe(posts.length);
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    const own = posts.filter((post) => post.language === language);

    it('are recognised as that language', () => {
      expect(share(own, (post) => score(post.text).language === language)).toBeGreaterThanOrEqual(93);
    });

    it('have the sentiment a reader gave them', () => {
      expect(share(own, (post) => score(post.text).sentiment === post.sentiment)).toBeGreaterThanOrEqual(80);
    });

    it('are complaints where a reader saw one', () => {
      expect(
        share(own, (post) => score(post.text).complaint >= 0.5 === post.complaint),
      ).toBeGreaterThanOrEqual(83);
    });

    it('show every kind of urgency a reader would act on', () => {
      const urgent = own.filter((post) => post.urgency.length > 0);
      const seen = (post: GoldPost): boolean => {
        const kinds = score(post.text).urgencyKinds ?? [];
        return post.urgency.every((kind) => kinds.includes(kind));
      };
      expect(share(urgent, seen)).toBeGreaterThanOrEqual(90);
    });

    it('raise no grave alarm where there is nothing the matter', () => {
      const calm = own.filter((post) => !post.complaint);
      expect(share(calm, (post) => score(post.text).risk < 55)).toBeGreaterThanOrEqual(95);
    });
  });
});
