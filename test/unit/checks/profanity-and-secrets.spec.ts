import type { CheckContext } from '../../../src/desk/replies/checks/finding.js';
import { check, said } from './kit.js';

const only = (text: string, name: string, more: Partial<CheckContext> = {}) =>
  said(text, more).filter((one) => one.startsWith(name));

describe('profanity', () => {
  it.each([
    ['What the fuck.', 'profanity.strong', 'fuck'],
    ['f*ck that', 'profanity.strong', 'f*ck'],
    ['F U C K off', 'profanity.strong', 'F U C K'],
    ['f.u.c.k', 'profanity.strong', 'f.u.c.k'],
    ['sh1t happens', 'profanity.strong', 'sh1t'],
    ['fuuuuck', 'profanity.strong', 'fuuuuck'],
    ['You stupid man', 'profanity.mild', 'stupid'],
    ['तुम चूतिये हो', 'profanity.strong', 'चूतिये'],
    ['நீ ஒரு முட்டாள்', 'profanity.mild', 'முட்டாள்'],
    ['Tum saale log kya kar rahe ho', 'profanity.strong', 'saale'],
    ['Poda punda, unga refund illa', 'profanity.strong', 'Poda'],
  ])('finds it in %j', (text, code, word) => {
    expect(only(text, 'profanity.')[0]).toBe(`${code} '${word}'`);
  });

  it.each([
    'Scunthorpe and Essex, a cocktail class for the assistant',
    'Dick Turner will assess the 4*** rating and 5* hotel',
    'A b c d e and 1 2 3 4',
    'Our 50 % sale at the Saale hotel',
    'see https://fuck.example and @shit',
  ])('leaves alone: %s', (text) => {
    expect(only(text, 'profanity.')).toEqual([]);
  });

  it('is not bought off by a customer’s handle', () => {
    expect(only('Hi shit, hello', 'profanity.', { allowWords: ['shit'] })).toEqual([
      "profanity.strong 'shit'",
    ]);
    expect(only('Crap Coffee says hello', 'profanity.', { allowWords: ['Crap'] })).toEqual([]);
  });
});

describe('secrets that a reply gives away', () => {
  it.each([
    ['Card 4111 1111 1111 1111 was charged', "secret-given.card '4111 1111 1111 1111'"],
    ['Aadhaar 2341 2341 2346 is on file', "secret-given.aadhaar '2341 2341 2346'"],
    ['SSN 536-22-8145', "secret-given.ssn '536-22-8145'"],
    ['PAN ABCPK1234L', "secret-given.pan 'ABCPK1234L'"],
    ['IBAN DE89 3704 0044 0532 0130 00', "secret-given.iban 'DE89 3704 0044 0532 0130 00'"],
    ['Your passport number K1234567 is with us', "secret-given.passport 'K1234567'"],
    ['Your OTP is 482913', "secret-given.one-time-code '482913'"],
    ['Your password is Winter#22', "secret-given.password 'Winter#22'"],
  ])('finds it in %j and never repeats it', (text, expected) => {
    expect(only(text, 'secret-given.')).toEqual([expected]);
    const value = /'(.*)'/.exec(expected)?.[1] ?? '';
    const { reason, params, suggestions, level } = check(text)[0]!;
    expect(JSON.stringify({ reason, params, suggestions })).not.toContain(value);
    expect(level).toBe('block');
  });

  it.each([
    'Your order number 4929 1234 5678 9015 is packed',
    'AWB 7781229031, invoice 2024-00981',
    'Your password is wrong; the OTP is valid for 10 minutes',
    'Call us at 1800 425 0000 or +91 44 4000 1234',
    'Write to care@nilavu.example',
  ])('leaves alone: %s', (text) => {
    expect(only(text, 'secret-given.')).toEqual([]);
  });

  it('guards the customer’s own number and address in public, not in a message', () => {
    const customerText = 'I am on 98410 55512, asha@home.example';
    const text = 'We called 9841055512 and wrote to asha@home.example';
    expect(only(text, 'secret-given.', { customerText })).toEqual([
      "secret-given.phone '9841055512'",
      "secret-given.email 'asha@home.example'",
    ]);
    expect(only(text, 'secret-given.', { customerText, audience: 'direct' })).toEqual([]);
  });
});

describe('secrets that a reply asks for', () => {
  it.each([
    ['Please share your OTP', 'one-time-code'],
    ['We need your CVV to go on', 'card-code'],
    ['What is your card number?', 'card'],
    ["We can't help without your password", 'password'],
    ['Don’t post your card number here, DM it to us', 'card'],
    ['When you get the OTP, please send it to us', 'one-time-code'],
    ["Don't worry, just send us your PIN", 'pin'],
    ['Please don’t hesitate to send us your Aadhaar number', 'identity'],
    ['अपना ओटीपी बताइए', 'one-time-code'],
    ['உங்கள் கடவுச்சொல்லை அனுப்புங்கள்', 'password'],
    ['Apna card number bhej dijiye', 'card'],
    ['Unga OTP sollunga', 'one-time-code'],
    ['Please send us the last four digits of your card', 'partial'],
  ])('finds it in %j', (text, kind) => {
    expect(check(text).map((found) => found.code)).toEqual([`secret-asked.${kind}`]);
  });

  it.each([
    'Never share your OTP with anyone',
    'Please do not send your card number; DM your order number instead',
    'Please DM your order number',
    'We will never ask for your password',
    'You can reset your password on the login page',
    'Enter the OTP in the app when the courier arrives',
    'Let us know if the password reset works',
    'Please share your PIN code so that we can check delivery',
    'Could you DM the gift card number?',
    'अपना ओटीपी किसी को न बताएं',
    'OTP எண்ணை யாரிடமும் சொல்ல வேண்டாம்',
    'Apna PIN kisi ko mat batana',
    'Unga password yaarukkum solla koodathu',
  ])('leaves alone: %s', (text) => {
    expect(only(text, 'secret-asked.')).toEqual([]);
  });

  it('blocks in a message as well as in public, and offers the safe way in the language of the reply', () => {
    const [found] = check('अपना पासवर्ड भेजिए', { audience: 'direct' });
    expect(found).toMatchObject({ level: 'block', code: 'secret-asked.password' });
    expect(found?.suggestions[0]).toMatch(/साझा न करें/);
    expect(check(found?.suggestions[0] ?? '')).toEqual([]);
  });

  it('offers safe ways that pass every check themselves, in all five languages', () => {
    const asked = [
      'Send us your OTP',
      'अपना ओटीपी भेजें',
      'உங்கள் ஓடிபியை அனுப்புங்கள்',
      'Apna OTP humein bhej dijiye',
      'Unga OTP engalukku anuppunga',
    ];
    const offers = asked.map((text) => check(text)[0]?.suggestions[0] ?? '');
    expect(new Set(offers).size).toBe(5);
    for (const offer of offers) expect({ offer, findings: said(offer) }).toEqual({ offer, findings: [] });
  });

  it.each([
    ['உங்கள் தொலைபேசி எண்ணை', 'தனிச் செய்தியில்', 'அனுப்புங்கள்.'],
    ['உங்கள் மொபைல் எண்ணை', 'தனியாக மெசேஜ்', 'பண்ணுங்கள்.'],
    ['अपना फ़ोन नंबर', 'व्यक्तिगत संदेश में', 'भेज दीजिए।'],
    ['Unga phone number', 'thani message la', 'anuppunga.'],
  ])('hears where nobody else reads: %s %s %s', (before, privately, after) => {
    expect(only(`${before} ${privately} ${after}`, 'secret-asked.')).toEqual([]);
    expect(only(`${before} ${after}`, 'secret-asked.')).toHaveLength(1);
  });

  it('asks for contact details only where nobody else reads', () => {
    expect(only('Please share your mobile number here', 'secret-asked.')).toHaveLength(1);
    expect(only('Please share your mobile number by DM', 'secret-asked.')).toEqual([]);
    expect(only('Please share your mobile number here', 'secret-asked.', { audience: 'direct' })).toEqual([]);
  });
});
