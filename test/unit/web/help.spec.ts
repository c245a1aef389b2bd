import type { Snippet } from '../../../web/src/api/types.js';
import { whereTo } from '../../../web/src/screens/help/into-draft.js';
import { shownSnippets } from '../../../web/src/screens/snippets/shown-snippets.js';

describe('what is taken over', () => {
  it.each([
    ['begins an empty draft, behind whom it is addressed to', '', '@asha Sorry.'],
    ['begins a draft of spaces', '  \n', '@asha Sorry.'],
    ['begins behind an address that stands there already', '@asha', '@asha Sorry.'],
    ['is added below what was written', 'Hello Asha,  ', 'Hello Asha,\n\nSorry.'],
  ])('%s', (_, draft, expected) => {
    const { start, replacement } = whereTo(draft, 'Sorry.', '@asha ');
    expect(draft.slice(0, start) + replacement).toBe(expected);
  });
});

describe('the knowledge shown', () => {
  const one = (title: string, over: Partial<Snippet> = {}): Snippet => ({
    id: title,
    brandId: 'b',
    title,
    text: `About ${title}`,
    language: 'en',
    topics: [],
    owner: { id: 'o', name: 'Lakshmi', active: true },
    reviewOn: '2026-12-31',
    overdue: false,
    revision: 1,
    changedBy: { id: 'o', name: 'Lakshmi' },
    changedAt: '2026-01-01T00:00:00Z',
    used: 0,
    unknownVariables: [],
    ...over,
  });
  const all = [one('A'), one('B', { language: 'ta', topics: ['refund'] }), one('C', { overdue: true })];
  const titles = (language: string, q: string) =>
    shownSnippets(all, { language, q }).map(({ title }) => title);
  it('has what is overdue first, and is found by language, words and topic', () => {
    expect(titles('', '')).toEqual(['C', 'A', 'B']);
    expect(titles('ta', '')).toEqual(['B']);
    expect(titles('', 'about a')).toEqual(['A']);
    expect(titles('', 'REFUND')).toEqual(['B']);
  });
});
