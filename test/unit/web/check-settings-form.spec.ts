/** The form of a brand's checks: what it sends, what it cannot read, and how two people's changes come together. */
import type { CheckSettings } from '../../../web/src/api/types';
import { choicesOf, groupsOf } from '../../../web/src/screens/check-settings/groups';
import {
  amountsOf,
  formOf,
  rebased,
  sameForm,
  type SettingsForm,
  settingsOf,
  unreadable,
} from '../../../web/src/screens/check-settings/settings-form';

const DELIVERED: CheckSettings = {
  levels: {},
  dialect: null,
  words: [],
  banned: [],
  hosts: [],
  impostors: [],
  limits: {},
  canned: { warnFrom: null, warnFromInThread: null, warnAt: null, blockAt: null },
  toneShift: 0,
};
const SET: CheckSettings = {
  ...DELIVERED,
  levels: { 'tone.unkind': 'warn' },
  dialect: 'gb',
  words: ['Nila', 'Kaveri 2'],
  banned: [
    { phrase: 'as per policy', language: null },
    { phrase: 'calm down', language: 'en' },
  ],
  hosts: ['nila.example'],
  limits: {
    agent: { refund: { INR: 9000, USD: 99.5 }, goodwill: {}, percent: 10, gives: ['refund'], says: [] },
  },
  canned: { ...DELIVERED.canned, warnFrom: 80 },
  toneShift: -5,
};
const form = (over: Partial<SettingsForm> = {}): SettingsForm => ({ ...formOf(SET), ...over });

describe('the form of checks', () => {
  it('sends what it was given, whatever it was', () => {
    expect(settingsOf(formOf(SET))).toEqual(SET);
    expect(settingsOf(formOf(DELIVERED))).toEqual(DELIVERED);
    expect(sameForm(form(), form({ words: 'Nila\n\n  Kaveri 2  \nNila' }))).toBe(true);
    expect(sameForm(form(), form({ words: 'Nila' }))).toBe(false);
  });

  it.each([
    ['INR 10000\nusd 15', { INR: 10000, USD: 15 }, null],
    ['INR 1,00,000', { INR: 100000 }, null],
    ['INR: 99.50', { INR: 99.5 }, null],
    ['', {}, null],
    ['INR', {}, 'INR'],
    ['USD 5\nten rupees', { USD: 5 }, 'ten rupees'],
    ['INR -5', {}, 'INR -5'],
  ])('reads amounts: %j', (text, amounts, wrong) => {
    expect(amountsOf(text)).toEqual({ amounts, wrong });
  });

  it('is not sent while a line of amounts is none', () => {
    const agent = form().limits.agent!;
    expect(unreadable(form())).toBe(false);
    expect(unreadable(form({ limits: { agent: { ...agent, refund: 'much' } } }))).toBe(true);
  });

  it('puts my changes onto what somebody else saved: both keep theirs', () => {
    const mine = form({
      words: 'Nila\nKaveri 2\nVaigai',
      levels: { 'tone.unkind': 'warn', 'canned.same': 'block' },
      toneShift: 5,
    });
    const theirs = formOf({ ...SET, words: ['Kaveri 2', 'Palar'], levels: {}, dialect: 'us', hosts: [] });
    const both = settingsOf(rebased(form(), mine, theirs));
    expect(both).toEqual({
      ...SET,
      words: ['Kaveri 2', 'Palar', 'Vaigai'],
      levels: { 'canned.same': 'block' },
      dialect: 'us',
      hosts: [],
      toneShift: 5,
    });
  });

  it('goes back to what is delivered where I took a change back, and keeps mine where both changed the same', () => {
    const mine = form({ levels: {}, dialect: '' });
    const theirs = formOf({ ...SET, levels: { 'tone.unkind': 'off' }, dialect: 'us' });
    expect(settingsOf(rebased(form(), mine, theirs))).toMatchObject({ levels: {}, dialect: null });
  });
});

describe('the findings of a brand', () => {
  const facts = (code: string, delivered: 'block' | 'warn' | 'off', over = {}) => ({
    code: code as never,
    check: code.split('.')[0]!,
    delivered,
    least: 'off' as const,
    takesAdmin: false,
    ...over,
  });

  it('stand with those of their check, what is set most often first', () => {
    const groups = groupsOf([
      facts('empty.x', 'block'),
      facts('new.y', 'warn'),
      facts('tone.a', 'block'),
      facts('tone.b', 'warn'),
    ]);
    expect(groups.map(({ check, codes }) => `${check} ${codes.length}`)).toEqual([
      'tone 2',
      'empty 1',
      'new 1',
    ]);
  });

  it('offer only levels that may be chosen', () => {
    expect(choicesOf(facts('tone.a', 'block'), undefined, false)).toEqual(['block', 'warn', 'off']);
    expect(choicesOf(facts('secret.a', 'block', { least: 'block' }), undefined, true)).toEqual(['block']);
    expect(choicesOf(facts('secret.b', 'warn', { least: 'warn' }), undefined, true)).toEqual([
      'block',
      'warn',
    ]);
    const limit = facts('authority.amount', 'block', { takesAdmin: true });
    expect(choicesOf(limit, undefined, false)).toEqual(['block']);
    expect(choicesOf(limit, 'warn', false)).toEqual(['block', 'warn']);
    expect(choicesOf(limit, undefined, true)).toEqual(['block', 'warn', 'off']);
  });
});
