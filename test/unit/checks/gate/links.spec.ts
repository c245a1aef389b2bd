import type { LinkLook } from '../../../../src/desk/replies/checks/links/link-look.js';
import { check } from '../kit.js';
import { aroundOf, found, post } from './around.js';

describe('links', () => {
  it.each([
    ['Read https://somewhere.example/help', "links.unknown-host 'https://somewhere.example/help'"],
    ['Read somewhere.example please', "links.unknown-host 'somewhere.example'"],
    ['Read https://bit.ly/3xYz.', "links.shortened 'https://bit.ly/3xYz'"],
    ['Read tinyurl.com/abc', "links.shortened 'tinyurl.com/abc'"],
    ['Read http://nilahome.example/help', "links.insecure 'http://nilahome.example/help'"],
    ['Read https://nilah0me.example', "links.look-alike 'https://nilah0me.example'"],
    ['Read https://nilahomes.example', "links.look-alike 'https://nilahomes.example'"],
    ['Read https://nilahorne.example', "links.look-alike 'https://nilahorne.example'"],
    ['Read https://nilаhome.example (with a Cyrillic a)', "links.look-alike 'https://nilаhome.example'"],
    [
      'Read https://nilahome.example.refunds.shop',
      "links.look-alike 'https://nilahome.example.refunds.shop'",
    ],
    [
      'Read https://nilahome.example@evil.example/x',
      "links.forged 'https://nilahome.example@evil.example/x'",
    ],
    ['Read https://xn--nlahome-bza.example', "links.forged 'https://xn--nlahome-bza.example'"],
    ['Read https://раураl.example', "links.forged 'https://раураl.example'"],
    ['यहाँ देखें https://bit.ly/abc', "links.shortened 'https://bit.ly/abc'"],
    ['இங்கே பாருங்கள் http://nilahome.example', "links.insecure 'http://nilahome.example'"],
  ])('%s', (text, expected) => {
    expect(found('links.', text)).toEqual([expected]);
  });

  it.each([
    'Read https://nilahome.example/help',
    'Read https://care.nilahome.example.',
    'Read www.nilahome.example',
    'Write to care@somewhere.example',
    'We come today.We are sorry.',
    'It is done.In the evening we call.',
    'Version 4.2.1 of the app, e.g. the new one',
    'உங்கள் கணக்கில் nilahome.example பாருங்கள்',
  ])('leaves alone: %s', (text) => {
    expect(found('links.', text)).toEqual([]);
  });

  it('knows an address among the brand’s words, one that the customer gave, and nothing without a brand', () => {
    const text = 'Read https://somewhere.example/help';
    expect(found('links.', text, { allowWords: ['somewhere.example'] })).toEqual([]);
    expect(found('links.', text, { customerText: 'I read somewhere.example/help already' })).toEqual([]);
    expect(found('links.', text, { around: undefined })).toEqual([]);
    expect(found('links.', 'Read http://somewhere.example', { around: undefined })).toHaveLength(1);
  });

  it('stops what is not encrypted or forged, offers https, and only tells the rest', () => {
    const [insecure] = check('Read http://nilahome.example/a', { around: aroundOf() }).filter(
      (one) => one.check === 'links',
    );
    expect(insecure).toMatchObject({ level: 'block', suggestions: ['https://nilahome.example/a'] });
    const levels = check('Read https://nilah0me.example and https://bit.ly/a and https://x.example', {
      around: aroundOf(),
    })
      .filter((one) => one.check === 'links')
      .map((one) => one.level);
    expect(levels).toEqual(['block', 'warn', 'warn']);
  });
});

describe('mentions', () => {
  const thread = [
    post('customer', 'Ask @kumar.tv too', 'asha.kitchen', false),
    post('other', 'Same here', 'rohit_verma@town.example'),
  ];
  const around = aroundOf({ thread });
  it.each([
    ['@stranger please look', "links.third-party '@stranger'"],
    ['We asked @rival.shop.', "links.third-party '@rival.shop'"],
    ['@somebody@else.example hello', "links.third-party '@somebody@else.example'"],
    ['மன்னிக்கவும் @stranger', "links.third-party '@stranger'"],
    ['@rohit_verma@evil.example will know', "links.third-party '@rohit_verma@evil.example'"],
    ['＠stranger please look', "links.third-party '＠stranger'"],
  ])('%s', (text, expected) => {
    expect(found('links.', text, { around })).toEqual([expected]);
  });

  it.each([
    '@asha.kitchen we are on it',
    '@Asha.Kitchen we are on it',
    '@asha.kitchen@town.example we are on it',
    '@rohit_verma we are on it',
    '@kumar.tv will know',
    'Follow @nilahome',
    'Write to care@nilahome.example',
    'We meet @ 5 pm',
  ])('of people who are there: %s', (text) => {
    expect(found('links.', text, { around })).toEqual([]);
  });
});

describe('somebody who plays the brand', () => {
  it.each([
    'nilahome_support',
    'nilah0me',
    'nila.home',
    'nilahomee',
    'nilahome-care@other.example',
    'officialnilahome',
  ])('is told: %s', (handle) => {
    const thread = [
      post('customer', 'Help', 'asha.kitchen', false),
      post('other', 'Send me your number', handle),
    ];
    expect(found('links.impostor', 'We are on it.', { around: aroundOf({ thread }) })).toEqual([
      'links.impostor',
    ]);
  });
  it.each(['nilahome', 'nilahome@town.example', 'nila_fan', 'homenila', 'ravi.home'])(
    'is not told: %s',
    (handle) => {
      const thread = [post('customer', 'Help', 'asha.kitchen', false), post('other', 'Same here', handle)];
      expect(found('links.impostor', 'We are on it.', { around: aroundOf({ thread }) })).toEqual([]);
    },
  );
  it('is nobody who merely posted and answered no one', () => {
    const thread = [post('other', 'My kitchen', 'nilahome_support', false)];
    expect(found('links.impostor', 'We are on it.', { around: aroundOf({ thread }) })).toEqual([]);
  });
});

describe('somebody who plays the brand under another handle', () => {
  const others = (handle: string, name: string | null, handles = ['nilahome@town.example']) =>
    found('links.impostor', 'We are on it.', {
      around: aroundOf({
        thread: [{ ...post('other', 'Send me your number', handle), name }],
        brand: { handles },
      }),
    });
  it.each([
    ['nilahome@evil.example', null],
    ['NILAHOME@evil.example', null],
    ['user_88213', 'Nila Home Appliances'],
    ['user_88213', 'NILA HOME APPLIANCES'],
    ['user_88213', 'Nila Home Appliances Support'],
    ['user_88213', 'Official: Nila Home Appliances ✓'],
    ['user_88213', 'Nilа Home Appliances'],
    ['user_88213', 'NiIa H0me Appliances'],
  ])('is told: %s called %s', (handle, name) => {
    expect(others(handle, name)).toEqual(['links.impostor']);
  });
  it.each([
    ['nilahome@town.example', 'Nila Home Appliances'],
    ['nila.k', 'Nila'],
    ['nila.k', 'Nila Krishnan'],
    ['kitchen_fan', 'Home Appliances Fan'],
    ['kitchen_fan', null],
  ])('is not told: %s called %s', (handle, name) => {
    expect(others(handle, name)).toEqual([]);
  });
});

describe('what was met where links were tried', () => {
  const url = 'https://care.nilahome.example/help?utm_source=x';
  const met = (look: Partial<LinkLook>, text = `Read ${url} today.`) =>
    found('links.', text, {
      around: aroundOf(),
      links: [{ url, outcome: 'answers', host: 'care.nilahome.example', downgraded: false, ...look }],
    });
  it.each<[string, Partial<LinkLook>, string[]]>([
    ['a page', {}, []],
    ['a page elsewhere in the house', { host: 'nilahome.example' }, []],
    ['no page', { outcome: 'gone' }, [`links.dead '${url}'`]],
    ['somebody else', { host: 'prizes.example' }, [`links.leads-elsewhere '${url}'`]],
    [
      'somebody else’s missing page',
      { host: 'prizes.example', outcome: 'gone' },
      [`links.leads-elsewhere '${url}'`],
    ],
    ['no encryption', { downgraded: true }, [`links.downgraded '${url}'`]],
    ['a bad certificate', { outcome: 'untrusted' }, [`links.untrusted '${url}'`]],
    ['a door', { outcome: 'sign-in' }, [`links.sign-in '${url}'`]],
    ['silence', { outcome: 'untried' }, [`links.untried '${url}'`]],
  ])('%s', (_what, look, expected) => {
    expect(met(look)).toEqual(expected);
  });
  it('is nothing where another address was tried', () => {
    expect(met({ outcome: 'gone' }, 'Read https://care.nilahome.example/other today.')).toEqual([]);
  });
});
