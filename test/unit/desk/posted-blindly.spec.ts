import { postedBlindly, type Posting } from '../../support/chaos-postings.js';

/** The judge of the story in which the program is killed while it posts: it must see what a platform with keys hides. */
describe('posting without knowing that it is not there', () => {
  const request = { text: 'Sorry', parent: 'p1' };
  const posting = (...tries: [kind: 'send' | 'read', outcome: string | null][]): Posting => ({
    ...request,
    tries: tries.map(([kind, outcome]) => ({ kind, outcome })),
  });

  it.each<[string, Posting, number]>([
    ['once, and it was there', posting(['send', 'published']), 1],
    [
      'again after a refusal that proves nothing was posted',
      posting(['send', 'retry-later'], ['send', 'published']),
      2,
    ],
    [
      'an intent of which nothing left',
      posting(['send', null], ['read', 'absent'], ['read', 'absent'], ['send', 'published']),
      1,
    ],
    [
      'again after two readings that found nothing',
      posting(
        ['send', 'unknown'],
        ['read', 'absent'],
        ['read', 'unknown'],
        ['read', 'absent'],
        ['send', 'published'],
      ),
      2,
    ],
  ])('is not seen in: %s', (_, one, times) => {
    expect(
      postedBlindly(
        [one],
        Array.from({ length: times }, () => request),
        2,
      ),
    ).toEqual([]);
  });

  it.each<[string, Posting[], number, string]>([
    [
      'a second request without an intent',
      [posting(['send', 'published'])],
      2,
      'was sent 2 times, with 1 intents',
    ],
    [
      'again right after a lost answer',
      [posting(['send', 'unknown'], ['send', 'published'])],
      2,
      'sent again after "unknown" and 0 readings',
    ],
    [
      'again after a death without an outcome',
      [posting(['send', null], ['read', 'absent'], ['send', 'published'])],
      2,
      'sent again after "no answer" and 1 readings',
    ],
    [
      'again although it was there',
      [posting(['send', 'published'], ['send', 'published'])],
      2,
      'sent again after "published"',
    ],
    ['words nobody approved', [], 1, 'nobody had approved it'],
  ])('is seen in: %s', (_, postings, times, words) => {
    const wrong = postedBlindly(
      postings,
      Array.from({ length: times }, () => request),
      2,
    );
    expect(wrong.join()).toContain(words);
  });
});
