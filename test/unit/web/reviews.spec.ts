/** What a reviewer is shown of two versions, word by word and nothing lost; what may be overruled; a policy through its form. */
import fc from 'fast-check';
import type { ReviewPolicy } from '../../../web/src/api/types.js';
import {
  formOf,
  inputOf,
  moved,
  newRule,
  rebased,
} from '../../../web/src/screens/review-policy/policy-form.js';
import { overrules, stillStopping, type Stopping } from '../../../web/src/screens/reviews/overruling.js';
import { wordDiff, type DiffPiece } from '../../../web/src/ui/word-diff.js';

const MARKS = { same: ['', ''], gone: ['[-', '-]'], new: ['{+', '+}'] } as const;
const drawn = (pieces: DiffPiece[]): string =>
  pieces.map(({ kind, text }) => MARKS[kind][0] + text + MARKS[kind][1]).join('');

it.each([
  ['nothing changed', 'We are sorry.', 'We are sorry.', 'We are sorry.'],
  ['one word for another', 'We are sory.', 'We are sorry.', 'We are [-sory-]{+sorry+}.'],
  ['a word in between', 'We are sorry.', 'We are very sorry.', 'We are {+very +}sorry.'],
  ['a sentence at the end', 'Sorry.', 'Sorry. Call us.', 'Sorry.{+ Call us.+}'],
  [
    'two neighbours at once as one change',
    'Please calm down now.',
    'Please bear with now.',
    'Please [-calm down-]{+bear with+} now.',
  ],
  [
    'a Tamil word whole, vowel signs and all',
    'உங்கள் கேள்விக்கு பதில்',
    'உங்கள் கேள்விகளுக்கு பதில்',
    'உங்கள் [-கேள்விக்கு-]{+கேள்விகளுக்கு+} பதில்',
  ],
  ['a Hindi word whole', 'तुम कल आना', 'आप कल आना', '[-तुम-]{+आप+} कल आना'],
  ['an emoji of several signs', 'Done 👩‍🔧!', 'Done 👍🏽!', 'Done [-👩‍🔧-]{+👍🏽+}!'],
  ['from nothing', '', 'Hello', '{+Hello+}'],
  ['to nothing', 'Hello', '', '[-Hello-]'],
])('shows %s', (_what, before, after, shown) => {
  expect(drawn(wordDiff(before, after))).toBe(shown);
});

it('gives back both texts, whatever they are', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.constantFrom('we', 'are', 'நாங்கள்', 'क्षमा', ' ', '\n', '.'), { maxLength: 40 })
      .map((w) => w.join('')),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after);
      const joined = (left: DiffPiece['kind']) =>
        pieces
          .filter(({ kind }) => kind !== left)
          .map((piece) => piece.text)
          .join('');
      expect([joined('new'), joined('gone')]).toEqual([before, after]);
    }),
    { numRuns: 300 },
  );
});

it('bears two long texts that have nothing in common', () => {
  const long = (word: string) => Array.from({ length: 1200 }, (_, n) => `${word}${n}`).join(' ');
  expect(wordDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['gone', 'new']);
});

describe('overruling what stops a reply', () => {
  const finding = (
    code: string,
    overrulableBy?: 'reviewer' | 'lead',
    over: Partial<Stopping> = {},
  ): Stopping => ({
    check: 'tone',
    level: 'block',
    start: 0,
    end: 4,
    code,
    reason: '',
    suggestions: [],
    ...(overrulableBy ? { overrulableBy } : {}),
    ...over,
  });
  it('asks about what stops it now, stored or told just then, once each and not what was overruled', () => {
    const stored = [
      finding('a', 'reviewer'),
      finding('b', 'reviewer', { overruled: { reason: 'A name.' } }),
      finding('c', 'reviewer', { level: 'warn' }),
    ];
    const told = [finding('a', 'reviewer'), finding('d', 'lead')];
    expect(stillStopping(stored, told).map(({ code }) => code)).toEqual(['a', 'd']);
  });
  it.each([
    [
      'a reviewer with a reason',
      [finding('a', 'reviewer')],
      { 'a.0.4': ' It is a name. ' },
      ['reviewer'],
      true,
    ],
    ['nobody without a reason', [finding('a', 'reviewer')], { 'a.0.4': '  ' }, ['reviewer', 'lead'], false],
    ['a lead where only leads may', [finding('a', 'lead')], { 'a.0.4': 'Agreed.' }, ['lead'], true],
    ['no reviewer where only leads may', [finding('a', 'lead')], { 'a.0.4': 'Agreed.' }, ['reviewer'], false],
    ['nobody what is never overruled', [finding('a')], { 'a.0.4': 'Please.' }, ['lead'], false],
    ['anybody where nothing stops it', [], {}, ['reviewer'], true],
  ] as const)('lets %s', (_who, stopping, reasons, roles, allowed) => {
    const given = overrules([...stopping], reasons, [...roles]);
    expect(given !== null).toBe(allowed);
    if (stopping.length > 0 && allowed) expect(given![0]!.reason).toBe(Object.values(reasons)[0]!.trim());
  });
});

const POLICY: ReviewPolicy = {
  version: 3,
  depth: 'earned',
  threshold: 0.9,
  probationReplies: 20,
  probationDays: null,
  rules: [
    {
      when: { platform: null, severity: 'urgent', topic: 'refund', agentId: null, trainee: true },
      needs: {
        steps: [{ by: 'lead' }, { by: 'people', people: ['x'] }],
        ordered: true,
        leadSuffices: false,
      },
    },
  ],
  madeAt: null,
  madeBy: null,
  lacking: [],
  team: [],
};

it('puts what was changed of a policy onto what somebody else saved meanwhile, and the rest is theirs', () => {
  const begun = formOf(POLICY);
  const theirs = { ...formOf({ ...POLICY, version: 4, threshold: 0.8, rules: [] }) };
  const mine = { ...begun, depth: 'one' as const, probationReplies: '' };
  expect(inputOf(rebased(begun, mine, theirs))).toEqual({
    version: 4,
    depth: 'one',
    threshold: 0.8,
    probationReplies: null,
    probationDays: null,
    rules: [],
  });
  const ruled = { ...begun, rules: moved([...begun.rules, newRule()], 1, -1) };
  expect(rebased(begun, ruled, theirs)).toMatchObject({ version: 4, rules: ruled.rules, threshold: 80 });
});

it('keeps a review policy as it was read, through the form and back', () => {
  const { version, depth, threshold, probationReplies, probationDays, rules } = POLICY;
  expect(inputOf(formOf(POLICY))).toEqual({
    version,
    depth,
    threshold,
    probationReplies,
    probationDays,
    rules,
  });
  const three = [newRule(), newRule(), newRule()];
  const order = (list: { key: number }[]) =>
    list.map(({ key }) => three.findIndex((one) => one.key === key)).join('');
  expect(
    [moved(three, 0, 1), moved(three, 2, -1), moved(three, 0, -1), moved(three, 2, 1)].map(order),
  ).toEqual(['102', '021', '012', '012']);
});
