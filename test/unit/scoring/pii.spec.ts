import { ibanChecks, luhn, verhoeff } from '../../../src/listening/scoring/pii/checksums.js';
import { maskInPlace, maskPii } from '../../../src/listening/scoring/pii/mask.js';
import { NAMES_A_SECRET, findPii } from '../../../src/listening/scoring/pii/pii.js';
import { nameAt } from '../../../src/listening/scoring/pii/words.compile.js';
import { NAMES } from '../../../src/listening/scoring/pii/words.js';

const found = (text: string): string[] =>
  findPii(text).map((span) => `${span.kind}=${text.slice(span.start, span.end)}`);

describe('check digits', () => {
  it('knows right from wrong', () => {
    expect(luhn('4111111111111111')).toBe(true);
    expect(luhn('4111111111111112')).toBe(false);
    expect(verhoeff('234123412346')).toBe(true);
    expect(verhoeff('234123412347')).toBe(false);
    expect(ibanChecks('GB82WEST12345698765432')).toBe(true);
    expect(ibanChecks('GB82WEST12345698765433')).toBe(false);
  });
});

describe('personal data', () => {
  it.each([
    ['my card 4111111111111111 was declined', ['card=4111111111111111']],
    ['4111 1111 1111 1111', ['card=4111 1111 1111 1111']],
    ['card: 4111-1111-1111-1111 exp 12/29', ['card=4111-1111-1111-1111']],
    ['my card is 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 ok', ['card=4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1']],
    ['card 3782 822463 10005', ['card=3782 822463 10005']],
    ['कार्ड नंबर ४१११ ११११ ११११ ११११ है', ['card=४१११ ११११ ११११ ११११']],
    ['கார்டு 4111 1111\n1111 1111', ['card=4111 1111\n1111 1111']],
    ['aadhaar 2341 2341 2346', ['aadhaar=2341 2341 2346']],
    ['मेरा आधार 234123412346 है', ['aadhaar=234123412346']],
    ['PAN ABCPE1234F please', ['pan=ABCPE1234F']],
    ['my pan is abcpe1234f', ['pan=abcpe1234f']],
    ['SSN 123-45-6789', ['ssn=123-45-6789']],
    ['my social security is 123 45 6789', ['ssn=123 45 6789']],
    ['IBAN GB82 WEST 1234 5698 7654 32', ['iban=GB82 WEST 1234 5698 7654 32']],
    ['bank a/c no 123456789012 ifsc SBIN0001234', ['bank-account=123456789012']],
    ['the OTP is 482913', ['otp=482913']],
    ['482913 is my otp', ['otp=482913']],
    ['மேரா ஓடிபி 4829', ['otp=4829']],
    ['cvv 123', ['cvv=123']],
    ['my atm pin is 4321', ['pin=4321']],
    ['password: hunter22', ['password=hunter22']],
    ['my password is Tr0ub4dor&3 help', ['password=Tr0ub4dor&3']],
    ['mera password abc@123 hai', ['password=abc@123']],
    ['call me on +91 98400 12345', ['phone=+91 98400 12345']],
    ['+1 (202) 555-0143', ['phone=+1 (202) 555-0143']],
    ['9840012345 pe call karo', ['phone=9840012345']],
    ['write to anna.k+1@mail.example.org now', ['email=anna.k+1@mail.example.org']],
    ['pay anna@okaxis', ['upi=anna@okaxis']],
    ['card 4111111111111111 and otp 482913', ['card=4111111111111111', 'otp=482913']],
    ['order 4417389349711198 paid with card 4111111111111111', ['card=4111111111111111']],
    ['card 4111111111111111 exp 12/27 123', ['card=4111111111111111', 'cvv=123']],
    ['card 4111\u200b1111\u200b1111\u200b1111', ['card=4111\u200b1111\u200b1111\u200b1111']],
    ['card ４１１１ １１１１ １１１１ １１１１', ['card=４１１１ １１１１ １１１１ １１１１']],
    ['my number 𝟗𝟖𝟒𝟎𝟎𝟏𝟐𝟑𝟒𝟓', ['phone=𝟗𝟖𝟒𝟎𝟎𝟏𝟐𝟑𝟒𝟓']],
    ['call 9️⃣8️⃣4️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣', ['phone=9️⃣8️⃣4️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣']],
    ['card 4111 1111 1111 111x', ['card=4111 1111 1111 111x']],
    [
      'card four one one one one one one one one one one one one one one one',
      ['card=four one one one one one one one one one one one one one one one'],
    ],
    ['Your OTP for txn of Rs 4500 is 883421', ['otp=883421']],
    ['send to 50100012345678 ifsc HDFC0001234', ['bank-account=50100012345678']],
    ['my a/c 1234 5678 9012 3456 sbi', ['bank-account=1234 5678 9012 3456']],
    ['otp nahi aaya 9840012345 pe', ['phone=9840012345']],
    ['9840012345,9840054321', ['phone=9840012345', 'phone=9840054321']],
    ['tel 044 2345 6789 ext 12', ['phone=044 2345 6789']],
    ['ring +44 7700 900123', ['phone=+44 7700 900123']],
    ['ravi dot k at yahoo dot co dot in', ['email=ravi dot k at yahoo dot co dot in']],
    ['ravi at gmail.com', ['email=ravi at gmail.com']],
    ['pay ravi.k@oksbi.', ['upi=ravi.k@oksbi']],
    ['I live at 12 Gandhi Street, Chennai', ['address=12 Gandhi Street']],
    ['मेरा पासवर्ड है Abc@123', ['password=Abc@123']],
    ['my password is sunshine.', ['password=sunshine']],
    ['passport number is m1234567', ['passport=m1234567']],
    ['dob 5/6/90', ['dob=5/6/90']],
    ['cab TN 09 AB 1234', ['vehicle=TN 09 AB 1234']],
  ])('finds it in %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'order number 4111111111111111 is late',
    'ऑर्डर नंबर 4111111111111111 कहाँ है',
    'tracking 4012888888881881',
    'order 234123412346 not delivered',
    'it costs 4111 rupees',
    'card number 4111111111111112',
    '0000000000000000',
    'on 2024-05-12 at 10:30',
    '12-05-2024',
    'my password is not working',
    'password reset link never came',
    'forgot my password again',
    'pin code 600001',
    'otp not received',
    'OTP nahi aa raha',
    'version 10.15.7.1234',
    '@velotel_care hello',
    'score was 12345 to 67',
    'we are 1000000 strong',
    'Rs. 9840012345',
    'ABCDE1234F is a model name',
    'flight AI 2834 gate 12',
    'order\n4417389349711198',
    'Order ID - 4417 3893 4971 1198',
    'orders 4417389349711198, 4222524193459495 and 6094867964064591 are late',
    'my card ends in 1111, XXXX XXXX XXXX 1111',
    '411111******1111',
    'https://shop.example/o/4111111111111111?phone=9840012345',
    'call 1800 419 5959 or 1860 266 2666 or +1 800 555 0199',
    'VID 9171 2341 2341 2346',
    'otp 2023 se hi late aa raha',
    'OTP in 120 seconds, 5000 times',
    'write to care@velotel.example or customer.support@velotel.example',
    'available at northmart dot com',
    'My password is blocked, the password is required, password is incorrect',
    'the network has no password #brand',
    'all amendments pass: Texas votes',
    'welcome to the 21st century street',
    'one two three four five six seven eight nine ten',
    'came from 5 to MG Road, 560001 area',
    '',
  ])('finds none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('masks secrets for reading, and leaves a phone number an agent needs', () => {
    const text = 'card 4111 1111 1111 1111, otp 482913, call +91 98400 12345';
    expect(maskPii(text, findPii(text))).toBe('card •••• 1111, otp ••••••, call +91 98400 12345');
    expect(maskPii(text)).toBe(maskPii(text, findPii(text)));
    expect(maskPii(text, findPii(text), 'everything')).toBe('card •••• 1111, otp ••••••, call •••• 345');
    expect(maskPii('mail anna@mail.example', undefined, 'everything')).toBe('mail a•••@mail.example');
  });

  it('can mask without moving anything', () => {
    const text = 'पासवर्ड: hunter22 और card 4111-1111-1111-1111';
    const masked = maskInPlace(text);
    expect(masked).toHaveLength(text.length);
    expect(masked).toBe('पासवर्ड: •••••••• और card ••••-••••-••••-1111');
  });

  it('never shows most of a short secret', () => {
    expect(maskPii('cvv 123')).toBe('cvv ••••••');
    expect(maskPii('PAN ABCPE1234F')).toBe('PAN •••• 4F');
    expect(maskPii('passport M1234567')).toBe('passport ••••••');
    expect(maskPii('IBAN GB82WEST12345698765432')).toBe('IBAN •••• 5432');
  });

  it('hides an address told in words whole', () => {
    expect(maskPii('ravi at gmail dot com', undefined, 'everything')).toBe('••••••');
    expect(
      maskPii('my number is nine eight four zero zero one two three four five', undefined, 'everything'),
    ).toBe('my number is ••••••');
  });

  it.each([
    '1'.repeat(100_000),
    '1 '.repeat(50_000),
    'a@'.repeat(50_000),
    'password '.repeat(11_000),
    'otp '.repeat(25_000),
    '+1-'.repeat(33_000),
    'GB82 '.repeat(20_000),
    'account '.repeat(12_000),
    ' '.repeat(100_000),
    '@'.repeat(100_000),
    '\n1'.repeat(50_000),
    `otp ${'1 '.repeat(50_000)}`,
    `account ${'123 '.repeat(25_000)}`,
    '4242 '.repeat(20_000),
    'ABCPE1234F '.repeat(9_000),
    'nine eight '.repeat(9_000),
    '12 street '.repeat(10_000),
    'a dot '.repeat(17_000),
    `${'a'.repeat(100_000)}@`,
    `https://${'a1'.repeat(50_000)}`,
    '1\u200b'.repeat(50_000),
    '4x'.repeat(50_000),
    `password is ${'a'.repeat(100_000)}`,
  ])('ends on 100 kB of one pattern (%#)', (text) => {
    expect(Array.isArray(findPii(text))).toBe(true);
  });

  it('still hides the card after 100 kB of numbers, and every one of a thousand telephone numbers', () => {
    const junk = '1 2 3 '.repeat(17_000);
    expect(maskPii(`${junk}. card 4111 1111 1111 1111`)).toBe(`${junk}. card •••• 1111`);
    expect(findPii('9840012345 '.repeat(1000))).toHaveLength(1000);
  });

  it('looks closer at every post that holds a name of a secret', () => {
    const kinds = ['otp', 'pin', 'somePin', 'cvv', 'account', 'passport', 'ssn'] as const;
    const names = kinds.flatMap((kind) => Object.values(NAMES[kind]).flat());
    expect(names.filter((name) => !NAMES_A_SECRET.test(name.replace('*', '')))).toEqual([]);
  });

  it('knows a number by its longest name, and no name inside a word', () => {
    expect(nameAt('pan card', 0)).toEqual({ kind: 'pan', start: 0, end: 8 });
    expect(nameAt('cards', 0)?.kind).toBe('card');
    expect(nameAt('discard', 3)).toBeNull();
    expect(nameAt('orderly', 0)?.kind).toBe('other');
    expect(nameAt('refuse', 0)).toBeNull();
    expect(nameAt('ஆதாரில்', 0)?.kind).toBe('aadhaar');
  });

  it('finds every one of a hundred thousand addresses, in order and apart', () => {
    const spans = findPii('ab@mail.example '.repeat(100_000));
    expect(spans).toHaveLength(100_000);
    expect(spans.every((span, i) => span.start === i * 16 && span.end === i * 16 + 15)).toBe(true);
  });
});
