import { caseTitle, shorten } from '../../../src/desk/cases/case-title';
import {
  type Candidate,
  type CaseNeeds,
  nobodyBecause,
  rankCandidates,
  speaks,
} from '../../../src/desk/cases/ranking';
import { severityOf, worse } from '../../../src/desk/cases/severity';
import { isOnlyThanks } from '../../../src/desk/cases/thanks';

describe('severity', () => {
  it.each([
    [100, 0, 'urgent'],
    [85, 0, 'urgent'],
    [84, 0, 'high'],
    [65, 0.75, 'urgent'],
    [65, 0.74, 'high'],
    [45, 0.6, 'high'],
    [45, 0.5, 'normal'],
    [35, 0, 'normal'],
    [34, 0, 'low'],
    [20, 0.5, 'normal'],
    [0, 1, 'low'],
  ])('of risk %d and urgency %d is %s', (risk, urgency, severity) => {
    expect(severityOf({ risk, urgency })).toBe(severity);
  });
  it('never grows milder', () => {
    expect(worse('urgent', 'low')).toBe('urgent');
    expect(worse('normal', 'high')).toBe('high');
  });
});

describe('the title of a case', () => {
  it.each([
    ['the headline where there is one', { title: 'One star', text: 'Bad.', authorName: 'A' }, 'One star'],
    [
      'the first sentence',
      { title: null, text: 'My kettle is broken. Nobody answers!', authorName: 'A' },
      'My kettle is broken.',
    ],
    [
      'without the handles before it',
      { title: null, text: '@nila @shop: my kettle is broken', authorName: 'A' },
      'my kettle is broken',
    ],
    ['the name where there are no words', { title: '', text: ' \n ', authorName: 'Asha' }, 'Asha'],
    ['the handles where there is nothing else', { title: null, text: '@nila', authorName: 'Asha' }, '@nila'],
    [
      'a Hindi sentence',
      { title: null, text: 'मेरी केतली टूट गई है। कोई जवाब नहीं', authorName: 'A' },
      'मेरी केतली टूट गई है।',
    ],
  ])('is %s', (_name, post, title) => {
    expect(caseTitle(post)).toBe(title);
  });
  it('never splits what people read as one character', () => {
    const family = '👨‍👩‍👧‍👦'.repeat(100);
    expect(shorten(family, 5)).toBe(`${'👨‍👩‍👧‍👦'.repeat(4)}…`);
  });
});

it.each([
  ['letters', 'a'],
  ['marks without end', '\u0301'],
  ['sentences', 'No. '],
  ['handles', '@shop '],
])('cuts a post as long as a book to a line: %s', (_, unit) => {
  const title = caseTitle({ title: null, text: 'x' + unit.repeat(200_000), authorName: 'Asha' });
  expect(title.length).toBeLessThan(2000);
  expect(title.length).toBeGreaterThan(0);
});

describe('thanks and nothing else', () => {
  it.each([
    'Thank you!',
    'thanks a lot 🙏',
    '@nila Thank you so much for the quick help',
    '🙏',
    'धन्यवाद',
    'नमस्ते'.slice(0, 0) + 'बहुत धन्यवाद जी',
    'ரொம்ப நன்றி',
    'romba nandri',
    'bahut shukriya',
    'ok thx',
  ])('is “%s”', (text) => expect(isOnlyThanks(text)).toBe(true));
  it.each([
    'Thanks for nothing',
    'Thank you, but it is still broken',
    'thanks?',
    'ok',
    '',
    '😡',
    'No thanks',
    'धन्यवाद लेकिन काम नहीं हुआ',
    'Thanks, order 4411',
  ])('is not “%s”', (text) => expect(isOnlyThanks(text)).toBe(false));
});

describe('ranking', () => {
  const agent = (id: string, over: Partial<Candidate> = {}): Candidate => ({
    id,
    active: true,
    available: true,
    agent: true,
    sample: false,
    languages: ['en'],
    capacity: 5,
    openCases: 0,
    lastAssignedAt: null,
    ...over,
  });
  const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 10, minute));
  const needs = { language: 'en', sample: false, lastAgentId: null };
  const order = (candidates: Candidate[], over: Partial<CaseNeeds> = {}): string[] =>
    rankCandidates(candidates, { ...needs, ...over }).ranked.map((r) => r.id);

  it('puts whoever waited longest first, those who never had one before all', () => {
    expect(
      order([agent('a', { lastAssignedAt: at(5) }), agent('b', { lastAssignedAt: at(1) }), agent('c')]),
    ).toEqual(['c', 'b', 'a']);
  });
  it('puts the customer’s last agent first', () => {
    expect(order([agent('a'), agent('b', { lastAssignedAt: at(9) })], { lastAgentId: 'b' })).toEqual([
      'b',
      'a',
    ]);
  });
  it('answers the same for the same, whatever the order given', () => {
    expect(order([agent('b'), agent('a')])).toEqual(order([agent('a'), agent('b')]));
  });
  it.each<[string, Partial<Candidate>]>([
    ['inactive', { active: false }],
    ['not-an-agent', { agent: false }],
    ['other-world', { sample: true }],
    ['unavailable', { available: false }],
    ['language', { languages: ['ta'] }],
    ['full', { openCases: 5 }],
  ])('refuses with the reason %s', (reason, over) => {
    const { ranked, refused } = rankCandidates([agent('fit'), agent('x', over)], needs);
    expect(ranked.map((r) => r.id)).toEqual(['fit']);
    expect(refused).toEqual([{ id: 'x', reason }]);
  });
  it('never gives real work to sample people, and sample work to real people only where there is nobody else', () => {
    expect(order([agent('s', { sample: true })])).toEqual([]);
    expect(order([agent('r')], { sample: true })).toEqual(['r']);
    expect(order([agent('r'), agent('s', { sample: true, available: false })], { sample: true })).toEqual([]);
  });
  it.each([
    [['hi'], 'hi-Latn', true],
    [['hi-Latn'], 'hi', false],
    [['en'], 'und', true],
    [['en'], 'other', true],
    [['en'], 'ta', false],
  ])('people of %j speak %s: %s', (languages, wanted, expected) => {
    expect(speaks(languages, wanted)).toBe(expected);
  });
  it('says why nobody was found', () => {
    expect(
      nobodyBecause(
        rankCandidates([agent('a', { openCases: 9 }), agent('b', { available: false })], needs).refused,
      ),
    ).toBe('full');
    expect(nobodyBecause(rankCandidates([], needs).refused)).toBe('nobody');
  });
});
