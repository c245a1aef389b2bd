import { check as checkAll, said as saidByAll } from './kit.js';

// What other checks say of these sentences is told elsewhere.
const check: typeof checkAll = (text, more) =>
  checkAll(text, more).filter((one) => one.check === 'spelling' || one.check === 'grammar');
const said: typeof saidByAll = (text, more) =>
  saidByAll(text, more).filter((one) => /^(?:spelling|grammar)\./.test(one));

const right = [
  'Hi Priya, we replied to your colleague’s message about the colour and the color.',
  'Order NM-48213x is at https://shop.example/recieve and teh@recieve.example, see #recieve and @recieve.',
  'Your router’s firmware (v2.3beta) and the API are fine. ^RR',
  'Thanks for the screenshot, Thangavelu! – Beth',
  'We passed it to Ms Kowalczyk and Dr Srinivasaraghavan in Coimbatore.',
  'Our café team’s follow-up, teen-agers and re-check included.',
  'The app logs in via wifi, DM us if the login or OTP fails.',
  'It was a long long day, and he had had enough; bye bye.',
  'Manish, please wait. Deepika will call you. Mr. Gardiner had waited; Scudder was there, and so was Ralph Marino.',
  'Requestors may use it in Rio de Janeiro per se, and it stands in our roadmap.',
  'QBX, KYC, iPhone, eSIM and McAllister are no slips.',
];

const slips: [string, string, string, string][] = [
  ['We recieved it.', 'spelling.listed', 'recieved', 'received'],
  ['RECIEVED is how he wrote it.', 'spelling.listed', 'RECIEVED', 'RECEIVED'],
  ['Recieved with thanks.', 'spelling.listed', 'Recieved', 'Received'],
  ['We dont know yet.', 'spelling.listed', 'dont', "don't"],
  ['Sorry, i will ask.', 'spelling.listed', 'i', 'I'],
  ["Sorry, i'm late.", 'spelling.listed', "i'm", "I'm"],
  ['You could of told us.', 'spelling.listed', 'could of', 'could have'],
  [
    'Thank you for your patients.',
    'spelling.listed',
    'Thank you for your patients',
    'Thank you for your patience',
  ],
  ['The delivvery is late.', 'spelling.likely', 'delivvery', 'delivery'],
  ['The tehcnician will come.', 'spelling.likely', 'tehcnician', 'technician'],
  ['It is inthe box.', 'spelling.likely', 'inthe', 'in the'],
  ["I'am looking into it.", 'spelling.listed', "I'am", "I'm"],
  ['Unfortuneatly it has not left.', 'spelling.unknown', 'Unfortuneatly', 'Unfortunately'],
  ['Howeve, we have found it.', 'spelling.likely', 'Howeve', 'However'],
  ['Techology has moved on.', 'spelling.likely', 'Techology', 'Technology'],
  ['We went to the Univercity today.', 'spelling.unknown', 'Univercity', 'University'],
  ['We sent it eventhough you cancelled.', 'spelling.likely', 'eventhough', 'even though'],
  ['He was unpolite at the desk.', 'spelling.likely', 'unpolite', 'impolite'],
  ['We are very greatfull to you.', 'spelling.likely', 'greatfull', 'grateful'],
  ["All politicians's names are here.", 'spelling.likely', "politicians's", "politicians'"],
  ['The wethear was bad.', 'spelling.likely', 'wethear', 'weather'],
  ['Let us meet on monday.', 'spelling.unknown', 'monday', 'Monday'],
];

describe('spelling', () => {
  it.each(right)('leaves alone: %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it.each(slips)('finds the slip in: %s', (text, code, word, suggestion) => {
    const [found, ...more] = check(text);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ check: 'spelling', code, params: { word } });
    expect(text.slice(found?.start, found?.end)).toBe(word);
    expect(found?.suggestions[0]).toBe(suggestion);
  });

  it('blocks a clear slip and only warns of an unknown word', () => {
    expect(check('We recieved it.')[0]?.level).toBe('block');
    expect(check('Our zorblaxity is open.')[0]).toMatchObject({ code: 'spelling.unknown', level: 'warn' });
  });

  it('takes a word that nobody has for one of a trade, but not among slips', () => {
    expect(said('Our waterfolder is here.')).toEqual([]);
    expect(said('Our waterfolder is here, we recieve teh parcel.')).toContain(
      "spelling.unknown 'waterfolder'",
    );
  });

  it('takes an unknown capital and a name without one for slips only among slips', () => {
    expect(said('The Hotal is here and it is blue.')).toEqual([]);
    expect(said('The Hotal is here, we recieve teh parcel and sid has it.')).toEqual(
      expect.arrayContaining(["spelling.unknown 'Hotal'", "spelling.unknown 'sid'"]),
    );
    expect(said('Hi Bicyle, we recieve teh parcel.')).not.toContain("spelling.unknown 'Bicyle'");
  });

  it('needs more slips beside it the likelier an unknown capital is a name', () => {
    expect(said('The Hotal is here, we recieve it.')).toContain("spelling.unknown 'Hotal'");
    expect(said('We recieve it to see Swizaland by plane.')).not.toContain("spelling.unknown 'Swizaland'");
    expect(said('We recieve teh parcel adn more to see Swizaland by plane.')).toContain(
      "spelling.unknown 'Swizaland'",
    );
    expect(said('We recieve teh parcel adn more from Annette Zorblax.')).not.toContain(
      "spelling.unknown 'Zorblax'",
    );
  });

  it('finds a slip where all is written in capitals, and takes a lone such word for a code', () => {
    expect(said('It is IN THE GARDON AND we wait.')).toContain("spelling.likely 'GARDON'");
    expect(said('Your code is GARDON and we wait.')).toEqual([]);
  });

  it.each([
    ['PLEASE SEND US THE ORDR TEH BOX CAME IN', ['ORDR', 'TEH']],
    ['Please Send Us The Ordr The Box Came In', ['Ordr']],
    ['Please send us the box, Dear Bicyle', []],
    ['PLEASE SEND US YOUR PNR AND THE IBAN', []],
  ])('reads words although capitals say nothing: %s', (text, words) => {
    expect(
      check(text).flatMap((one) => (one.check === 'spelling' ? [text.slice(one.start, one.end)] : [])),
    ).toEqual(words);
  });

  it('leaves short words without a vowel and words as they are spoken alone', () => {
    expect(said("Send the gz file, we keep kickin' it.")).toEqual([]);
    expect(said('Please recieve the gz file.')).toContain("spelling.unknown 'gz'");
  });

  it.each([
    'The saturations of a nucleosome are measured in vitro.',
    'A sample of NTHi goes to CARLETON, please.',
    'They say zhù, and search for tar_gz files.',
  ])('leaves trade words, codes and borrowed ones alone: %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('takes a little word of another language for a slip between common English words only', () => {
    expect(said('We want to se you.')).toEqual(["spelling.unknown 'se'"]);
    expect(said('This is for de first time.')).toEqual(["spelling.unknown 'de'"]);
    expect(said('It is no fault per se and they met in Santiago de Chile.')).toEqual([]);
  });

  it('says that what is not counted has no plural', () => {
    expect(said('We have informations for you.')).toEqual(["spelling.listed 'informations'"]);
  });

  it('takes the words of the brand and of the thread as right, their possessives and plurals too', () => {
    expect(said('The glimmo and two glimmos are in Glimmo’s box.', { allowWords: ['Glimmo'] })).toEqual([]);
    expect(said('Ask kavithaa_b about it, kavithaa.', { allowWords: ['Kavithaa'] })).toEqual([]);
  });

  it('does not spell romanised Hindi and Tamil, but finds listed slips there', () => {
    expect(said('Aapka order kal tak aa jayega, humein khed hai.')).toEqual([]);
    expect(said('Unga order naalaiku vandhudum, konjam wait pannunga.')).toEqual([]);
    expect(said('Aapka refund definately kal tak aa jayega.')).toEqual(["spelling.listed 'definately'"]);
  });

  it('believes a caller who knows the language', () => {
    expect(said('Kal milte, bilkul pakka.', { language: 'hi-Latn' })).toEqual([]);
    expect(said('Wir haben Ihre Nachricht erhalten.', { language: 'de' })).toEqual([]);
  });

  it('never offers a swear word', () => {
    for (const text of ['The shitp is late.', 'We fuckd it.', 'The cunl is here.', 'One bicth more.']) {
      for (const found of check(text).filter((one) => one.check === 'spelling')) {
        expect(found.suggestions.join(' ')).not.toMatch(/shit|fuck|cunt|bitch/i);
      }
    }
  });

  it.each([
    ['We sent the the box.', ["spelling.doubled 'the the'"]],
    ['We sent it, it is there.', []],
    ['Sorry, box box again.', ["spelling.doubled-maybe 'box box'"]],
    ['Jaldi jaldi bhej rahe hain, dheere dheere sab theek hoga.', []],
    ['See https://a.example the https://b.example the list.', []],
  ])('judges doubled words in %j', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});
