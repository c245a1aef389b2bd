import { parseFeed } from '../../../src/platforms/feed/parse-feed.js';
import { absoluteUrls, htmlToPlain, sanitiseHtml } from '../../../src/platforms/html-to-plain.js';

const parse = (document: string | Buffer) =>
  parseFeed(Buffer.from(document as string), null, 'https://site.example/');
const code = (document: string | Buffer) => {
  const result = parse(document);
  return result.ok ? `ok ${result.feed.items.length}` : result.code;
};
const rss = (inside: string) => `<rss version="2.0"><channel>${inside}</channel></rss>`;

describe('hostile documents end quickly and plainly', () => {
  it('does not expand entities that refer to entities', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const result = parse(
      `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">${levels}]>${rss('<item><title>&l30;</title></item>')}`,
    );
    expect(result.ok && result.feed.items[0]?.title).toBe('&l30;');
  });

  it('does not read external entities', () => {
    const result = parse(
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>&x;</title></item>')}`,
    );
    expect(result.ok && result.feed.items[0]?.title).toBe('&x;');
  });

  it.each([
    ['200,000 nested elements', '<a>'.repeat(200_000), 'too-deep'],
    ['200,000 nested elements in an item', rss(`<item><description>${'<b>'.repeat(200_000)}`), 'too-deep'],
    [
      '200,000 nested elements with end tags',
      rss('<b>'.repeat(200_000) + '</b>'.repeat(200_000)),
      'too-deep',
    ],
    ['a million elements', rss('<a/>'.repeat(1_000_000)), 'too-complex'],
    ['300,000 less-than signs', '<'.repeat(300_000), 'not-a-feed'],
    ['300,000 less-than signs in a feed', rss(`<item><title>${'<'.repeat(300_000)}</title></item>`), 'ok 1'],
    [
      '100,000 attributes',
      rss(
        `<item ${Array.from({ length: 100_000 }, (_, i) => `a${i}="x"`).join(' ')}><title>t</title></item>`,
      ),
      'ok 1',
    ],
    [
      '100,000 namespaces',
      `<rss ${Array.from({ length: 100_000 }, (_, i) => `xmlns:a${i}="x"`).join(' ')}><channel><item/></channel></rss>`,
      'ok 1',
    ],
    [
      '20,000 elements that each declare namespaces',
      rss('<item xmlns:a="b" xmlns:c="d"/>'.repeat(20_000)),
      'ok 1',
    ],
    [
      'nested namespace declarations',
      rss(Array.from({ length: 400 }, (_, i) => `<x xmlns:n${i}="u">`).join('') + '<y/>'.repeat(100_000)),
      'ok 0',
    ],
    ['a million wrong end tags', rss('</nothing>'.repeat(400_000)), 'ok 0'],
    ['500,000 comment openings', rss('<!--'.repeat(500_000)), 'ok 0'],
    ['500,000 CDATA openings', rss('<![CDATA['.repeat(400_000)), 'ok 0'],
    ['500,000 doctype openings', '<!DOCTYPE ['.repeat(400_000), 'not-a-feed'],
    ['unclosed quotes', rss('<a b="'.repeat(500_000)), 'too-deep'],
    ['unclosed quotes of both kinds', rss(`<a b="'<c d='`.repeat(300_000)), 'too-deep'],
    ['a name of four million letters', `<${'a'.repeat(4_000_000)}>`, 'not-a-feed'],
    ['four million spaces', rss(`<item><title>a${' '.repeat(4_000_000)}b</title></item>`), 'ok 1'],
    [
      'four million line breaks',
      rss(`<item><description>&lt;pre&gt;a${'\n '.repeat(2_000_000)}b</description></item>`),
      'ok 1',
    ],
    [
      'a million ampersands',
      rss(`<item><description>${'&amp;'.repeat(900_000)}</description></item>`),
      'ok 1',
    ],
    ['a million references', rss(`<item><title>${'&#x41;'.repeat(800_000)}</title></item>`), 'ok 1'],
    [
      'JSON nested 200,000 deep',
      `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(200_000)}`,
      'too-deep',
    ],
    [
      'bytes that are no text',
      Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 256)),
      'not-a-feed',
    ],
    ['nothing but NULs', Buffer.alloc(1_000_000), 'empty'],
    ['10 MB', Buffer.alloc(10_000_000, 'a'), 'too-large'],
    ['30,000 entries', rss('<item><guid>x</guid><title>t</title></item>'.repeat(30_000)), 'ok 1'],
  ])('%s', (_name, document, outcome) => {
    expect(code(document)).toBe(outcome);
  });

  it('lets no document touch prototypes', () => {
    const xml = parse(
      '<rss __proto__="x"><channel><__proto__><polluted>1</polluted></__proto__><constructor/><item><title>t</title><__proto__>x</__proto__></item></channel></rss>',
    );
    const json = parse(
      '{"version":"https://jsonfeed.org/version/1","__proto__":{"polluted":1},"items":[{"id":"1","__proto__":{"title":"inherited","polluted":1}}]}',
    );
    expect(xml.ok && xml.feed.items[0]?.title).toBe('t');
    expect(json.ok && json.feed.items[0]).toMatchObject({ id: '1', title: null });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('answers for every prefix of a document', () => {
    const document = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>${rss('<!-- c --><item a="b" c=\'d\'><title><![CDATA[x]]>&amp;</title><link/></item>')}`;
    for (let length = 0; length <= document.length; length++)
      expect(typeof parse(document.slice(0, length)).ok).toBe('boolean');
  });
});

describe('hostile HTML ends quickly', () => {
  it.each([
    ['nested', '<b>'.repeat(300_000)],
    ['nested blocks', '<div>'.repeat(300_000)],
    ['unclosed frames', '<iframe>'.repeat(300_000)],
    ['unclosed text areas', '<textarea>'.repeat(300_000)],
    ['unclosed scripts', '<script>'.repeat(300_000)],
    ['unclosed drawings', '<svg>'.repeat(300_000)],
    ['comments', '<!--'.repeat(500_000)],
    ['blanks', `<pre>${' '.repeat(3_000_000)}x`],
    ['marks', '<p> '.repeat(500_000)],
  ])('%s', (_name, html) => {
    expect(htmlToPlain(html).length).toBeLessThanOrEqual(html.length);
    absoluteUrls(html, 'https://a.example/');
  });

  it('sanitises 20,000 nested elements', () => {
    expect(sanitiseHtml('<b>'.repeat(20_000) + 'x')).toContain('x');
  });
});
