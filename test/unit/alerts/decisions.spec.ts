import type { AlertKind, AlertState, Level, Telling } from '../../../src/desk/alerts/alert-kinds';
import { mayAct, whatCanBeDone } from '../../../src/desk/alerts/alert-can';
import {
  type Around,
  asRule,
  type Occasion,
  type Planned,
  planDeliveries,
  type Rule,
  stepDue,
} from '../../../src/desk/alerts/audience';
import { judgeAnswer, pauseAfter, retryAfter } from '../../../src/desk/alerts/retrying';
import { whatToTell } from '../../../src/desk/alerts/telling';
import type { Role } from '../../../src/core/identity/role';

const NOON = new Date('2026-03-02T12:00:00Z');
const minutes = (n: number): Date => new Date(NOON.getTime() + n * 60_000);

describe('when people are spoken to', () => {
  const known = {
    level: 3 as Level,
    state: 'open' as AlertState,
    heardUpdates: 1,
    toldAt: minutes(-30),
    ended: false,
    resolvedByPerson: false,
  };
  const heard = { level: 3 as Level, updates: 2, ended: false };
  it.each<[string, Partial<typeof known> | null, Partial<typeof heard>, Telling | null, Date | null]>([
    ['a new matter', null, {}, 'raised', null],
    ['one that was over before anybody heard', null, { ended: true }, 'ended', null],
    ['an update half an hour after the last', {}, {}, null, minutes(30)],
    ['an update an hour after the last', { toldAt: minutes(-60) }, {}, 'updated', null],
    ['the same news again', {}, { updates: 1 }, null, null],
    ['graver, a minute after the last', { toldAt: minutes(-1) }, { level: 4 }, 'risen', null],
    ['less grave', {}, { level: 2, updates: 1 }, null, null],
    ['an update of what somebody has taken', { state: 'acknowledged', toldAt: minutes(-90) }, {}, null, null],
    ['graver than when somebody took it', { state: 'acknowledged' }, { level: 5 }, 'risen', null],
    ['graver than when it was snoozed', { state: 'snoozed' }, { level: 4 }, 'risen', null],
    ['an update while snoozed', { state: 'snoozed', toldAt: minutes(-90) }, {}, null, null],
    ['over', {}, { ended: true }, 'ended', null],
    ['over, as told before', { ended: true, state: 'resolved' }, { ended: true }, null, null],
    [
      'over after a person resolved it',
      { state: 'resolved', resolvedByPerson: true },
      { ended: true },
      null,
      null,
    ],
    [
      'an update after a telling dated by a clock that was ahead',
      { toldAt: minutes(600) },
      {},
      'updated',
      null,
    ],
    ['back again', { ended: true, state: 'resolved' }, {}, 'reopened', null],
  ])('%s', (_, was, now, telling, later) => {
    const decision = whatToTell(was && { ...known, ...was }, { ...heard, ...now }, NOON, 60);
    expect(decision).toEqual({ telling, later });
  });
});

describe('who hears of it, by what', () => {
  const people: Around['people'] = [
    { id: 'exec', roles: ['executive'], timeZone: 'Asia/Kolkata', sample: false },
    { id: 'lead', roles: ['lead', 'agent'], timeZone: 'Europe/Berlin', sample: false },
    { id: 'admin', roles: ['admin'], timeZone: 'UTC', sample: false },
  ];
  const around: Around = {
    people,
    endpoints: [
      { id: 'hook', kind: 'webhook' },
      { id: 'room', kind: 'slack' },
    ],
    mailReady: true,
  };
  const rule = (over: Partial<Rule> = {}): Rule => ({
    id: 'r',
    personIds: [],
    roles: ['executive'],
    brandIds: null,
    kinds: null,
    minLevel: 1,
    channels: ['bell', 'email'],
    endpointIds: [],
    quiet: null,
    chain: [],
    ...over,
  });
  const occasion = (over: Partial<Occasion> = {}): Occasion => ({
    kind: 'spike',
    level: 3,
    telling: 'raised',
    brandId: 'b1',
    sample: false,
    ...over,
  });
  const shown = (plan: Planned[]): string[] =>
    plan
      .map(
        (p) =>
          `${p.channel}:${p.personId ?? p.endpointId}${p.heldUntil ? '@' + p.heldUntil.toISOString().slice(11, 16) : ''}`,
      )
      .sort();
  const NIGHT = { from: '22:00', to: '07:00' };
  const LATE = new Date('2026-03-02T20:00:00Z'); // 01:30 in Kolkata, 21:00 in Berlin

  it.each<[string, Partial<Rule>, Partial<Occasion>, string[]]>([
    ['by role', {}, {}, ['bell:exec', 'email:exec']],
    ['by name', { roles: [], personIds: ['admin'] }, {}, ['bell:admin', 'email:admin']],
    ['below the level of the rule', { minLevel: 4 }, {}, []],
    ['at the level of the rule', { minLevel: 3 }, {}, ['bell:exec', 'email:exec']],
    ['another kind', { kinds: ['feed'] }, {}, []],
    ['another brand', { brandIds: ['b2'] }, {}, []],
    ['its brand', { brandIds: ['b1'] }, {}, ['bell:exec', 'email:exec']],
    [
      'the whole installation concerns every brand',
      { brandIds: ['b2'] },
      { brandId: null, kind: 'quota' },
      ['bell:exec', 'email:exec'],
    ],
    ['by the bell only', { channels: ['bell'] }, {}, ['bell:exec']],
    ['endpoints', { roles: [], endpointIds: ['hook', 'room'] }, {}, ['slack:room', 'webhook:hook']],
    ['an endpoint that is gone', { roles: [], endpointIds: ['old'] }, {}, []],
    ['of a sample nothing leaves the desk', { endpointIds: ['hook'] }, { sample: true }, ['bell:exec']],
    [
      'crisis mode has rung the bells itself',
      { endpointIds: ['hook'] },
      { kind: 'crisis', level: 5 },
      ['email:exec', 'webhook:hook'],
    ],
    ['quiet hours hold mail, not the bell', { quiet: NIGHT }, {}, ['bell:exec', 'email:exec@01:30']],
    [
      'quiet hours are each person’s own',
      { quiet: NIGHT, roles: ['executive', 'lead'] },
      {},
      ['bell:exec', 'bell:lead', 'email:exec@01:30', 'email:lead'],
    ],
    [
      'quiet hours hold no endpoint',
      { quiet: NIGHT, roles: [], endpointIds: ['hook'] },
      {},
      ['webhook:hook'],
    ],
    ['level 5 knows no quiet hours', { quiet: NIGHT }, { level: 5 }, ['bell:exec', 'email:exec']],
    [
      'that level 5 is over can wait',
      { quiet: NIGHT },
      { level: 5, telling: 'ended' },
      ['bell:exec', 'email:exec@01:30'],
    ],
  ])('%s', (_, r, o, expected) => {
    expect(shown(planDeliveries([rule(r)], occasion(o), around, LATE))).toEqual(expected);
  });

  it('mails nobody where no mail server is set up', () => {
    expect(shown(planDeliveries([rule()], occasion(), { ...around, mailReady: false }, NOON))).toEqual([
      'bell:exec',
    ]);
  });

  it('mails no ready account of the sample: nobody reads there', () => {
    const sample = around.people.map((person) => ({ ...person, sample: true }));
    expect(shown(planDeliveries([rule()], occasion(), { ...around, people: sample }, NOON))).toEqual([
      'bell:exec',
    ]);
  });

  it('tells nobody twice, and lets the rule that holds nothing win', () => {
    const rules = [
      rule({ id: 'held', quiet: NIGHT }),
      rule({ id: 'now', personIds: ['exec'], roles: [] }),
      rule({ id: 'again', quiet: NIGHT }),
    ];
    const plan = planDeliveries(rules, occasion(), around, LATE);
    expect(shown(plan)).toEqual(['bell:exec', 'email:exec']);
    expect(plan.find((p) => p.channel === 'email')?.ruleId).toBe('now');
  });

  it('calls the next of a chain as a rule of its own, in the rule’s quiet hours', () => {
    const step = {
      afterMinutes: 15,
      personIds: [],
      roles: ['lead'] as Role[],
      channels: ['email' as const],
      endpointIds: ['room'],
    };
    const whole = rule({
      minLevel: 4,
      quiet: { from: '20:00', to: '07:00' },
      chain: [step, { ...step, afterMinutes: 30 }],
    });
    expect(
      shown(
        planDeliveries([asRule(whole, step)], occasion({ level: 4, telling: 'escalated' }), around, LATE),
      ),
    ).toEqual(['email:lead@06:00', 'slack:room']);
    expect([0, 1, 2].map((i) => stepDue(whole.chain, i, NOON))).toEqual([minutes(15), minutes(30), null]);
  });
});

describe('what may be done with an alert', () => {
  it.each<[AlertKind, Role[], boolean]>([
    ['spike', ['executive'], true],
    ['spike', ['lead'], true],
    ['crisis', ['admin'], true],
    ['spike', ['agent', 'reviewer'], false],
    ['feed', ['lead', 'executive'], false],
    ['account', ['admin'], true],
    ['quota', ['admin', 'agent'], true],
  ])('%s by %j: %s', (kind, roles, may) => {
    expect(mayAct(kind, roles)).toBe(may);
  });

  it('can still be marked when it is over, and nothing else', () => {
    expect(whatCanBeDone({ kind: 'spike', state: 'resolved' }, ['lead'])).toEqual({
      acknowledge: false,
      snooze: false,
      assign: false,
      resolve: false,
      mark: true,
    });
  });
});

describe('what an endpoint’s answer means', () => {
  const answer = (status: number, body = '', headers: Record<string, string> = {}) =>
    judgeAnswer({ status, body, headers }, NOON);
  it.each<[number, string, 'ok' | 'temporary' | 'permanent']>([
    [200, 'ok', 'ok'],
    [202, '', 'ok'],
    [204, '', 'ok'],
    [301, '', 'permanent'],
    [400, 'invalid_payload', 'permanent'],
    [401, '', 'permanent'],
    [404, 'no_service', 'permanent'],
    [408, '', 'temporary'],
    [410, '', 'permanent'],
    [413, '', 'permanent'],
    [425, '', 'temporary'],
    [429, '', 'temporary'],
    [500, '', 'temporary'],
    [503, '', 'temporary'],
    [
      200,
      'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429',
      'temporary',
    ],
    [
      200,
      'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413',
      'permanent',
    ],
    [200, 'we had an HTTP error 200', 'ok'],
  ])('%i %s: %s', (status, body, kind) => {
    expect(answer(status, body).kind).toBe(kind);
  });

  it.each([
    ['120', 120],
    ['0', 0],
    ['Mon, 02 Mar 2026 12:01:30 GMT', 90],
    ['Mon, 02 Mar 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('waits as long as Retry-After %j says', (header, seconds) => {
    expect(retryAfter(header, NOON)).toBe(seconds);
    if (header)
      expect(answer(429, '', { 'retry-after': header })).toMatchObject(
        seconds === null ? { kind: 'temporary' } : { retryAfterSeconds: seconds },
      );
  });

  it('tries for most of a day, ever more seldom, never before it is asked to, and gives up', () => {
    const pauses = Array.from({ length: 12 }, (_, i) => pauseAfter(i + 1));
    const made = pauses.filter((p) => p !== null);
    expect(made).toEqual([...made].sort((a, b) => a - b));
    expect(made.reduce((sum, p) => sum + p, 0)).toBeGreaterThan(12 * 3600);
    expect(pauses.slice(-2)).toEqual([null, null]);
    expect(pauseAfter(1, 600)).toBe(600);
    expect(pauseAfter(1, 1)).toBe(10);
    expect(pauseAfter(1, 99 * 86_400)).toBe(86_400);
  });
});
