import { score } from './scorer-under-test.js';

describe('language and script', () => {
  it.each([
    ['The parcel never arrived and nobody answers', 'en', 'latin'],
    ['पार्सल अभी तक नहीं आया', 'hi', 'devanagari'],
    ['பார்சல் இன்னும் வரவில்லை', 'ta', 'tamil'],
    ['parcel abhi tak nahi aaya yaar', 'hi-Latn', 'latin'],
    ['parcel innum varala pa, romba kashtam', 'ta-Latn', 'latin'],
    ['मेरा order अभी तक deliver नहीं हुआ', 'hi', 'mixed'],
    ['super padam தலைவா mass', 'ta', 'mixed'],
    ['El paquete todavía no ha llegado y nadie contesta', 'other', 'latin'],
    ['Посылка так и не пришла', 'other', 'other'],
    ['お店は開いていますか', 'other', 'other'],
  ])('%s → %s', (text, language, script) => {
    expect(score(text)).toMatchObject({ language, script });
  });

  it.each(['', '😡😡😡', 'https://x.example/a', '@velotel', 'bad app', '12345'])('abstains on %j', (text) => {
    expect(score(text).language).toBe('und');
  });

  it('lets the script speak however short the text', () => {
    expect(score('बेकार').language).toBe('hi');
    expect(score('மோசம்').language).toBe('ta');
  });

  it('does not let a brand name or a link in Latin letters outvote the script', () => {
    expect(score('@velotel Velotel की सर्विस बेकार https://velotel.example/help').language).toBe('hi');
  });
});
