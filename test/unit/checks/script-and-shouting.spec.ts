import { check, said } from './kit.js';

describe('writing systems', () => {
  it.each(['pay \u202e0001\u202c rupees', 'no\u200bt ours', '\u2066a\u2069 b', 'a\u00adb'])(
    'stop what makes a reviewer read something else than what is posted: %j',
    (text) => {
      expect(check(text).some((found) => found.code === 'script.invisible' && found.level === 'block')).toBe(
        true,
      );
    },
  );

  it.each([
    ['नमस्ते, ज़रूर। क़लम, काँटा, हूँ, दुःख, श्री, ऑर्डर, कॉल', []],
    ['வணக்கம், கொடுங்கள், கெளரவம், ஃபோன், ஸ்ரீ, பொறுமை', []],
    ['decomposed க\u0bc6\u0bbe stays right', []],
    ['र\u094d\u200dय and क\u094d\u200cष keep their joiners', []],
    ['family 👩‍👩‍👧 and flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and heart ❤️', []],
    ['अार्डर', ["script.orphan-sign 'अा'"]],
    ['काा', ["script.orphan-sign 'ा'"]],
    ['ிவணக்கம்', ["script.orphan-sign 'ி'"]],
    ['ok\u200bay then', ["script.invisible '\u200b'"]],
    ['\u202eabc\u202c is turned', ["script.invisible '\u202e'", "script.invisible '\u202c'"]],
    ['It’s fine, itâ€™s not', ["script.broken 'â€™'"]],
    ['half \ud83d sign', ["script.broken '\ud83d'"]],
    ['आrder', ["script.mixed 'आrder'"]],
    ['pаypal', ["script.mixed 'pаypal'"]],
    ['appஐ திறக்கவும்', []],
  ])('judges %j', (text, expected) => {
    expect(said(text, { language: 'und' }).filter((one) => one.startsWith('script.'))).toEqual(expected);
  });

  it('offers the letter that was meant', () => {
    expect(check('अापका ऑर्डर')[0]?.suggestions).toEqual(['आ']);
    expect(check('அார்டர்')[0]?.suggestions).toEqual(['ஆ']);
  });
});

describe('shouting', () => {
  it.each([
    ['We use NASA and API data, see the FAQ. ASAP!', []],
    ['That is NOT what we said.', []],
    ['The banner reads "SALE ENDS TODAY" in red.', []],
    ['Thanks, KENT GORDIS and JEAN YARBROUGH.', []],
    ['PLEASE READ THE LETTER WE SENT', ["shouting.all 'PLEASE READ THE LETTER WE SENT'"]],
    ['We told you to READ THE LETTER first.', ["shouting.words 'READ THE LETTER'"]],
    ['Thank you! Really?', []],
    ['No!!! Why???', ["shouting.marks '!!!'", "shouting.marks '???'"]],
  ])('judges %j', (text, expected) => {
    expect(said(text).filter((one) => one.startsWith('shouting.'))).toEqual(expected);
  });

  it('offers the same in small letters', () => {
    expect(check('PLEASE READ THE LETTER. I MEAN IT')[0]?.suggestions).toEqual([
      'Please read the letter. I mean it',
    ]);
  });
});

describe('empty replies and gaps of templates', () => {
  it.each([
    ['', ["empty.nothing ''"]],
    [' \n\u200b', ["empty.nothing ' \n\u200b'"]],
    ['@asha #help https://a.example ^RR', ["empty.only-address '@asha #help https://a.example ^RR'"]],
    ['🙏', []],
    ['Hi {name}!', ["placeholder.left '{name}'"]],
    ['Hi {{ first name }}!', ["placeholder.left '{{ first name }}'"]],
    ['Dear [CUSTOMER NAME],', ["placeholder.left '[CUSTOMER NAME]'"]],
    ['Dear [insert name here],', ["placeholder.left '[insert name here]'"]],
    ['Dear Customer Name,', ["placeholder.left 'Customer Name'"]],
    ['Pay by ____ please', ["placeholder.left '____'"]],
    ['It costs XXX.', ["placeholder.left 'XXX'"]],
    ['TODO check', ["placeholder.left 'TODO'"]],
    ['Lorem ipsum dolor sit amet', ["placeholder.left 'Lorem ipsum dolor sit amet'"]],
    ['Your card XXXX 1234 and XXXX-XXXX-5678 are safe. xxx', []],
    ['[UPDATE] It is fixed [1/2]', []],
  ])('judges %j', (text, expected) => {
    expect(said(text).filter((one) => !one.startsWith('script.'))).toEqual(expected);
  });
});
