import { feeling, score } from './scorer-under-test.js';

describe('sentiment', () => {
  it.each([
    // negated praise and negated blame
    ['The service was not good at all', 'neg'],
    ['This is not bad at all, I like it a lot', 'pos'],
    ["I don't love this phone", 'neg'],
    ['No problems so far, works great', 'pos'],
    ['यह अच्छा नहीं है', 'neg'],
    ['बिल्कुल खराब नहीं है, बहुत पसंद आया', 'pos'],
    ['yeh phone accha nahi hai bhai', 'neg'],
    ['service kharab nahi thi, kaafi acchi lagi', 'pos'],
    ['saapadu nalla illa pa', 'neg'],
    ['சாப்பாடு நல்லா இல்லை', 'neg'],
    // contrast
    ['The screen is nice but the battery is terrible', 'neg'],
    ['Delivery was slow but the support team was amazing and the product is excellent', 'pos'],
    // strength, stretched letters, capitals
    ['sooooo goooood', 'pos'],
    ['LOVE this kettle!!!', 'pos'],
    // emoji and emoticons
    ['😍😍', 'pos'],
    ['😡', 'neg'],
    [':(', 'neg'],
    ['just got my order 😍', 'pos'],
    // irony
    ['Oh great, another two hour delay. Just what I needed 🙄', 'neg'],
    ['Thanks for nothing Velotel', 'neg'],
    ['वाह क्या सर्विस है, दस दिन से इंटरनेट बंद है', 'neg'],
    // plain
    ['My parcel arrives on Tuesday at the office', 'neu'],
    ['Kya store Sunday ko khula hai?', 'neu'],
    ['', 'neu'],
  ])('%j is %s', (text, sentiment) => {
    expect(score(text).sentiment).toBe(sentiment);
  });

  it.each([
    ['The food was good here', 'The food was very good here'],
    ['The food was bad here', 'The food was extremely bad here'],
    ['khana accha tha yaar', 'khana bahut accha tha yaar'],
    ['सर्विस खराब है', 'सर्विस बहुत खराब है'],
  ])('weighs the words of %j less than those of %j, which are judged as they sound', (plain, strong) => {
    expect(Math.abs(feeling(strong))).toBeGreaterThan(Math.abs(feeling(plain)));
    expect(score(strong).sentiment).toBe(feeling(strong) > 0 ? 'pos' : 'neg');
  });

  it('does not carry a negation over a full stop', () => {
    expect(score('Did I pay? No. Excellent service though').polarity).toBeGreaterThan(0);
  });

  it('takes stars as what the writer says of himself', () => {
    expect(score('ok', { rating: 1 }).sentiment).toBe('neg');
    expect(score('', { rating: 5 }).sentiment).toBe('pos');
    expect(score('It is an app', { rating: 1 }).polarity).toBeLessThan(
      score('It is an app', { rating: 4 }).polarity,
    );
  });

  it('ignores a rating that is none', () => {
    for (const rating of [0, -1, Number.NaN, null, undefined]) {
      expect(score('An ordinary Tuesday', { rating }).sentiment).toBe('neu');
    }
  });
});
