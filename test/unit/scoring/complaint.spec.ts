import { score } from './scorer-under-test.js';

describe('complaint', () => {
  it.each([
    'My parcel never arrived and the tracking page is stuck',
    'App keeps crashing since the update, please fix',
    'मेरा ऑर्डर अभी तक नहीं आया और कोई जवाब नहीं दे रहा',
    'என் ஆர்டர் இன்னும் வரவில்லை, யாரும் பதில் தரவில்லை',
    'mera order abhi tak nahi aaya, koi jawab nahi de raha',
    'en order innum varala, yaarum reply panna matranga, romba mosam service',
    'THE WIFI IS DOWN AGAIN!!! FIX IT',
  ])('is one: %s', (text) => {
    expect(score(text).complaint).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    'Thank you so much, the replacement works perfectly',
    'No complaints, everything was perfect',
    'koi shikayat nahi, sab badhiya tha',
    'How late is the shop open tonight?',
    'Velotel announces new student plan',
    'நன்றி, மிகச் சிறந்த சேவை',
    '😍',
    '',
  ])('is none: %s', (text) => {
    expect(score(text).complaint).toBeLessThan(0.5);
  });

  it('believes one star more than silence', () => {
    expect(score('meh', { rating: 1 }).complaint).toBeGreaterThan(score('meh').complaint);
  });
});

describe('spam, insults, topics', () => {
  it.each([
    'Check out my channel and subscribe, free gift cards for the first 100!',
    'WINNER!! You have won a prize, call now to claim your cash',
    'ghar baithe paise kamaye, link par click karo, free recharge',
    'வீட்டிலிருந்தே பணம் சம்பாதிக்க லிங்கை கிளிக் செய்யுங்கள், இலவச ரீசார்ஜ்',
  ])('spam: %s', (text) => {
    expect(score(text).spam).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    'I want a refund for order 55231, your free delivery offer was a lie',
    'Call me on +91 98400 12345, my internet has been down for 3 days',
    'Paid £120 and still waiting https://velotel.example/ticket/1',
  ])('a complaint is no spam: %s', (text) => {
    expect(score(text).spam).toBeLessThan(0.5);
  });

  it('sees copies and bots as signs, not as proof', () => {
    expect(score('My order never arrived, no refund', { nearDuplicates: 3, isBot: true }).spam).toBeLessThan(
      0.8,
    );
  });

  it.each(['you stupid idiots', 'tum sab chutiye ho', 'dei otha punda', 'तुम सब हरामी हो'])(
    'insult: %s',
    (text) => {
      expect(score(text).offensive).toBeGreaterThanOrEqual(0.5);
    },
  );

  it('does not take hard words about a thing for an insult', () => {
    expect(score('The delivery was bloody late and the app sucks').offensive).toBeLessThan(0.5);
  });

  it.each([
    ['Where is my parcel, the courier never came', 'delivery'],
    ['You charged my card twice this month', 'billing'],
    ['मेरा रिफंड कब मिलेगा', 'refund'],
    ['net illa, network illa, kaalaila irundhu', 'outage'],
    ['The waiter was rude', 'staff'],
    ['strap toot gaya 2 din me', 'quality'],
    ['ஆப்ல லாகின் செய்ய முடியவில்லை', 'app'],
    ['You shared my number without my consent', 'privacy'],
    ['bahut mehnga hai yaar', 'price'],
    ['Thank you, brilliant support', 'praise'],
  ])('%s is about %s', (text, topic) => {
    expect(score(text).topics).toContain(topic);
  });

  it('does not call irony praise', () => {
    expect(score('Thanks for nothing, my parcel is lost again').topics).not.toContain('praise');
  });
});
