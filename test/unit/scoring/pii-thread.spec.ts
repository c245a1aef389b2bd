import { maskInPlace } from '../../../src/listening/scoring/pii/mask.js';
import { findInThread, type Said } from '../../../src/listening/scoring/pii/thread.js';

const shown = (said: Said[]): string[] => {
  const spans = findInThread(said);
  return said.map(({ text }, i) => maskInPlace(text, spans[i]));
};
const of = (author: string, ...texts: string[]): Said[] => texts.map((text) => ({ author, text }));

describe('secrets told in pieces', () => {
  it.each<[string, Said[], string[]]>([
    [
      'a card in two posts',
      of('asha', 'my card is 4111 1111', '1111 1111 please refund'),
      ['my card is •••• ••••', '•••• •••• please refund'],
    ],
    [
      'a card in four posts',
      of('asha', 'card:', '4111', '1111', '1111', '1111'),
      ['card:', '••••', '••••', '••••', '••••'],
    ],
    [
      'a card with words beside its halves',
      of('asha', 'first half of my card 4111 1111 ok', 'and the rest is 1111 1111, thanks'),
      ['first half of my card •••• •••• ok', 'and the rest is •••• ••••, thanks'],
    ],
    [
      'a card with our answer between its halves',
      [
        ...of('asha', 'card 4111 1111'),
        ...of('brand', 'Please never post it here.'),
        ...of('asha', '1111 1111 it is'),
      ],
      ['card •••• ••••', 'Please never post it here.', '•••• •••• it is'],
    ],
    [
      'an Aadhaar number in two posts',
      of('asha', 'aadhaar 2341 2341', '2346 hai'),
      ['aadhaar •••• ••••', '•••• hai'],
    ],
    ['a code whose name came before', of('asha', 'here is my otp', '482913'), ['here is my otp', '••••••']],
    [
      'a password whose name came before',
      of('asha', 'my password is', 'hunter22'),
      ['my password is', '••••••••'],
    ],
    ['a code in Tamil whose name came before', of('asha', 'என் ஓடிபி', '482913'), ['என் ஓடிபி', '••••••']],
  ])('hides %s', (_, said, expected) => {
    expect(shown(said)).toEqual(expected);
  });

  it.each<[string, Said[]]>([
    ['halves by two people', [...of('asha', 'card 4111 1111'), ...of('ravi', '1111 1111')]],
    ['an order number in two posts', of('asha', 'my order 4111 1111', '1111 1111 is late')],
    [
      'a number asked for by somebody else',
      [...of('asha', 'otp nahi aaya'), ...of('brand', 'Order number?'), ...of('asha', '482913')],
    ],
    ['numbers that do not make a card', of('asha', 'paid 4111 1111', '1111 1112 times')],
    ['a telephone number in the next post', of('asha', 'call me', '98400 12345')],
    ['posts without numbers', of('asha', 'hello', 'is anybody there?', 'still waiting')],
  ])('leaves alone %s', (_, said) => {
    expect(shown(said)).toEqual(said.map(({ text }) => text));
  });

  it('hides what one post gives away alone, once', () => {
    const said = of('asha', 'card 4111 1111 1111 1111', 'and card 4242 4242 4242 4242');
    expect(findInThread(said).map((spans) => spans.length)).toEqual([1, 1]);
    expect(findInThread([])).toEqual([]);
  });

  it('ends on a conversation of a thousand posts of digits', () => {
    const said = of('asha', ...Array.from({ length: 1000 }, (_, i) => `${i} `.repeat(50)));
    expect(findInThread(said)).toHaveLength(1000);
  });
});
