/** What a brand may change of the checks, what it changes, and what nobody changes. */
import { checkReply } from '../../../../src/desk/replies/checks/check-kit.js';
import {
  AS_DELIVERED,
  type CheckSettings,
  tablesOf,
} from '../../../../src/desk/replies/checks/settings/check-settings.js';
import { changesBetween } from '../../../../src/desk/replies/checks/settings/settings-changes.js';
import {
  beyondLead,
  settingsProblems,
} from '../../../../src/desk/replies/checks/settings/settings-problems.js';
import type { CheckContext } from '../../../../src/desk/replies/checks/finding.js';
import { aroundOf } from '../gate/around.js';
import { contextOf, kit } from '../kit.js';

const settings = (set: Partial<CheckSettings>): CheckSettings => ({ ...AS_DELIVERED, ...set });
const brand = (set: Partial<CheckSettings>) => kit.forBrand('nila', settings(set));
const found = (set: Partial<CheckSettings>, text: string, more: Partial<CheckContext> = {}) =>
  checkReply(brand(set), contextOf(text, more)).map(
    ({ code, level, start, end }) => `${level} ${code} '${text.slice(start, end)}'`,
  );
const ground = kit.ground('nila');
const problems = (set: Partial<CheckSettings>) =>
  settingsProblems(settings(set), ground).map(({ field }) => field);

describe('a brand that sets nothing', () => {
  it('is judged as delivered', () => {
    for (const text of ['We recieved your order.', 'CALM DOWN!!', 'Send us your card number.'])
      expect(checkReply(brand({}), contextOf(text))).toEqual(checkReply(kit, contextOf(text)));
  });
});

describe('levels', () => {
  const typo = 'We recieved your order, Asha.';

  it('of a finding are the brand’s own, or the finding is not looked for', () => {
    expect(found({}, typo)).toEqual(["block spelling.listed 'recieved'"]);
    expect(found({ levels: { 'spelling.listed': 'warn' } }, typo)).toEqual([
      "warn spelling.listed 'recieved'",
    ]);
    expect(found({ levels: { 'spelling.listed': 'off' } }, typo)).toEqual([]);
  });

  it.each([
    ['secret-asked.card', 'warn'],
    ['secret-given.password', 'off'],
    ['secret-asked.partial', 'off'],
    ['length.over', 'warn'],
    ['empty.nothing', 'off'],
    ['placeholder.left', 'off'],
    ['script.broken', 'warn'],
    ['promise.unconfirmed', 'warn'],
  ] as const)('of %s are never made milder, not even where the store says so', (code, level) => {
    expect(problems({ levels: { [code]: level } })).toEqual([`levels.${code}`]);
    const kept = brand({ levels: { [code]: level } }).levels[code];
    expect(kept).toBe(ground.delivered[code]);
  });

  it('may always be stricter', () => {
    expect(
      problems({
        levels: { 'secret-asked.partial': 'block', 'tone.exclamation': 'block', 'canned.same': 'off' },
      }),
    ).toEqual([]);
    expect(
      found(
        { levels: { 'secret-asked.partial': 'block' } },
        'Please send the last four digits of your card.',
      ),
    ).toEqual(expect.arrayContaining([expect.stringMatching(/^block secret-asked\.partial/)]));
  });

  it('of promises decide whether one has to be confirmed', () => {
    expect(brand({}).mustConfirm('nila')).toBe(true);
    expect(kit.ground('nila').delivered['promise.unconfirmed']).toBe('block');
  });

  it('of a lead’s own limits are an administrator’s to make milder', () => {
    const milder = settings({ levels: { 'authority.amount': 'warn' } });
    expect(beyondLead(AS_DELIVERED, milder, ground).map(({ field }) => field)).toEqual([
      'levels.authority.amount',
    ]);
    expect(beyondLead(milder, AS_DELIVERED, ground)).toEqual([]);
    expect(beyondLead(milder, milder, ground)).toEqual([]);
  });
});

describe('words', () => {
  it('that the brand forbids stop a reply, in one language or in all', () => {
    const banned = [
      { phrase: 'as per policy', language: null },
      { phrase: 'kal', language: 'hi-Latn' as const },
    ];
    expect(found({ banned }, 'As  per policy we cannot help you.')).toContain(
      "block banned.phrase 'As  per policy'",
    );
    expect(found({ banned }, 'We will ask Kal, our engineer, about the order.')).not.toContain(
      "block banned.phrase 'Kal'",
    );
    expect(found({ banned }, 'Hum aapko kal phone karenge ji, dhanyavaad.')).toContain(
      "block banned.phrase 'kal'",
    );
    expect(
      found({ banned: [{ phrase: 'சரி இல்லை', language: null }] }, 'இது சரி இல்லை என்று நினைக்கிறோம்.'),
    ).toContain("block banned.phrase 'சரி இல்லை'");
  });

  it('that the brand knows are right', () => {
    const text = 'Your frobnizer is on its way to you.';
    const own = brand({ words: ['Frobnizer'] });
    const spelling = (words: readonly string[]) =>
      checkReply(own, contextOf(text, { allowWords: words })).filter(({ check }) => check === 'spelling');
    expect(spelling([])).toHaveLength(1);
    expect(spelling(own.words)).toEqual([]);
  });

  it.each([
    [
      'us',
      'We apologise for the colour of the fridge.',
      ["warn spelling.dialect 'apologise'", "warn spelling.dialect 'colour'"],
    ],
    [
      'gb',
      'We apologize for the color of the fridge.',
      ["warn spelling.dialect 'apologize'", "warn spelling.dialect 'color'"],
    ],
    ['us', 'We will meet you at the Care Centre in Salem.', []],
    ['us', 'Hum colour badal denge ji, aap chinta na karein.', []],
    [null, 'We apologise for the color of the fridge.', []],
  ] as const)('are spelled one way where it says so: %s, %s', (dialect, text, expected) => {
    expect(found({ dialect }, text).filter((one) => one.includes('dialect'))).toEqual(expected);
  });

  it.each([
    ['us', 'colour', 'color'],
    ['us', 'Organised', 'Organized'],
    ['us', 'centre', 'center'],
    ['us', 'travelled', 'traveled'],
    ['us', 'catalogue', 'catalog'],
    ['us', 'cheque', 'check'],
    ['us', 'programme', 'program'],
    ['us', 'licence', 'license'],
    ['us', 'learnt', 'learned'],
    ['gb', 'color', 'colour'],
    ['gb', 'analyze', 'analyse'],
    ['gb', 'fulfill', 'fulfil'],
    ['gb', 'canceled', 'cancelled'],
    ['gb', 'gray', 'grey'],
  ] as const)('of the other kind come with the brand’s form: %s, %s → %s', (dialect, word, right) => {
    const text = `${word} is what we see for the order that you sent.`;
    const [one] = checkReply(brand({ dialect }), contextOf(text, { language: 'en' })).filter(
      ({ code }) => code === 'spelling.dialect',
    );
    expect(one?.suggestions[0]?.toLowerCase()).toBe(right.toLowerCase());
  });
});

describe('addresses and accounts', () => {
  it('that the brand allows are not asked about, and neither is what lies below them', () => {
    const around = aroundOf({});
    const text = 'Please see https://care.helpnila.example/fridge for the next step.';
    expect(found({}, text, { around })).toEqual([
      "warn links.unknown-host 'https://care.helpnila.example/fridge'",
    ]);
    expect(found({ hosts: ['helpnila.example'] }, text, { around })).toEqual([]);
  });

  it('that are known to pretend to be the brand are told wherever they stand in the thread', () => {
    const thread = [
      {
        by: 'other' as const,
        handle: '@totally_unlike@far.example',
        name: null,
        text: 'Send me your number',
        answers: false,
      },
    ];
    const text = 'Thank you, Asha. The parcel is with the courier.';
    expect(found({ impostors: ['totally_unlike'] }, text, { around: aroundOf({ thread }) })).toContain(
      `warn links.impostor '${text}'`,
    );
    expect(found({ impostors: ['somebody'] }, text, { around: aroundOf({ thread }) })).toEqual([]);
  });
});

describe('limits', () => {
  const tables = tablesOf(ground.authority);
  const agent = tables.agent!;
  const text = 'We will give you a credit of ₹800 for the trouble.';
  const beyond = (set: Partial<CheckSettings>, role: string) =>
    checkReply(brand(set), contextOf(text, { around: aroundOf({ roles: [role] }) }))
      .filter(({ check }) => check === 'authority')
      .map(({ level, code }) => `${level} ${code}`);

  it('of a role are the brand’s own, those of the others stay', () => {
    expect(beyond({}, 'agent')).toEqual([]);
    const limits = { agent: { ...agent, goodwill: { ...agent.goodwill, INR: 500 } } };
    expect(beyond({ limits }, 'agent')).toEqual(['block authority.amount']);
    expect(beyond({ limits }, 'lead')).toEqual([]);
  });

  it('never let the one who is asked give more than the one who signs', () => {
    const limits = { agent: { ...agent, refund: { ...agent.refund, INR: 26_000 } } };
    expect(settingsProblems(settings({ limits }), ground)).toEqual([
      {
        field: 'limits.reviewer',
        problem: expect.stringContaining('“agent” may give 26000 INR (refund)') as string,
      },
    ]);
  });

  it('of leads and above are raised by administrators only, and lowered by leads', () => {
    const lead = tables.lead!;
    const with_ = (table: typeof lead) =>
      beyondLead(AS_DELIVERED, settings({ limits: { lead: table } }), ground);
    expect(with_({ ...lead, goodwill: { ...lead.goodwill, INR: 10_001 } })).toHaveLength(1);
    expect(with_({ ...lead, goodwill: {} })).toHaveLength(1);
    expect(with_({ ...lead, says: [...lead.says, 'legal'] })).toHaveLength(1);
    expect(with_({ ...lead, percent: 51 })).toHaveLength(1);
    expect(with_({ ...lead, goodwill: { ...lead.goodwill, INR: 10 }, percent: 10 })).toEqual([]);
    expect(
      beyondLead(AS_DELIVERED, settings({ limits: { agent: { ...agent, percent: 16 } } }), ground),
    ).toEqual([]);
  });
});

describe('limits of likeness and of tone', () => {
  const text = 'We are sorry that your kettle broke and have sent you a new one.';

  it('decide from when a reply is too like the last ones', () => {
    const around = aroundOf({ recent: ['We are sorry that your fridge broke and have sent you a new one.'] });
    const like = (set: Partial<CheckSettings['canned']>) =>
      found({ canned: { ...AS_DELIVERED.canned, ...set } }, text, { around }).filter((one) =>
        one.includes('canned'),
      );
    expect(like({ warnFrom: 100 })).toEqual([]);
    expect(like({ warnFrom: 30 })).toEqual([`warn canned.similar '${text}'`]);
  });

  it('tell a repeated sentence before they stop it', () => {
    expect(problems({ canned: { ...AS_DELIVERED.canned, warnAt: 6 } })).toEqual(['canned.blockAt']);
    expect(problems({ canned: { ...AS_DELIVERED.canned, warnAt: 6, blockAt: 6 } })).toEqual([]);
  });

  it('move how much of the doubtful is stopped as unkind', () => {
    const texts = [
      'As we said, it takes ten days.',
      'Please read the manual first.',
      'The warranty does not cover this.',
      'This happens only when the lid is left open.',
      'You need to wait.',
    ];
    const stopped = (toneShift: number) =>
      texts.filter((one) =>
        found({ toneShift }, one, { customerText: 'My kettle broke again.' }).some((f) =>
          f.startsWith('block'),
        ),
      );
    expect(stopped(15).length).toBeLessThanOrEqual(stopped(0).length);
    expect(stopped(0).length).toBeLessThanOrEqual(stopped(-15).length);
    expect(stopped(15).length).toBeLessThan(stopped(-15).length);
  });
});

describe('what one version changed of the one before', () => {
  it('is told finding by finding and word by word', () => {
    const was = settings({ levels: { 'tone.unkind': 'warn' }, words: ['Nila'], toneShift: 5 });
    const now = settings({
      levels: { 'canned.same': 'block' },
      words: ['Nila', 'Kaveri'],
      banned: [{ phrase: 'calm down', language: 'en' }],
      dialect: 'gb',
    });
    expect(changesBetween(was, now)).toEqual([
      { what: 'level', name: 'canned.same', was: null, now: 'block', added: [], removed: [] },
      { what: 'level', name: 'tone.unkind', was: 'warn', now: null, added: [], removed: [] },
      { what: 'dialect', name: null, was: null, now: 'gb', added: [], removed: [] },
      { what: 'words', name: null, was: null, now: null, added: ['Kaveri'], removed: [] },
      { what: 'banned', name: null, was: null, now: null, added: ['calm down (en)'], removed: [] },
      { what: 'tone', name: null, was: '5', now: null, added: [], removed: [] },
    ]);
    expect(changesBetween(now, now)).toEqual([]);
  });
});
