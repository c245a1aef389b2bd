import {
  ACTIONS,
  decideReply,
  type Reason,
  type ReplyAction,
  type ReplyFacts,
  REASONS,
  whyNot,
} from '../../../src/desk/replies/reply-can';
import type { ReviewDemand } from '../../../src/desk/replies/review/plan';

const base: ReplyFacts = {
  state: 'draft',
  caseClosed: false,
  draftEmpty: false,
  authorIds: ['ravi'],
  parentDeleted: false,
  account: { state: 'active', canPublish: true },
  mode: 'api',
  sample: false,
  approval: null,
  publication: null,
};
const two: ReviewDemand = {
  steps: [{ by: 'reviewer' }, { by: 'reviewer' }],
  ordered: false,
  leadSuffices: true,
};
const ravi = { id: 'ravi', roles: ['agent'] };
const meena = { id: 'meena', roles: ['reviewer'] };
const lata = { id: 'lata', roles: ['lead'] };
const admin = { id: 'root', roles: ['admin', 'executive'] };

describe('what may be done to a reply', () => {
  it.each<[string, Partial<ReplyFacts>, typeof ravi, ReplyAction[]]>([
    ['a draft, its author', {}, ravi, ['edit', 'submit', 'withdraw']],
    ['an empty draft, its author', { draftEmpty: true }, ravi, ['edit', 'withdraw']],
    ['a draft, a reviewer', {}, meena, []],
    ['in review, its author', { state: 'in_review' }, ravi, ['recall', 'withdraw']],
    ['in review, another agent', { state: 'in_review' }, { id: 'nela', roles: ['agent'] }, ['withdraw']],
    ['in review, a reviewer', { state: 'in_review' }, meena, ['review', 'approve']],
    ['in review, a lead', { state: 'in_review' }, lata, ['review', 'approve', 'recall', 'withdraw']],
    [
      'in review, a reviewer who approved one of two steps',
      { state: 'in_review', review: { plan: two, given: [{ personId: 'meena', step: 1 }] } },
      meena,
      ['review'],
    ],
    [
      'in review, a reviewer where the policy asks for somebody else',
      { state: 'in_review', review: { plan: { ...two, steps: [{ by: 'lead' }] }, given: [] } },
      meena,
      ['review'],
    ],
    [
      'in review, a lead who wrote a word of it',
      { state: 'in_review', authorIds: ['ravi', 'lata'] },
      lata,
      ['recall', 'withdraw'],
    ],
    ['in review, an administrator', { state: 'in_review' }, admin, []],
    ['in review below a deleted post', { state: 'in_review', parentDeleted: true }, meena, ['review']],
    [
      'in review, account stopped',
      { state: 'in_review', account: { state: 'needs_attention', canPublish: true } },
      meena,
      ['review'],
    ],
    [
      'in review, account removed',
      { state: 'in_review', account: { state: 'removed', canPublish: true } },
      meena,
      ['review'],
    ],
    [
      'in review, account that only reads',
      { state: 'in_review', account: { state: 'active', canPublish: false } },
      meena,
      ['review'],
    ],
    [
      'in review, sample',
      { state: 'in_review', sample: true, account: { state: 'active', canPublish: false } },
      meena,
      ['review', 'approve'],
    ],
    [
      'approved and queued, author',
      { state: 'approved', publication: { state: 'queued', mode: 'api' } },
      ravi,
      ['recall', 'withdraw', 'cancel'],
    ],
    [
      'approved and queued, reviewer',
      { state: 'approved', publication: { state: 'queued', mode: 'api' } },
      meena,
      ['cancel'],
    ],
    ['being sent', { state: 'approved', publication: { state: 'sending', mode: 'api' } }, ravi, []],
    ['unconfirmed', { state: 'approved', publication: { state: 'unconfirmed', mode: 'api' } }, ravi, []],
    [
      'unconfirmed while the platform is read, a lead',
      { state: 'approved', publication: { state: 'unconfirmed', mode: 'api' } },
      lata,
      [],
    ],
    [
      'unconfirmed where the platform cannot be read, a lead',
      { state: 'approved', publication: { state: 'unconfirmed', mode: 'api', unreadable: true } },
      lata,
      ['confirm'],
    ],
    [
      'unconfirmed where the platform cannot be read, an agent',
      { state: 'approved', publication: { state: 'unconfirmed', mode: 'api', unreadable: true } },
      ravi,
      [],
    ],
    [
      'refused by the platform',
      { state: 'approved', approval: { problem: null }, publication: { state: 'rejected', mode: 'api' } },
      ravi,
      ['edit', 'withdraw', 'retry'],
    ],
    [
      'refused, approval gone',
      {
        state: 'approved',
        approval: { problem: 'expired' },
        publication: { state: 'rejected', mode: 'api' },
      },
      ravi,
      ['edit', 'withdraw'],
    ],
    [
      'by hand, waiting',
      { state: 'approved', mode: 'manual', publication: { state: 'queued', mode: 'manual' } },
      ravi,
      ['recall', 'withdraw', 'cancel', 'confirm'],
    ],
    [
      'by hand, begun',
      { state: 'approved', mode: 'manual', publication: { state: 'sending', mode: 'manual' } },
      ravi,
      ['confirm'],
    ],
    ['published', { state: 'published', publication: { state: 'published', mode: 'api' } }, ravi, []],
    ['withdrawn', { state: 'withdrawn' }, ravi, []],
    ['a draft of a closed case', { caseClosed: true }, ravi, ['withdraw']],
  ])('%s', (_name, over, viewer, allowed) => {
    const { can } = decideReply({ ...base, ...over }, viewer);
    expect(ACTIONS.filter((action) => can[action]).sort()).toEqual([...allowed].sort());
  });

  it('says why not in words for everything that is refused', () => {
    const { can, reasons, codes } = decideReply(base, admin);
    for (const action of ACTIONS) {
      expect(can[action]).toBe(false);
      expect(reasons[action]).toBe(REASONS[codes[action] as Reason]);
    }
  });

  it('says that samples are never posted', () => {
    expect(decideReply({ ...base, sample: true }, ravi).reasons.post).toMatch(/never posted/);
    expect(decideReply({ ...base, mode: 'never' }, ravi).codes.post).toBe('sample');
  });

  it('never lets an author approve, whatever the roles', () => {
    for (const roles of [['lead'], ['reviewer'], ['agent', 'reviewer', 'lead', 'admin']])
      expect(whyNot('approve', { ...base, state: 'in_review' }, { id: 'ravi', roles })).toBe('own-words');
  });
});
