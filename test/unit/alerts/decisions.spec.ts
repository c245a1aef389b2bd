import { randomUUID } from 'node:crypto';
import { parseAllowHosts } from '../../../src/core/http/address-guard';
import { smtpAddress } from '../../../src/core/mail/smtp-address';
import { chainStep } from '../../../src/desk/alerts/alert-rules.api';
import { plainProblem } from '../../../src/desk/alerts/endpoint-address';
import type { AlertKind, AlertState, Level, Telling } from '../../../src/desk/alerts/alert-kinds';
import { mayAct, whatCanBeDone } from '../../../src/desk/alerts/alert-can';
import {
  answerableFrom,
  type Around,
  asRule,
  type Occasion,
  type Planned,
  planDeliveries,
  planForTold,
  reminding,
  type Rule,
  stepDue,
  type Told,
} from '../../../src/desk/alerts/audience';
import { judgeAnswer, pauseAfter, retryAfter } from '../../../src/desk/alerts/retrying';
import { settleMinutes, whatToTell } from '../../../src/desk/alerts/telling';
import type { Role } from '../../../src/core/identity/role';

const NOON = new Date('2026-03-02T12:00:00Z');
const minutes = (n: number): Date => new Date(NOON.getTime() + n * 60_000);

describe('when people are spoken to', () => {
  const known = {
    level: 3 as Level,
    state: 'open' as AlertState,
    heardUpdates: 1,
    heardGraver: 0,
    toldAt: minutes(-30),
    ended: false,
    endWaits: false,
    resolvedByPerson: false,
  };
  const heard = { level: 3 as Level, updates: 2, graver: 0, ended: false, joined: false };
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
    ['a graver matter that joined, at the same level', {}, { graver: 1 }, 'risen', null],
    [
      'a graver matter that joined what somebody has taken',
      { state: 'acknowledged' },
      { graver: 1 },
      'risen',
      null,
    ],
    ['a graver matter that was heard before', { heardGraver: 1 }, { graver: 1, updates: 1 }, null, null],
    ['over because a wider one took it in', {}, { ended: true, joined: true }, null, null],
    ['taken in before anybody heard of it', null, { ended: true, joined: true }, null, null],
    ['back again', { ended: true, state: 'resolved' }, {}, 'reopened', null],
  ])('%s', (_, was, now, telling, later) => {
    const pace = { updateMinutes: 60, settleMinutes: 0 };
    const decision = whatToTell(was && { ...known, ...was }, { ...heard, ...now }, NOON, pace);
    expect(decision).toEqual({ telling, later });
  });

  it.each<[string, Partial<typeof known>, Partial<typeof heard>, Telling | null, Date | null]>([
    ['over: watched first', {}, { ended: true }, null, minutes(60)],
    ['over for a while: heard again', { ended: true, endWaits: true }, { ended: true }, null, null],
    ['back before anybody heard that it was over', { ended: true, endWaits: true }, {}, null, null],
    ['back and graver', { ended: true, endWaits: true }, { level: 4 }, 'reopened', null],
    ['back after people heard that it was over', { ended: true, state: 'resolved' }, {}, 'reopened', null],
  ])('what flaps is told once: %s', (_, was, now, telling, later) => {
    const pace = { updateMinutes: 60, settleMinutes: 60 };
    expect(whatToTell({ ...known, ...was }, { ...heard, ...now }, NOON, pace)).toEqual({ telling, later });
  });

  it('watches the end of what comes and goes the longer, the oftener it came back; that of a storm not at all', () => {
    expect([0, 1, 2, 3, 9].map((times) => settleMinutes('feed', 60, times))).toEqual([
      60, 120, 240, 480, 720,
    ]);
    expect(settleMinutes('spike', 60, 3)).toBe(0);
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
    expect([0, 1, 2].map((i) => stepDue(whole.chain, i, NOON, NOON))).toEqual([
      minutes(15),
      minutes(30),
      null,
    ]);
  });

  it('counts a chain from when somebody can be expected to answer, not through the night', () => {
    const held = rule({ quiet: NIGHT, channels: ['bell', 'email'] });
    const from = (rules: Rule[], over: Partial<Occasion> = {}) =>
      answerableFrom(
        rules[0]!,
        planDeliveries(rules, occasion(over), around, LATE),
        occasion(over),
        around,
        LATE,
      ).toISOString();
    expect(from([held])).toBe('2026-03-03T01:30:00.000Z');
    expect(from([held], { level: 5 })).toBe(LATE.toISOString());
    expect(from([rule({ channels: ['bell'], quiet: NIGHT })])).toBe(LATE.toISOString());
    expect(from([rule({ ...held, endpointIds: ['hook'] })])).toBe(LATE.toISOString());
    // The same person gets it at once by another rule.
    expect(from([held, rule({ id: 'now' })])).toBe(LATE.toISOString());
    // A plan that nobody would believe is none.
    const chain = [{ afterMinutes: 1440, personIds: [], roles: [], channels: [], endpointIds: [] }];
    expect(stepDue(chain, 0, minutes(9 * 60), NOON)).toEqual(minutes(26 * 60));
  });

  it('tells those of its end who were told of it, whatever the rules say by now', () => {
    const told = (over: Partial<Told>): Told => ({
      ruleId: 'gone',
      channel: 'email',
      personId: 'exec',
      endpointId: null,
      quiet: NIGHT,
      ...over,
    });
    const all = [
      told({}),
      told({ channel: 'bell' }),
      told({ channel: 'bell', personId: 'left' }),
      told({ channel: 'webhook', personId: null, endpointId: 'hook' }),
      told({ channel: 'slack', personId: null, endpointId: 'retired' }),
    ];
    expect(shown(planForTold(all, occasion({ level: 5, telling: 'ended' }), around, LATE))).toEqual([
      'bell:exec',
      'email:exec@01:30',
      'webhook:hook',
    ]);
    expect(shown(planForTold(all, occasion({ telling: 'ended', sample: true }), around, LATE))).toEqual([
      'bell:exec',
    ]);
  });

  it.each<[string, Rule[], string[]]>([
    ['of the rules that name them', [rule({ quiet: NIGHT })], ['bell:exec', 'email:exec@01:30']],
    [
      'of the rule for this matter, where there is one',
      [rule({ quiet: NIGHT, kinds: ['feed'] }), rule({ quiet: null })],
      ['bell:exec', 'email:exec'],
    ],
    ['of the night, where no rule mails them', [], ['bell:exec', 'email:exec@01:30']],
  ])('reminds people in the quiet hours %s', (_, rules, expected) => {
    const woken = occasion({ level: 4, telling: 'woken' });
    expect(
      shown(planDeliveries(reminding(['exec', 'left'], rules, woken, around), woken, around, LATE)),
    ).toEqual(expected);
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

describe('a step of a chain', () => {
  const step = { afterMinutes: 15, roles: ['lead'], channels: ['bell'] };
  it('names a way to reach the people it names', () => {
    expect(chainStep.safeParse(step).success).toBe(true);
    expect(chainStep.safeParse({ ...step, channels: [] }).error?.issues[0]?.message).toContain(
      'a way to reach them',
    );
    const room = [randomUUID()];
    expect(chainStep.safeParse({ afterMinutes: 15, channels: [], endpointIds: room }).success).toBe(true);
  });
});

describe('an endpoint’s address', () => {
  const allowed = parseAllowHosts(['ops.internal:8080', '10.0.0.0/8']);
  it.each([
    ['https://hooks.example/services/T0', true],
    ['http://hooks.example/services/T0', false],
    ['http://ops.internal:8080/hook', true],
    ['http://ops.internal/hook', false],
    ['http://10.1.2.3/hook', true],
  ])('%s may be used: %s', (url, good) => {
    expect(plainProblem(url, allowed) === null).toBe(good);
  });
});

describe('a mail server’s address', () => {
  it.each([
    ['smtp://u:p%40ss@mail.example', 587, 'demanded'],
    ['smtp://u:p@10.0.0.5:25', 25, 'demanded'],
    ['smtp://u:p@127.0.0.1:25', 25, 'offered'],
    ['smtp://u:p@[::1]:25', 25, 'offered'],
    ['smtp://u:p@localhost', 587, 'offered'],
    ['smtp://mail.example:25', 25, 'offered'],
    ['smtp://mail.example:25?tls=required', 25, 'demanded'],
    ['smtp://u:p@mail.example?tls=off', 587, 'offered'],
    ['smtps://u:p@mail.example', 465, 'at-once'],
  ])('%s: port %i, TLS %s', (url, port, tls) => {
    expect(smtpAddress(url)).toMatchObject({ port, tls });
  });
  it('holds the password as it is typed at the server', () => {
    expect(smtpAddress('smtp://u:p%40ss@mail.example').auth).toEqual({ user: 'u', pass: 'p@ss' });
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
