import { amountsOf } from '../../../../src/desk/replies/checks/authority/money.js';
import { check } from '../kit.js';
import { aroundOf, found } from './around.js';

describe('amounts of money', () => {
  it.each([
    ['₹5,000', 5000, 'INR'],
    ['Rs. 1,25,000', 125000, 'INR'],
    ['Rs.500/-', 500, 'INR'],
    ['500 rupees', 500, 'INR'],
    ['2 lakh rupees', 200000, 'INR'],
    ['₹2k', 2000, 'INR'],
    ['$49.99', 49.99, 'USD'],
    ['£42.50', 42.5, 'GBP'],
    ['30 €', 30, 'EUR'],
    ['20% off', 20, 'percent'],
    ['५०० रुपये', 500, 'INR'],
    ['5 लाख रुपये', 500000, 'INR'],
    ['500 ரூபாய்', 500, 'INR'],
    ['௫௦௦ ரூபாய்', 500, 'INR'],
    ['500 rooba', 500, 'INR'],
  ])('%s', (text, value, currency) => {
    expect(amountsOf(`We say ${text} today`)).toMatchObject([{ value, currency }]);
  });

  it.each([
    'order 5000',
    'call 1800 425 0000',
    'NilaMix 500',
    'in 3 days',
    'the 4th of May',
    'C$ is a language',
  ])('is none: %s', (text) => {
    expect(amountsOf(text)).toEqual([]);
  });
});

describe('what an agent may give', () => {
  it.each([
    ['We will refund ₹25,000 to you today.', "authority.amount '₹25,000'"],
    ['We will credit ₹5,000 to your account.', "authority.amount '₹5,000'"],
    ["We'll give you a voucher of Rs. 2,500.", "authority.amount 'Rs. 2,500'"],
    ['We are happy to offer you 50% off as a discount.', "authority.amount '50%'"],
    ['You will get a $500 refund.', "authority.amount '$500'"],
    ['We will refund 90 CHF and ₹20,000.', "authority.amount '₹20,000'"],
    ['You will receive compensation.', "authority.gift 'compensation'"],
    ['हम आपको 50,000 रुपये का रिफंड देंगे।', "authority.amount '50,000 रुपये'"],
    ['हम आपको मुआवज़ा देंगे।', "authority.gift 'मुआवज़ा'"],
    ['உங்களுக்கு 50,000 ரூபாய் திருப்பித் தருவோம்.', "authority.amount '50,000 ரூபாய்'"],
    ['உங்களுக்கு இழப்பீடு தருவோம்.', "authority.gift 'இழப்பீடு'"],
    ['Hum aapko 50,000 rupaye ka refund denge.', "authority.amount '50,000 rupaye'"],
    ['Hum aapko muawza denge.', "authority.gift 'muawza'"],
    ['Ungalukku 50,000 rooba refund tharuvom.', "authority.amount '50,000 rooba'"],
  ])('is passed by %j', (text, expected) => {
    expect(found('authority.', text)).toEqual([expected]);
  });

  it.each([
    'We will refund ₹900 to you today.',
    'Your refund of £942.50 was approved this morning.',
    'The refund of ₹40,000 has been credited.',
    'We will credit ₹500 to your account.',
    'We replace the iron box today.',
    'The technician comes free of charge.',
    'Please feel free to call us on the toll-free line.',
    'The price is ₹45,000 and it comes on Friday.',
    'Did you pay ₹45,000 for it?',
    'We cannot refund ₹45,000.',
    'If the bank agrees, we will refund ₹45,000.',
    'We will check whether a refund is possible.',
    'You paid ₹45,000 on Monday.',
    'हम आपको 500 रुपये का रिफंड देंगे।',
    'आपका 50,000 रुपये का रिफंड कर दिया गया है।',
    'உங்களுக்கு 500 ரூபாய் திருப்பித் தருவோம்.',
    '50,000 ரூபாய் ஏற்கனவே திருப்பி அனுப்பப்பட்டுள்ளது.',
    'Hum aapko 500 rupaye ka refund denge.',
    'Ungalukku 500 rooba refund tharuvom.',
  ])('is kept by %j', (text) => {
    expect(found('authority.', text)).toEqual([]);
  });

  it('rises with the role, and is the agent’s where nobody knows who writes', () => {
    const text = 'We will refund ₹25,000 to you today.';
    for (const [roles, told] of [
      [['agent'], 1],
      [['reviewer'], 0],
      [['agent', 'lead'], 0],
      [[], 1],
      [null, 1],
    ] as const)
      expect(found('authority.', text, { around: aroundOf({ roles }) })).toHaveLength(told);
    expect(found('authority.', text, { around: undefined })).toHaveLength(1);
  });

  it('stops what is clearly beyond, and only tells what has no limit set', () => {
    const levels = (text: string) =>
      check(text)
        .filter((one) => one.check === 'authority')
        .map((one) => `${one.level} ${one.code}`);
    expect(levels('We will refund ₹25,000 to you.')).toEqual(['block authority.amount']);
    expect(levels('You will receive compensation.')).toEqual(['warn authority.gift']);
  });
});

describe('what is not an agent’s to say', () => {
  it.each([
    ['It is our fault and we will pay for it.', 'authority.liability'],
    ['We accept full liability for the fire.', 'authority.liability'],
    ['We admit that it was negligence.', 'authority.liability'],
    ['You are entitled to compensation.', 'authority.entitlement'],
    ['You can sue us for that.', 'authority.entitlement'],
    ['You have no right to a refund.', 'authority.legal'],
    ['Your review is defamatory.', 'authority.legal'],
    ['The milk is safe to drink.', 'authority.medical'],
    ['It is perfectly safe to eat.', 'authority.medical'],
    ["You don't need a doctor.", 'authority.medical'],
    ['Just take a paracetamol tablet.', 'authority.medical'],
    ['This was entirely our fault.', 'authority.liability-maybe'],
    ['We pay for the treatment.', 'authority.liability-maybe'],
    ['Under the law that is enough.', 'authority.legal-maybe'],
    ['The smoke is harmless.', 'authority.medical-maybe'],
    ['यह हमारी गलती है और हम मुआवज़ा देंगे।', 'authority.liability'],
    ['आप मुआवज़े के हक़दार हैं।', 'authority.entitlement'],
    ['यह खाने में बिल्कुल सुरक्षित है।', 'authority.medical'],
    ['एक गोली ले लें।', 'authority.medical'],
    ['இது எங்கள் தவறு, இழப்பீடு தருவோம்.', 'authority.liability'],
    ['இது குடிக்கப் பாதுகாப்பானது.', 'authority.medical'],
    ['டாக்டரைப் பார்க்கத் தேவையில்லை.', 'authority.medical'],
    ['Ye hamari galti hai aur hum muawza denge.', 'authority.liability'],
    ['Khane ke liye bilkul safe hai.', 'authority.medical'],
    ['Doctor ki zaroorat nahi.', 'authority.medical'],
    ['Idhu enga thappu, compensation tharuvom.', 'authority.liability'],
    ['Doctora paakka vendam.', 'authority.medical'],
  ])('%s', (text, code) => {
    expect(found('authority.', text).map((one) => one.split(' ')[0])).toContain(code);
  });

  it.each([
    'That was our mistake, and we are sorry.',
    'Sorry, we got this wrong.',
    'Please do not eat it until we know if it is safe to eat.',
    'We cannot say whether it is safe to drink.',
    'Is it safe to eat?',
    'Please see a doctor.',
    'Your payment is safe.',
    'We are responsible for your delivery and call you today.',
    'You have every reason to be angry.',
    'The tablet is on its way.',
    'हमसे गलती हुई, हमें खेद है।',
    'कृपया डॉक्टर को दिखाएँ।',
    'எங்கள் தவறுக்கு வருந்துகிறோம்.',
    'தயவுசெய்து மருத்துவரைப் பாருங்கள்.',
    'Hamse galti hui, maaf kijiye.',
    'Enga thappu, mannichidunga.',
  ])('leaves alone: %s', (text) => {
    expect(found('authority.', text)).toEqual([]);
  });
});
