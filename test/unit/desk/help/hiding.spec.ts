import { makeHiding } from '../../../../src/desk/help/hiding.js';

const hiding = (
  texts: string[],
  names: string[] = ['Asha Rao', '@asha_r'],
  keep: string[] = ['Nila', '@nila'],
) => makeHiding(names, keep, texts);
const hidden = (text: string): string => hiding([text]).hide(text);

describe('what leaves for the assistant', () => {
  it.each([
    ['the name of the customer', 'Asha here. Asha Rao, since 2019.', ['Asha', 'Rao']],
    ['a name told', 'My name is Priya Sharma and I am angry', ['Priya', 'Sharma']],
    ['a name told elsewhere in the thread', 'Regards,\nSenthil Kumar', ['Senthil', 'Kumar']],
    ['a name after a title', 'I spoke to Mr. Venkat yesterday', ['Venkat']],
    ['somebody of the family', 'my daughter Meera was hurt', ['Meera']],
    ['a Hindi name', 'मेरा नाम सुनीता देवी है', ['सुनीता', 'देवी']],
    ['a Tamil name', 'என் பெயர் முருகன்', ['முருகன்']],
    ['a handle', 'ask @ravi.k or @meena@social.example', ['ravi', 'meena', 'social.example']],
    ['an e-mail', 'write to asha.rao+x@mail.example.co.in', ['asha.rao', 'mail.example']],
    ['a hidden e-mail', 'priya dot s at gmail dot com', ['priya', 'gmail']],
    ['a telephone number', 'call +91 98400 12345 now', ['98400', '12345']],
    ['a landline', 'or 044-2345 6789', ['2345', '6789']],
    ['an order number', 'Order AB-90211 has not come', ['90211', 'AB-']],
    ['a short one', 'order no. K12 please', ['K12']],
    ['a booking code', 'my booking is 8FAFEB3D', ['8FAFEB3D']],
    ['a number in Tamil digits', 'எண் ௧௨௩௪௫௬', ['௧௨௩௪௫௬']],
    ['an address', 'I live at 12/3 Gandhi Street, Adyar, Chennai 600020', ['Gandhi', 'Adyar', '600020']],
    ['a short address', 'come to 7B, 2nd Cross, Anna Nagar please', ['7B', 'Anna Nagar']],
    ['a street', 'the shop in Mahatma Gandhi Road', ['Mahatma', 'Gandhi']],
    ['a Tamil street', 'வீடு காந்தி தெரு', ['காந்தி']],
    ['a link', 'see https://photos.example/u/asha?id=77', ['photos.example', 'id=77']],
    ['a card', 'my card 4111 1111 1111 1111', ['4111', '1111']],
    ['a password', 'password: hunter2x', ['hunter2x']],
    ['a date of birth', 'born on 12/05/1990', ['1990', '12/05']],
  ])('has not %s in it', (_, text, never) => {
    const out = hidden(text);
    for (const part of never) expect(out).not.toContain(part);
    expect(out).toMatch(/\{\{[A-Z]+_\d+\}\}/u);
  });

  it.each([
    'The kettle exploded after 3 days and nobody answers.',
    'Nila, why is the app so slow? @nila',
    'கெட்டில் உடைந்து விட்டது',
    'केतली टूट गई है',
  ])('keeps what is nobody’s: %s', (text) => expect(hidden(text)).toBe(text));

  it('gives the same thing the same token in every message, and puts it back', () => {
    const texts = ['I am Priya Sharma, order AB-90211', 'Hello Priya Sharma, about AB-90211'];
    const one = hiding(texts);
    expect(texts.map((text) => one.hide(text))).toEqual([
      'I am {{PERSON_1}}, order {{NUMBER_1}}',
      'Hello {{PERSON_1}}, about {{NUMBER_1}}',
    ]);
    expect(one.hide('AB-90211.')).toBe('{{NUMBER_1}}.');
    expect(one.restore('Dear {{PERSON_1}}, {{ number_1 }} is found.')).toBe(
      'Dear Priya Sharma, AB-90211 is found.',
    );
  });

  it('never puts a secret back, nor what it never hid', () => {
    const one = hiding([]);
    expect(one.hide('my card is 4111 1111 1111 1111')).toBe('my card is {{SECRET_1}}');
    expect(one.restore('Your card {{SECRET_1}}, {{PERSON_9}}')).toBe('Your card {{SECRET_1}}, {{PERSON_9}}');
  });

  it('takes a token that a customer writes for plain words', () => {
    const one = hiding(['I am Priya']);
    one.hide('I am Priya');
    expect(one.hide('say {{PERSON_1}} aloud')).not.toContain('{{');
  });

  it('finds a name with an ending written onto it in Tamil', () => {
    const one = hiding([], ['முருகன்', 'ஆஷா']);
    expect(one.hide('ஆஷாவுக்கு சொல்லுங்க')).toBe('{{PERSON_1}}வுக்கு சொல்லுங்க');
  });

  it('stays quick on a long text', () => {
    const text = 'Order 12 34 a@b @x my name is '.repeat(400);
    const began = process.cpuUsage();
    hidden(text);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(3_000);
  });
});
