import { ibanChecks, luhn, verhoeff } from '../../../src/listening/scoring/pii/checksums.js';
import { maskInPlace, maskPii } from '../../../src/listening/scoring/pii/mask.js';
import { findPii } from '../../../src/listening/scoring/pii/pii.js';

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
  ])('ends on 100 kB of one pattern (%#)', (text) => {
    expect(Array.isArray(findPii(text))).toBe(true);
  });

  it('finds every one of a hundred thousand addresses, in order and apart', () => {
    const spans = findPii('ab@mail.example '.repeat(100_000));
    expect(spans).toHaveLength(100_000);
    expect(spans.every((span, i) => span.start === i * 16 && span.end === i * 16 + 15)).toBe(true);
  });
});
