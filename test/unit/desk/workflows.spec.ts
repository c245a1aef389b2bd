import {
  CASE_STATES,
  type CaseMover,
  type CaseState,
  caseMoves,
  caseTransition,
} from '../../../src/desk/cases/case.workflow';
import { canGo, PUBLICATION_STATES } from '../../../src/desk/publishing/publication.workflow';
import { REPLY_STATES, replyStep, type ReplyStep } from '../../../src/desk/replies/reply.workflow';

describe('a case', () => {
  it.each<[CaseMover, string[]]>([
    [
      'person',
      [
        'new→open',
        'new→pending',
        'new→resolved',
        'new→closed',
        'open→pending',
        'open→resolved',
        'open→closed',
        'pending→open',
        'pending→resolved',
        'pending→closed',
        'resolved→open',
        'resolved→closed',
      ],
    ],
    ['customer', ['pending→open', 'resolved→open']],
    ['desk', ['new→open', 'new→pending', 'open→pending']],
  ])('is moved by a %s along these ways and no other', (by, ways) => {
    const found = CASE_STATES.flatMap((from) =>
      CASE_STATES.filter((to) => caseTransition(from, to, by)).map((to) => `${from}→${to}`),
    );
    expect(found.sort()).toEqual([...ways].sort());
  });

  it('is closed without a reason only once it is resolved', () => {
    const reasons = CASE_STATES.filter((from) => caseTransition(from, 'closed', 'person')?.needsReason);
    expect(reasons).toEqual(['new', 'open', 'pending']);
  });

  it('goes nowhere once it is closed', () => {
    expect(caseMoves('closed')).toEqual([]);
    expect(caseMoves('resolved')).toEqual<CaseState[]>(['open', 'closed']);
  });
});

describe('a reply', () => {
  it.each<[ReplyStep, Record<string, string>]>([
    ['submit', { draft: 'in_review', changes_requested: 'in_review' }],
    ['return', { in_review: 'changes_requested' }],
    ['edit', { in_review: 'in_review' }],
    ['approve', { in_review: 'approved' }],
    ['lose-approval', { approved: 'in_review' }],
    ['rework', { approved: 'changes_requested' }],
    ['publish', { approved: 'published' }],
    [
      'publish-late',
      {
        draft: 'published',
        in_review: 'published',
        changes_requested: 'published',
        withdrawn: 'published',
      },
    ],
    [
      'withdraw',
      { draft: 'withdrawn', in_review: 'withdrawn', changes_requested: 'withdrawn', approved: 'withdrawn' },
    ],
  ])('takes the step "%s" from these states and no other', (step, expected) => {
    const found = Object.fromEntries(
      REPLY_STATES.flatMap((from) => {
        const to = replyStep(from, step);
        return to ? [[from, to]] : [];
      }),
    );
    expect(found).toEqual(expected);
  });
});

describe('a publication', () => {
  it('never leaves published, and rejected or cancelled only when it turns out to be posted', () => {
    expect(PUBLICATION_STATES.filter((to) => canGo('published', to))).toEqual([]);
    for (const end of ['rejected', 'cancelled'] as const)
      expect(PUBLICATION_STATES.filter((to) => canGo(end, to))).toEqual(['published']);
  });

  it('is never called back once it is on its way', () => {
    expect(canGo('sending', 'cancelled')).toBe(false);
    expect(canGo('unconfirmed', 'cancelled')).toBe(false);
    expect(canGo('unconfirmed', 'sending')).toBe(false);
  });
});
