import type { Severity } from '../../../src/desk/cases/severity';
import { type DepthFacts, planOf, type ReviewTerms } from '../../../src/desk/replies/review/depth';
import {
  ANY_REVIEWER,
  covers,
  deepened,
  isComplete,
  type ReviewDemand,
  type ReviewPlan,
  type ReviewStep,
  stepFor,
  stricter,
  withLead,
} from '../../../src/desk/replies/review/plan';
import { canFill, firstMatch, lacking, type ReviewRule } from '../../../src/desk/replies/review/policy';
import { DEFAULT_TERMS, type RecordEntry } from '../../../src/desk/replies/review/trust';

const R: ReviewStep = { by: 'reviewer' };
const L: ReviewStep = { by: 'lead' };
const named = (...people: string[]): ReviewStep => ({ by: 'people', people });
const demand = (steps: ReviewStep[], over: Partial<ReviewDemand> = {}): ReviewDemand => ({
  steps,
  ordered: false,
  leadSuffices: true,
  ...over,
});
const meena = { id: 'meena', roles: ['reviewer'] };
const omar = { id: 'omar', roles: ['reviewer'] };
const lata = { id: 'lata', roles: ['lead'] };
const ravi = { id: 'ravi', roles: ['agent'] };

describe('the steps of a review', () => {
  it.each<[string, ReviewDemand, number[], typeof meena, number | string]>([
    ['one reviewer: a reviewer', ANY_REVIEWER, [], meena, 1],
    ['one reviewer: a lead is a reviewer', ANY_REVIEWER, [], lata, 1],
    ['one reviewer: an agent never', ANY_REVIEWER, [], ravi, 'not-asked'],
    ['two or a lead: the first', demand([R, R]), [], meena, 1],
    ['two or a lead: the second', demand([R, R]), [1], omar, 2],
    ['two or a lead: a lead alone', demand([R, R]), [], lata, 0],
    ['two or a lead: a lead as the second', demand([R, R]), [1], lata, 2],
    ['two, whoever: a lead is one of them', demand([R, R], { leadSuffices: false }), [], lata, 1],
    ['a lead: no reviewer', demand([L]), [], meena, 'not-asked'],
    ['a lead', demand([L]), [], lata, 1],
    ['named: somebody else', demand([named('omar')]), [], meena, 'not-asked'],
    ['named and any: the named one is not spent on any', demand([R, named('omar')]), [], omar, 2],
    [
      'in order: not before the first',
      demand([named('omar'), R], { ordered: true }),
      [],
      meena,
      'not-your-turn',
    ],
    ['in order: after the first', demand([named('omar'), R], { ordered: true }), [1], meena, 2],
    [
      'in order: a lead who suffices comes when they like',
      demand([named('omar'), R], { ordered: true }),
      [],
      lata,
      0,
    ],
  ])('%s', (_what, plan, filled, person, step) => {
    expect(stepFor(plan, filled, person)).toBe(step);
  });

  it('are over when each is filled, or a lead said yes where that suffices', () => {
    expect(isComplete(demand([R, R]), [1])).toBe(false);
    expect(isComplete(demand([R, R]), [2, 1])).toBe(true);
    expect(isComplete(demand([R, R]), [0])).toBe(true);
    expect(isComplete(demand([L, R]), [1])).toBe(false);
  });

  it.each<[string, ReviewDemand, ReviewDemand]>([
    ['one becomes two', demand([R]), demand([R, R])],
    ['two stay two', demand([R, R]), demand([R, R])],
    ['a lead is enough', demand([L]), demand([L])],
    ['a named one is joined', demand([named('omar')]), demand([named('omar'), R])],
  ])('deepened: %s', (_what, had, got) => {
    expect(deepened(had)).toEqual(got);
  });

  it.each<[string, ReviewDemand, ReviewStep[]]>([
    ['instead of the one reviewer', demand([R]), [L]],
    ['before two', demand([R, R]), [L, R, R]],
    ['already there', demand([R, L]), [R, L]],
  ])('with a lead: %s', (_what, had, steps) => {
    expect(withLead(had).steps).toEqual(steps);
  });
});

describe('a plan while it is in review', () => {
  const plan = (d: ReviewDemand, over: Partial<ReviewPlan> = {}): ReviewPlan => ({
    ...d,
    why: [],
    authors: ['ravi'],
    ...over,
  });
  it.each<[string, ReviewDemand, ReviewDemand, boolean, ReviewDemand]>([
    ['stays where the new one asks for less', demand([R, R]), demand([R]), false, demand([R, R])],
    ['takes the stricter', demand([R]), demand([R, R]), false, demand([R, R])],
    ['begun, keeps what is filled in its place', demand([R, R]), demand([L, R, R]), true, demand([R, R, L])],
    ['not begun, may begin with the lead', demand([R, R]), demand([L, R, R]), false, demand([L, R, R])],
    ['adds a lead to two', demand([R, R]), demand([L]), true, demand([R, R, L])],
    [
      'a lead does not suffice any more',
      demand([R, R]),
      demand([R, R], { leadSuffices: false }),
      true,
      demand([R, R], { leadSuffices: false }),
    ],
    [
      'fewer named ones are stricter',
      demand([named('a', 'b')]),
      demand([named('a')]),
      false,
      demand([named('a')]),
    ],
  ])('%s', (_what, had, fresh, begun, got) => {
    const { steps, ordered, leadSuffices } = stricter(plan(had), plan(fresh), begun);
    expect({ steps, ordered, leadSuffices }).toEqual(got);
  });

  it('always covers both, whatever they ask for', () => {
    const steps = [R, L, named('a'), named('a', 'b')];
    const demands = steps.flatMap((a) =>
      [[a], ...steps.map((b) => [a, b])].flatMap((list) => [
        demand(list),
        demand(list, { ordered: true, leadSuffices: false }),
      ]),
    );
    for (const had of demands)
      for (const fresh of demands)
        for (const begun of [true, false]) {
          const got = stricter(plan(had), plan(fresh), begun);
          expect([covers(got, had), got.steps.length > 0]).toEqual([true, true]);
          if (begun) expect(got.steps.slice(0, had.steps.length)).toEqual(had.steps);
        }
  });
});

describe('a review policy', () => {
  const rule = (when: Partial<ReviewRule['when']>, needs: ReviewDemand): ReviewRule => ({
    when: { platform: null, severity: null, topic: null, agentId: null, trainee: false, ...when },
    needs,
  });
  const facts = {
    platform: 'forum',
    severity: 'high' as Severity,
    topics: ['refund'],
    authorIds: ['ravi'],
    trainee: false,
  };
  const rules = [
    rule({ severity: 'urgent' }, demand([L])),
    rule({ topic: 'refund', platform: 'forum' }, demand([R, R])),
    rule({ agentId: 'ravi' }, demand([named('omar')])),
    rule({ trainee: true }, demand([R, R, R])),
    rule({}, demand([R])),
  ];
  it.each([
    ['the first that fits', {}, 1],
    ['by severity', { severity: 'urgent' as Severity }, 0],
    ['every condition must hold', { platform: 'shop' }, 2],
    ['a trainee', { topics: [], authorIds: ['new'], trainee: true }, 3],
    ['the rest', { topics: [], authorIds: ['new'] }, 4],
  ])('is read from the top: %s', (_what, over, at) => {
    expect(firstMatch(rules, { ...facts, ...over })).toBe(at);
  });

  it('may fit nothing', () => expect(firstMatch(rules.slice(0, 1), facts)).toBe(-1));

  const team = [
    { id: 'ravi', name: 'Ravi', roles: ['agent'], active: true },
    { id: 'meena', name: 'Meena', roles: ['reviewer'], active: true },
    { id: 'omar', name: 'Omar', roles: ['reviewer'], active: true },
    { id: 'left', name: 'Lena', roles: ['reviewer'], active: false },
  ];
  it.each<[string, ReviewRule, string]>([
    [
      'three of two',
      rule({}, demand([R, R, R])),
      'Rule 1: it asks for 3 different reviewers, and there are 2 who may.',
    ],
    ['no lead', rule({}, demand([L])), 'Rule 1: it asks for 1 lead, and there is none.'],
    ['somebody who left', rule({}, demand([named('left')])), 'Rule 1: Lena is inactive and cannot review.'],
    [
      'an agent',
      rule({}, demand([named('ravi')])),
      'Rule 1: Ravi has neither the role of a reviewer nor that of a lead.',
    ],
    ['nobody we know', rule({}, demand([named('x')])), 'Rule 1: somebody it names is not on the team.'],
    [
      'the same one twice',
      rule({}, demand([named('omar'), named('omar')])),
      'Rule 1: it asks for 2 different reviewers, and there are 2 who may.',
    ],
    [
      'about an agent who is not there',
      rule({ agentId: 'x' }, demand([R])),
      'Rule 1: the agent it is about is not on the team, or is inactive.',
    ],
  ])('that asks for %s says who is lacking', (_what, one, words) => {
    expect(lacking([one], team)).toEqual([words]);
  });

  it('that the team can fulfil lacks nothing', () => {
    expect(lacking([rule({}, demand([R, named('meena', 'omar')])), rule({}, demand([R]))], team)).toEqual([]);
  });

  it('finds the people even where the first that comes to mind is the wrong one', () => {
    const people = [meena, omar, lata];
    expect(
      canFill([R, named('meena', 'omar'), named('meena'), L], [...people, { id: 'x', roles: ['reviewer'] }]),
    ).toBe(true);
    expect(canFill([R, R, R, R], people)).toBe(false);
  });
});

describe('how deeply a reply is reviewed', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const good = (severity: Severity, count = 40): RecordEntry[] =>
    Array.from({ length: count }, (_, n) => ({
      replyId: `${severity}${n}`,
      at: new Date(now.getTime() - (n + 1) * 3_600_000),
      severity,
      language: 'en',
      unsafe: false,
    }));
  const bad: RecordEntry = { ...good('normal', 1)[0]!, replyId: 'bad', at: now, unsafe: true };
  const earned: ReviewTerms = { ...DEFAULT_TERMS, depth: 'earned', rules: [] };
  const facts: DepthFacts = {
    platform: 'forum',
    severity: 'normal',
    risk: 30,
    language: 'en',
    topics: [],
    crisis: false,
    cosign: false,
    authors: [{ id: 'ravi', name: 'Ravi', record: good('normal') }],
    people: [meena, omar, lata],
  };
  const by = (record: RecordEntry[]): DepthFacts['authors'] => [{ id: 'ravi', name: 'Ravi', record }];

  it.each<[string, Partial<DepthFacts>, ReviewStep[], string[]]>([
    ['a proven agent: one', {}, [R], ['proven']],
    ['a trainee: two or a lead', { authors: by([]) }, [R, R], ['unproven']],
    ['one bad reply lately: two', { authors: by([bad, ...good('normal', 200)]) }, [R, R], ['bad-lately']],
    ['a crisis: two', { crisis: true }, [R, R], ['crisis']],
    ['urgent, proven on ordinary ones only', { severity: 'urgent' }, [R, R], ['urgent', 'unproven']],
    ['urgent, proven there', { severity: 'urgent', authors: by(good('urgent')) }, [R], ['proven']],
    ['of high risk, proven on ordinary ones only', { risk: 70 }, [R, R], ['risk']],
    [
      'of high risk, proven on urgent ones too',
      { risk: 70, authors: by([...good('normal'), ...good('urgent')]) },
      [R],
      ['proven'],
    ],
    ['in another language', { language: 'ta' }, [R, R], ['unproven']],
    [
      'two wrote, one of them is proven',
      { authors: [...facts.authors, { id: 'new', name: 'Nela', record: [] }] },
      [R, R],
      ['unproven'],
    ],
    ['beyond what the author may give: a lead', { cosign: true }, [L], ['proven', 'cosign']],
    [
      'a trainee beyond it: a lead first',
      { cosign: true, authors: by([]) },
      [L, R, R],
      ['unproven', 'cosign'],
    ],
    [
      'one reviewer and no lead on the team',
      { authors: by([]), people: [meena] },
      [R],
      ['unproven', 'too-few-people'],
    ],
    ['nobody on the team', { authors: by([]), people: [] }, [R], ['unproven', 'too-few-people']],
    ['one lead on the team', { authors: by([]), people: [lata] }, [R, R], ['unproven']],
  ])('%s', (_what, over, steps, why) => {
    const plan = planOf(earned, { ...facts, ...over }, now);
    expect(plan.steps).toEqual(steps);
    expect(plan.why.map((one) => one.code)).toEqual(why);
    expect(plan.leadSuffices).toBe(true);
  });

  it('follows no record where the brand asks for one reviewer', () => {
    const plan = planOf({ ...earned, depth: 'one' }, { ...facts, authors: by([bad]), crisis: true }, now);
    expect(plan).toMatchObject({ steps: [R], why: [{ code: 'one-is-enough' }] });
  });

  it('begins with the brand’s own rule and only adds to it', () => {
    const when = { platform: null, severity: null, topic: null, agentId: null, trainee: true };
    const rules = [{ when, needs: demand([named('omar')], { leadSuffices: false }) }];
    const plan = planOf({ ...earned, rules }, { ...facts, authors: by([]) }, now);
    expect(plan).toMatchObject({ steps: [named('omar'), R], leadSuffices: false });
    expect(plan.why.map((one) => one.code)).toEqual(['policy', 'unproven']);
    expect(planOf({ ...earned, rules }, facts, now).steps).toEqual([R]);
  });

  it('says the figures, never rounded up', () => {
    const { why } = planOf(earned, { ...facts, authors: by(good('normal', 34)) }, now);
    expect(why[0]).toEqual({
      code: 'unproven',
      params: { name: 'Ravi', replies: 34, safe: 34, bound: 89, threshold: 90 },
    });
  });
});
