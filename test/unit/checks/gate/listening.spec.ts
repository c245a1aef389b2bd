import { check } from '../kit.js';
import { aroundOf, found, post } from './around.js';

describe('a question left unanswered', () => {
  const empty = 'We are sorry for the inconvenience. Thank you for your patience with us.';

  it.each([
    ['When will my refund arrive?', empty],
    [
      'I ordered on Monday. How long does delivery take?',
      'We are sorry to hear this. Thank you for writing to us.',
    ],
    ['How many days until the technician comes?', 'We understand your frustration and apologise sincerely.'],
    ['Where can I return the kettle?', empty],
    ['Which branch has the 32 inch model?', 'Thank you for your interest in our televisions.'],
    ['How much does the repair cost?', empty],
    ['What is the delivery charge?', 'Thank you for choosing us.'],
    ['How do I cancel my subscription?', 'We are sad that you are leaving.'],
    ['Who should I contact about the warranty?', 'We regret the inconvenience caused.'],
    ['Can I exchange it for a larger size?', 'We are sorry that you are not happy.'],
    ['Do you deliver to Madurai?', 'Thank you for your interest in Nila.'],
    ['Is it possible to change the address?', empty],
    ['Why is the fridge humming?', empty],
    ['how do i cancel my subscription', 'We are sad that you are leaving.'],
    ['मेरा पैसा कब तक मिलेगा?', 'असुविधा के लिए हमें खेद है।'],
    ['आपका सर्विस सेंटर कहाँ है?', 'असुविधा के लिए हमें खेद है।'],
    ['मरम्मत का खर्च कितना होगा?', 'आपके धैर्य के लिए धन्यवाद।'],
    ['என் பணம் எப்போது வரும்?', 'சிரமத்திற்கு வருந்துகிறோம்.'],
    ['உங்கள் சேவை மையம் எங்கே இருக்கிறது?', 'சிரமத்திற்கு வருந்துகிறோம்.'],
    ['பழுது பார்க்க எவ்வளவு ஆகும்?', 'உங்கள் பொறுமைக்கு நன்றி.'],
    ['Mera refund kab milega?', 'Asuvidha ke liye hume khed hai.'],
    ['Service center kahan hai?', 'Asuvidha ke liye hume khed hai.'],
    ['En order eppo varum?', 'Siramathukku mannikkavum.'],
    ['Service center enga irukku?', 'Siramathukku mannikkavum.'],
  ])('is told: %j answered by %j', (customerText, text) => {
    expect(found('listening.unanswered', text, { customerText })).toEqual(['listening.unanswered']);
  });

  it.each([
    ['When will my refund arrive?', 'Your refund was sent this morning and takes 3 to 5 working days.'],
    ['When will my refund arrive?', 'We are checking this with the bank and will get back to you.'],
    ['When will it come?', 'Sorry about the wait. Which order is it?'],
    ['How long does delivery take?', 'Usually two days within Chennai.'],
    ['Where can I return the kettle?', 'You can leave it at our store in Adyar.'],
    ['How much does the repair cost?', 'The visit is free and parts are ₹450.'],
    ['How do I cancel my subscription?', 'Open the app, tap Account, then Cancel.'],
    ['Who should I contact about the warranty?', 'Our warranty desk: care@nilahome.example.'],
    ['Can I exchange it for a larger size?', 'Yes, within ten days.'],
    ['Do you deliver to Madurai?', 'Unfortunately not there.'],
    ['When I called, nobody picked up. Worst service.', empty],
    ['I want to know when you will learn manners', empty],
    ['What kind of service is this?', empty],
    ['How can you treat people like this?', empty],
    ['Do you even care?', empty],
    ['Where is your shame?', empty],
    ['मेरा पैसा कब तक मिलेगा?', 'आपका पैसा कल तक मिल जाएगा।'],
    ['आपका सर्विस सेंटर कहाँ है?', 'अड्यार में, पुल के पास।'],
    ['मरम्मत का खर्च कितना होगा?', 'वारंटी में यह मुफ़्त है।'],
    ['என் பணம் எப்போது வரும்?', 'நாளை உங்கள் கணக்கில் வரும்.'],
    ['உங்கள் சேவை மையம் எங்கே இருக்கிறது?', 'அடையாறு மேம்பாலம் அருகில்.'],
    ['பழுது பார்க்க எவ்வளவு ஆகும்?', 'இது இலவசம்.'],
    ['Mera refund kab milega?', 'Aapka refund kal tak aa jayega.'],
    ['Service center kahan hai?', 'Adyar mein, signal ke paas.'],
    ['En order eppo varum?', 'Naalaiku varum.'],
    ['Service center enga irukku?', 'Adyar la, bridge pakkathula.'],
  ])('is not told: %j answered by %j', (customerText, text) => {
    expect(found('listening.unanswered', text, { customerText })).toEqual([]);
  });

  it('quotes the question without the numbers in it', () => {
    const [finding] = findings('When will order 4929123456789015 come?', 'We are so sorry.');
    expect(finding?.params).toMatchObject({ kind: 'when', question: 'when will order … come' });
  });
});

describe('language and script', () => {
  const tamil = 'என் குளிர்சாதனப் பெட்டி மூன்று நாட்களாக வேலை செய்யவில்லை, யாரும் வரவில்லை';
  const hindi = 'मेरा फ्रिज तीन दिन से काम नहीं कर रहा है और कोई नहीं आया';
  it.each([
    [hindi, 'சிரமத்திற்கு வருந்துகிறோம். எங்கள் குழு உங்களை அழைக்கும்.', 'listening.language'],
    [
      'The fridge has not worked for three days and nobody came.',
      'हमें खेद है। हमारी टीम आपको आज फ़ोन करेगी।',
      'listening.language',
    ],
    [
      tamil,
      'Unga fridge pathi romba varuthapadurom, enga team ungaluku innaiku call pannuvanga.',
      'listening.script',
    ],
    [hindi, 'Hume khed hai, hamari team aapko aaj phone karegi aur fridge theek karegi.', 'listening.script'],
  ])('%j answered by %j', (customerText, text, code) => {
    expect(found('listening.', text, { customerText }).filter((one) => /language|script/.test(one))).toEqual([
      code,
    ]);
  });

  it.each([
    [tamil, 'சிரமத்திற்கு வருந்துகிறோம். எங்கள் குழு உங்களை அழைக்கும்.'],
    [tamil, 'We are sorry about this. Our engineer comes to you today.'],
    [hindi, 'हमें खेद है। हमारी टीम आपको आज फ़ोन करेगी।'],
    [
      'The fridge broke, bahut pareshan hoon main, koi nahi aaya yaar.',
      'Hume khed hai, hamari team aapko aaj phone karegi.',
    ],
    ['ok', 'हमें खेद है। हमारी टीम आपको आज फ़ोन करेगी।'],
    [
      'Le frigo ne marche plus depuis trois jours',
      'We are sorry about this. Our engineer comes to you today.',
    ],
  ])('is at peace with %j answered by %j', (customerText, text) => {
    expect(found('listening.', text, { customerText }).filter((one) => /language|script/.test(one))).toEqual(
      [],
    );
  });

  it('is at peace with the main language of the brand, and with one that the customer used before', () => {
    const text = 'हमें खेद है। हमारी टीम आपको आज फ़ोन करेगी।';
    const customerText = 'The fridge has not worked for three days and nobody came.';
    const main = aroundOf({ brand: { languages: ['hi', 'en'] } });
    expect(found('listening.language', text, { customerText, around: main })).toEqual([]);
    const before = aroundOf({ thread: [post('customer', hindi)] });
    expect(found('listening.language', text, { customerText, around: before })).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['Hi Ramesh, we are on it.', 'Ramesh'],
    ['Dear Priya! Sorry about this.', 'Priya'],
    ['Hello Mr Verma, sorry about this.', 'Verma'],
    ['Good morning Meena - sorry about this.', null],
    ['Vanakkam Murugan, mannikkavum.', 'Murugan'],
    ['Namaste Sunita ji, hume khed hai.', 'Sunita'],
    ['Hi Ahsa, we are on it.', 'Ahsa'],
  ])('in a greeting that nobody here bears: %s', (text, name) => {
    expect(found('listening.wrong-name', text)).toEqual(name ? [`listening.wrong-name '${name}'`] : []);
  });

  it.each([
    'Hi Asha, we are on it.',
    'Hi Raman, we are on it.',
    'Dear Asha Raman, we are on it.',
    'Dear Customer, we are on it.',
    'Hi there, we are on it.',
    'Hello Sir, we are on it.',
    'Hi Sorry to hear this.',
    'Hi, Sorry to hear this.',
    'Dear Sir/Madam, we are on it.',
    'வணக்கம், மன்னிக்கவும்.',
    'வணக்கம் உங்கள் புகாரைப் பார்த்தோம்.',
    'नमस्ते आशा जी, हमें खेद है।',
    'We spoke to Ramesh, our engineer.',
    'Hey @asha.kitchen, we are on it.',
  ])('are fine in: %s', (text) => {
    expect(found('listening.wrong-name', text)).toEqual([]);
  });

  it('offers the name that was meant, and knows whoever signed in the thread', () => {
    expect(findings('', 'Hi Ahsa, we are on it.')[0]?.suggestions).toEqual(['Asha']);
    const customerText = 'It broke again. Regards, Meena';
    expect(found('listening.wrong-name', 'Hi Meena, we are on it.', { customerText })).toEqual([]);
  });

  it('of another brand of the house are told, unless the customer spoke of it', () => {
    const around = aroundOf({ brand: { otherNames: ['ZyntraFlow'] } });
    const text = 'Please restart your ZyntraFlow once.';
    expect(found('listening.other-brand', text, { around })).toEqual(["listening.other-brand 'ZyntraFlow'"]);
    const customerText = 'Is it the same as my zyntraflow?';
    expect(found('listening.other-brand', text, { around, customerText })).toEqual([]);
    expect(found('listening.other-brand', 'Please restart it once.', { around })).toEqual([]);
  });
});

it('says that the customer wrote again after the post that is answered', () => {
  expect(found('listening.older', 'We are on it.', { around: aroundOf({ older: true }) })).toEqual([
    'listening.older-post',
  ]);
  expect(found('listening.older', 'We are on it.')).toEqual([]);
});

function findings(customerText: string, text: string) {
  return check(text, { customerText, around: aroundOf() }).filter((one) => one.check === 'listening');
}
