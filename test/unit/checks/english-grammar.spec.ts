/** English beyond spelling: phrase rules, what is heard of the grammar reader, right words in the wrong place, and who is surer. */
import type { Lint } from '../../../src/desk/replies/checks/grammar/lint.js';
import { baseOf, gerund, participle, plural } from '../../../src/desk/replies/checks/grammar/word-forms.js';
import { check as checkAll, said as saidByAll } from './kit.js';

// What other checks say of these sentences is told elsewhere.
const english = /^(?:spelling|grammar)$/;
const check: typeof checkAll = (text, more) => checkAll(text, more).filter((one) => english.test(one.check));
const said = (text: string): string[] => saidByAll(text).filter((one) => /^(?:spelling|grammar)\./.test(one));

const firstFix = (text: string): string | null => {
  const [found] = check(text);
  return found ? `${text.slice(found.start, found.end)} → ${found.suggestions[0]}` : null;
};

describe('slips of several words', () => {
  it.each([
    ['Thanks for you patience while we check.', 'you → your'],
    ['We are happy too help you with that.', 'too → to'],
    ["I can see that you're booking has left us.", "you're → your"],
    ['It is more expensive then the standard plan.', 'then → than'],
    ['The parcel has being sent to our depot.', 'being → been'],
    ['Please fill out the from on our website.', 'from → form'],
    ['We did not received your e-mail.', 'received → receive'],
    ['Please do not hesitate contact us again.', 'contact → to contact'],
    ['The driver was not able find your address.', 'find → to find'],
    ['Your refund have been issued this morning.', 'have → has'],
    ['I will chase this up with are warehouse.', 'are → our'],
    ['We are looking forward to hear from you.', 'hear → hearing'],
  ])('%s', (text, fix) => {
    expect(firstFix(text)).toBe(fix);
  });

  it.each([
    'Thank you for your patience while we check.',
    'You could of course return it to any shop.',
    'We apologise if you contact us and nobody answers.',
    'We are looking forward to hearing from you.',
    'The items that have been returned are refunded within five days.',
    'There are an awful lot of ways to reach us.',
    "Wouldn't it have been better to call us first?",
    'We take it from here and let you know tomorrow.',
    'Their own app and their team are there for you.',
    'If it were possible, we would send it today.',
    'Your right to return it within 14 days stays as it is.',
    'Except for returns, all requests are answered within a day.',
  ])('leaves alone: %s', (text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('right words in the wrong place', () => {
  it('are believed in sooner where there is another slip', () => {
    expect(said('Please accept our apology, we have checked you box.')).toEqual([]);
    expect(said('Please acept our apology, we have checked you box.')).toEqual([
      "spelling.likely 'acept'",
      "grammar.word 'you'",
    ]);
  });

  it.each([
    'He founded the firm, and he co-founded the charity.',
    'A high-end phone and a break-in.',
    'Please send us the order no. of the parcel.',
    'Choose an unlocked phone.',
  ])('are not halves of words, short forms, or "an" before a vowel: %s', (text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('what the grammar reader says', () => {
  const text = 'Our team have a look at @helpers and will reply.';
  const lint = (more: Partial<Lint>): Lint => ({
    rule: 'SomeRule',
    kind: 'Agreement',
    start: 9,
    end: 13,
    message: 'The verb should agree.',
    suggestions: ['has'],
    ...more,
  });
  const codes = (more: Partial<Lint>, allowWords: string[] = []) =>
    check(text, { lints: [lint(more)], allowWords }).map((one) => one.code);

  it('is a remark with its right form', () => {
    expect(check(text, { lints: [lint({})] })).toEqual([
      expect.objectContaining({
        check: 'grammar',
        code: 'grammar.rule',
        level: 'warn',
        start: 9,
        end: 13,
        suggestions: ['has'],
      }),
    ]);
  });

  it.each([
    ['a rule of style', { kind: 'Style' }, []],
    ['its own speller', { kind: 'Typo', rule: 'SpellCheck' }, []],
    ['a rule that is wrong too often', { rule: 'ExpandTimeShorthands' }, []],
    ['a handle', { start: 24, end: 32 }, []],
    ['a word of the brand', { start: 4, end: 8, suggestions: ['Team'] }, ['Team']],
    ['what stands there already', { suggestions: ['have'] }, []],
  ])('is not heard about %s', (_, more, allowWords) => {
    expect(codes(more, allowWords)).toEqual([]);
  });

  it('says to take a word out where that is its advice', () => {
    expect(codes({ suggestions: [''] })).toEqual(['grammar.remove']);
  });

  it('is silent where the speller has spoken', () => {
    const slip = 'We recieved it.';
    const lints = [lint({ start: 3, end: 11, kind: 'Typo', suggestions: ['received'] })];
    expect(check(slip, { lints }).map((one) => one.code)).toEqual(['spelling.listed']);
  });

  it('stops a reply where another part means the same', () => {
    const slip = 'We did not received your order.';
    const alone = check(slip);
    expect(alone.map((one) => [one.code, one.level])).toEqual([['grammar.rule', 'warn']]);
    const lints = [lint({ start: 11, end: 19, kind: 'Grammar', suggestions: ['receive'] })];
    const both = check(slip, { lints });
    expect(both.map((one) => [one.code, one.level])).toEqual([['grammar.sure', 'block']]);
  });
});

describe('forms of words', () => {
  it.each([
    [participle, 'receive', 'received'],
    [participle, 'try', 'tried'],
    [participle, 'send', 'sent'],
    [participle, 'ship', 'shipped'],
    [baseOf, 'received', 'receive'],
    [baseOf, 'ordered', 'order'],
    [baseOf, 'checked', 'check'],
    [baseOf, 'cancelled', 'cancel'],
    [baseOf, 'called', 'call'],
    [baseOf, 'replied', 'reply'],
    [baseOf, 'provided', 'provide'],
    [baseOf, 'contacted', 'contact'],
    [baseOf, 'updated', 'update'],
    [baseOf, 'looked', 'look'],
    [baseOf, 'informed', 'inform'],
    [baseOf, 'assisted', 'assist'],
    [baseOf, 'arranged', 'arrange'],
    [baseOf, 'investigated', 'investigate'],
    [baseOf, 'apologised', 'apologise'],
    [baseOf, 'shared', 'share'],
    [baseOf, 'refunded', 'refund'],
    [baseOf, 'resolved', 'resolve'],
    [gerund, 'receive', 'receiving'],
    [gerund, 'see', 'seeing'],
    [plural, 'delivery', 'deliveries'],
  ])('%p %s → %s', (make, word, form) => {
    expect(make(word)).toBe(form);
  });
});
