/** What a brand may send as settings of its checks: hosts as hosts, phrases with letters, amounts not below nothing, lists with an end. */
import { settingsShape } from '../../../src/desk/replies/check-settings/check-settings.api';
import { AS_DELIVERED } from '../../../src/desk/replies/checks/settings/check-settings';
import { known, tidied } from '../../../src/desk/replies/checks/settings/settings-tidy';

const reads = (over: object) => settingsShape.safeParse({ ...AS_DELIVERED, ...over });
const limits = (over: object) => ({
  limits: { agent: { refund: {}, goodwill: {}, percent: 0, gives: [], says: [], ...over } },
});

describe('settings of the checks', () => {
  it.each([
    ['a host', { hosts: ['care.nila.example'] }],
    ['a host in another script', { hosts: ['நிலா.இந்தியா'] }],
    ['a phrase in Tamil', { banned: [{ phrase: 'சரி இல்லை', language: 'ta' }] }],
    ['a handle with its server', { impostors: ['@nila_care@far.example'] }],
    ['nothing to give', limits({ refund: { INR: 0 } })],
    ['a level', { levels: { 'tone.unkind': 'warn' } }],
  ])('take %s', (_, over) => {
    expect(reads(over).success).toBe(true);
  });

  it.each([
    ['an address instead of a host', { hosts: ['https://nila.example/care'] }],
    ['a host that is a number', { hosts: ['10.0.0.1'] }],
    ['a whole top-level domain', { hosts: ['com'] }],
    ['a phrase of one letter', { banned: [{ phrase: 'a 1!', language: null }] }],
    ['an amount below nothing', limits({ goodwill: { INR: -1 } })],
    ['a currency that is none', limits({ goodwill: { rupees: 1 } })],
    ['more than all off', limits({ percent: 101 })],
    ['a level that there is not', { levels: { 'tone.unkind': 'shout' } }],
    ['a finding that there is not', { levels: { 'tone.nice': 'warn' } }],
    ['too many words', { words: Array.from({ length: 1001 }, (_, n) => `word${n}`) }],
    ['a likeness that everything has', { canned: { ...AS_DELIVERED.canned, warnFrom: 0 } }],
    ['a tone moved out of bounds', { toneShift: 40 }],
    ['what nobody asked for', { colour: 'red' }],
  ])('refuse %s', (_, over) => {
    expect(reads(over).success).toBe(false);
  });

  it('hold each word once, hosts in small letters and handles without their sign', () => {
    const read = reads({
      words: ['Nila', 'NILA', 'Nila'],
      hosts: ['Nila.Example', 'nila.example'],
      impostors: ['@fake', 'Fake'],
      banned: [
        { phrase: 'Calm down', language: 'en' },
        { phrase: 'calm down', language: 'en' },
        { phrase: 'calm down', language: null },
      ],
    });
    expect(tidied(read.data!)).toMatchObject({
      words: ['Nila', 'NILA'],
      hosts: ['nila.example'],
      impostors: ['fake'],
      banned: [
        { phrase: 'Calm down', language: 'en' },
        { phrase: 'calm down', language: null },
      ],
    });
  });

  it('that another version of the program stored are read as far as this one knows them', () => {
    const stored = { levels: { 'tone.unkind': 'warn', 'tone.later': 'block' }, words: ['Nila'] } as never;
    expect(known(stored)).toEqual({ ...AS_DELIVERED, levels: { 'tone.unkind': 'warn' }, words: ['Nila'] });
  });
});
