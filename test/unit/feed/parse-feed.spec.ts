import iconv from 'iconv-lite';
import type { FeedDocument } from '../../../src/platforms/feed/feed-document.js';
import { parseFeed } from '../../../src/platforms/feed/parse-feed.js';

const URL_ = 'https://site.example/blog/feed.xml';
const parse = (document: string | Buffer, contentType: string | null = null, url: string | null = URL_) =>
  parseFeed(Buffer.from(document as string), contentType, url);
function read(
  document: string | Buffer,
  contentType: string | null = null,
  url: string | null = URL_,
): FeedDocument {
  const result = parse(document, contentType, url);
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.feed;
}
const rss = (item: string, channel = '') =>
  `<rss version="2.0"><channel><title>T</title>${channel}<item>${item}</item></channel></rss>`;
const atom = (entry: string, feed = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${feed}<entry>${entry}</entry></feed>`;
const item = (document: string) => read(document).items[0];

describe('dialects', () => {
  it('reads RSS 2.0 with its usual extensions', () => {
    const feed = read(`<?xml version="1.0"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
      <channel><title>Acme &amp; Sons</title><link>https://acme.example/</link><atom:link rel="self" href="https://acme.example/feed"/>
      <description>News</description><language>en-GB</language><ttl>45</ttl><skipHours><hour>0</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
      <item><title>Broken again</title><link>/posts/1</link><guid isPermaLink="false">p1</guid><pubDate>Tue, 03 Feb 2026 10:00:00 +0530</pubDate>
        <dc:creator>Asha</dc:creator><description>short</description><content:encoded><![CDATA[<p>It <b>broke</b>.</p><p>See <a href="more">more</a></p>]]></content:encoded>
        <enclosure url="https://acme.example/a.jpg" type="image/jpeg" length="12"/></item></channel></rss>`);
    expect(feed).toMatchObject({
      format: 'RSS 2.0',
      title: 'Acme & Sons',
      link: 'https://acme.example/',
      description: 'News',
      language: 'en-GB',
      ttlMinutes: 45,
      skipHours: [0, 0],
      skipDays: ['sunday'],
      warnings: [],
    });
    expect(feed.items).toEqual([
      expect.objectContaining({
        id: 'p1',
        idFrom: 'id',
        title: 'Broken again',
        link: 'https://site.example/posts/1',
        text: 'It broke.\n\nSee more',
        summary: 'short',
        html: '<p>It <b>broke</b>.</p><p>See <a href="https://site.example/blog/more">more</a></p>',
        published: '2026-02-03T04:30:00.000Z',
        authors: [{ name: 'Asha', email: null, url: null }],
        language: 'en-GB',
        enclosures: [{ url: 'https://acme.example/a.jpg', type: 'image/jpeg', length: 12, alt: null }],
      }),
    ]);
  });

  it('reads Atom 1.0 with xml:base, xhtml and inherited authors', () => {
    const feed =
      read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/" xml:lang="hi"><id>urn:f</id><title type="html">A &amp;amp; B</title><author><name>Ravi</name><uri>/ravi</uri></author>
      <entry xml:base="y/"><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">1 &lt; <em>2</em></div></title><link href="1.html"/><link rel="enclosure" href="v.mp4" type="video/mp4"/>
      <published>2026-01-01T00:00:00Z</published><updated>2026-01-02T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>नमस्ते<br/>दुनिया</p></div></content></entry></feed>`);
    expect(feed).toMatchObject({ format: 'Atom 1.0', id: 'urn:f', title: 'A & B', language: 'hi' });
    expect(feed.items[0]).toMatchObject({
      id: 'urn:1',
      title: '1 < 2',
      link: 'https://a.example/x/y/1.html',
      text: 'नमस्ते\nदुनिया',
      authors: [{ name: 'Ravi', url: 'https://a.example/ravi' }],
      language: 'hi',
      published: '2026-01-01T00:00:00.000Z',
      updated: '2026-01-02T00:00:00.000Z',
    });
    expect(feed.items[0]?.enclosures[0]?.url).toBe('https://a.example/x/y/v.mp4');
  });

  it.each([
    [
      'RSS 0.91',
      '<rss version="0.91"><channel><title>T</title><item><title>a</title><link>http://e.example/a</link></item></channel></rss>',
      'RSS 0.91',
    ],
    [
      'RSS 1.0',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title></channel><item rdf:about="http://e.example/a"><title>a</title></item></rdf:RDF>',
      'RSS 1.0 (RDF)',
    ],
    [
      'RSS 0.90',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title></channel><item><title>a</title><link>http://e.example/a</link></item></rdf:RDF>',
      'RSS 1.0 (RDF)',
    ],
    [
      'RSS 1.1',
      '<Channel xmlns="http://purl.org/net/rss1.1#"><title>T</title><items><item><title>a</title><link>http://e.example/a</link></item></items></Channel>',
      'RSS 1.1',
    ],
    [
      'Atom 0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry><title>a</title><link rel="alternate" type="text/html" href="http://e.example/a"/></entry></feed>',
      'Atom 0.3',
    ],
    [
      'CDF',
      '<CHANNEL HREF="http://e.example/"><TITLE>T</TITLE><ITEM HREF="http://e.example/a"><TITLE>a</TITLE></ITEM></CHANNEL>',
      'CDF',
    ],
    [
      'prefixed Atom',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:title>a</a:title><a:link href="http://e.example/a"/></a:entry></a:feed>',
      'Atom 1.0',
    ],
    [
      'Atom in an unknown namespace',
      '<feed xmlns="http://www.w3.org/2005/Atoms"><title>T</title><entry><title>a</title><link href="http://e.example/a"/></entry></feed>',
      'Atom 1.0',
    ],
    [
      'a single Atom entry',
      '<entry xmlns="http://www.w3.org/2005/Atom"><title>a</title><link href="http://e.example/a"/></entry>',
      'Atom 1.0',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"http://e.example/a","url":"http://e.example/a","title":"a"}]}',
      'JSON Feed 1.1',
    ],
  ])('reads %s', (_name, document, format) => {
    const feed = read(document);
    expect(feed.format).toBe(format);
    expect(feed.items).toEqual([expect.objectContaining({ title: 'a', link: 'http://e.example/a' })]);
  });

  it('reads JSON Feed items with numeric ids, authors, attachments and HTML', () => {
    const feed = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1',
        title: 'J',
        home_page_url: 'https://j.example/',
        author: { name: 'Old style' },
        items: [
          {
            id: 7,
            content_html: '<p>Hi <a href="/x">x</a></p>',
            date_published: '2026-01-01T00:00:00+05:30',
            attachments: [{ url: 'https://j.example/p.mp3', mime_type: 'audio/mpeg', size_in_bytes: 5 }],
          },
          { id: 'b', content_text: 'a < b', authors: [{ name: 'N', url: 'https://n.example' }] },
          'nonsense',
          null,
        ],
      }),
    );
    expect(feed.items).toHaveLength(2);
    expect(feed.items[0]).toMatchObject({
      id: '7',
      text: 'Hi x',
      html: '<p>Hi <a href="https://j.example/x">x</a></p>',
      authors: [{ name: 'Old style' }],
      published: '2025-12-31T18:30:00.000Z',
      enclosures: [{ type: 'audio/mpeg', length: 5 }],
    });
    expect(feed.items[1]).toMatchObject({ text: 'a < b', html: 'a &lt; b', authors: [{ name: 'N' }] });
  });
});

describe('texts', () => {
  it.each([
    [
      'RSS title with entities',
      rss('<title>Q&amp;amp;A &amp;#8212; &lt;b&gt;now&lt;/b&gt;</title>'),
      'Q&A — now',
    ],
    ['RSS title with a bare comparison', rss('<title>1 &lt; 2</title>'), '1 < 2'],
    ['RSS title in CDATA', rss('<title><![CDATA[Tom &amp; Jerry]]></title>'), 'Tom & Jerry'],
    ['RSS title with unescaped markup', rss('<title>foo <b>bar</b></title>'), 'foo bar'],
    [
      'Atom title of type text',
      atom('<title type="text">Use &lt;b&gt; &amp;amp; co</title>'),
      'Use <b> &amp; co',
    ],
    ['Atom title without type, escaped twice', atom('<title>AT&amp;amp;T</title>'), 'AT&T'],
    ['Atom title of type html', atom('<title type="html">a &lt;i&gt;b&lt;/i&gt;</title>'), 'a b'],
    [
      'HTML entities nobody declared',
      rss('<title>caf&eacute; &hellip; &nbsp;x &bogus;</title>'),
      'café … x &bogus;',
    ],
    ['windows-1252 character references', rss('<title>don&#146;t</title>'), 'don’t'],
    ['UTF-8 encoded twice', rss('<title>&#226;&#128;&#166; caf&#195;&#169;</title>'), '… café'],
    ['line breaks', rss('<title>\n  two\n  lines </title>'), 'two lines'],
  ])('reads %s', (_name, document, title) => {
    expect(item(document)?.title).toBe(title);
  });

  it.each([
    ['plain description keeps its lines', rss('<description>one\ntwo</description>'), 'one\ntwo'],
    [
      'double-escaped description',
      rss(
        '<description>&amp;lt;p&amp;gt;Hello&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;you&amp;lt;/p&amp;gt;</description>',
      ),
      'Hello\n\nyou',
    ],
    [
      'article about markup stays',
      rss('<description>&lt;p&gt;Write &amp;lt;/p&amp;gt; at the end&lt;/p&gt;</description>'),
      'Write </p> at the end',
    ],
    ['markup without CDATA', rss('<description><p>Hi<br>there</p></description>'), 'Hi\nthere'],
    [
      'script and style',
      rss('<description>&lt;style&gt;p{}&lt;/style&gt;a&lt;script&gt;alert(1)&lt;/script&gt;b</description>'),
      'ab',
    ],
    ['base64', atom('<content type="text/html" mode="base64">PGI+aGk8L2I+</content>'), 'hi'],
    [
      'base64 of a picture',
      atom('<summary>pic</summary><content type="image/png">iVBORw0KGgo=</content>'),
      'pic',
    ],
    [
      'empty content falls back to the summary',
      atom('<summary>s</summary><content type="html">&lt;img src="x"&gt;</content>'),
      's',
    ],
  ])('%s', (_name, document, text) => {
    expect(item(document)?.text).toBe(text);
  });
});

describe('identity', () => {
  it.each([
    ['guid', rss('<guid isPermaLink="false"> a  b </guid><link>http://e.example/1</link>'), 'a b', 'id'],
    ['link when there is no guid', rss('<link>http://e.example/1</link>'), 'http://e.example/1', 'link'],
    [
      'rdf:about',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="urn:x"><title>a</title></item></rdf:RDF>',
      'urn:x',
      'id',
    ],
  ])('is the %s', (_name, document, id, from) => {
    expect(item(document)).toMatchObject({ id, idFrom: from });
  });

  it('without guid and link is a hash that survives an edit of the text', () => {
    const one = item(rss('<title>t</title><pubDate>2026-01-01</pubDate><description>a</description>'));
    const two = item(rss('<title>t</title><pubDate>2026-01-01</pubDate><description>b</description>'));
    expect(one).toMatchObject({ idFrom: 'hash' });
    expect(two?.id).toBe(one?.id);
    expect(two?.revision).not.toBe(one?.revision);
  });

  it('a guid that is a permalink serves as link, one that is not does not', () => {
    expect(item(rss('<guid>http://e.example/1</guid>'))?.link).toBe('http://e.example/1');
    expect(item(rss('<guid isPermaLink="false">http://e.example/1</guid>'))?.link).toBeNull();
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'mailto:a@b.example', '   '])(
    'gives no link to %s',
    (link) => {
      expect(item(rss(`<title>t</title><link>${link}</link>`))?.link).toBeNull();
    },
  );

  it('gives the same revision for what reads the same, another for a change of title, text or author', () => {
    const base =
      '<guid>g</guid><title>t</title><link>http://e.example/1</link><author>x</author><description>&lt;p&gt;a  b&lt;/p&gt;</description>';
    const revision = item(rss(base))?.revision;
    expect(
      item(
        rss(
          base.replace('<guid>', '<guid isPermaLink="false">') +
            '<category>new</category><pubDate>2026-01-01</pubDate>',
        ),
      )?.revision,
    ).toBe(revision);
    expect(
      item(rss(base.replace('&lt;p&gt;', '&lt;p class="x"&gt;&lt;img src="http://t.example/pixel?9"&gt;')))
        ?.revision,
    ).toBe(revision);
    for (const [from, to] of [
      ['<title>t', '<title>u'],
      ['a  b', 'a c'],
      ['<author>x', '<author>y'],
    ] as const)
      expect(item(rss(base.replace(from, to)))?.revision).not.toBe(revision);
  });

  it('keeps the newest of several versions of one Atom entry', () => {
    const entry = (updated: string, title: string) =>
      `<entry><id>urn:1</id><title>${title}</title><updated>${updated}</updated></entry>`;
    const feed = read(
      `<feed xmlns="http://www.w3.org/2005/Atom">${entry('2026-01-01T00:00:00Z', 'old')}${entry('2026-01-03T00:00:00Z', 'new')}${entry('2026-01-02T00:00:00Z', 'mid')}</feed>`,
    );
    expect(feed.items.map((one) => one.title)).toEqual(['new']);
  });

  it('tells different entries with one guid apart, the same way each time', () => {
    const document =
      '<rss><channel><item><guid>0</guid><title>a</title></item><item><guid>0</guid><title>b</title></item><item><guid>1</guid><title>c</title></item></channel></rss>';
    const ids = read(document).items.map((one) => one.id);
    expect(new Set(ids).size).toBe(3);
    expect(read(document).items.map((one) => one.id)).toEqual(ids);
    expect(read(document).warnings.join()).toContain('several different entries');
  });
});

describe('ratings', () => {
  it.each([
    ['im:rating', '<im:rating xmlns:im="http://itunes.apple.com/rss">2</im:rating>', 2],
    [
      'gd:rating of ten',
      '<gd:rating xmlns:gd="http://schemas.google.com/g/2005" value="10" min="1" max="10"/>',
      5,
    ],
    ['out of scale', '<im:rating xmlns:im="http://itunes.apple.com/rss">9</im:rating>', null],
    [
      'an average',
      '<gd:rating xmlns:gd="http://schemas.google.com/g/2005" average="4.5" min="1" max="5"/>',
      null,
    ],
    ['an age rating', '<media:rating xmlns:media="http://search.yahoo.com/mrss/">4</media:rating>', null],
  ])('reads %s', (_name, element, stars) => {
    expect(item(atom(`<id>1</id>${element}`))?.rating).toBe(stars);
  });

  it('leaves out the app itself, with which a feed of its reviews begins', () => {
    const feed =
      read(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:im="http://itunes.apple.com/rss"><entry><id>app</id><im:name>App</im:name><im:artist>Corp</im:artist></entry>
      <entry><id>r1</id><title>Bad</title><im:rating>1</im:rating><author><name>u</name></author></entry></feed>`);
    expect(feed.items.map((one) => [one.id, one.rating])).toEqual([['r1', 1]]);
  });
});

describe('encodings', () => {
  const euro = '<rss><channel><title>€ தமிழ் हिन्दी</title></channel></rss>';
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'reads %s with and without a byte order mark',
    (encoding) => {
      for (const addBOM of [true, false]) {
        const feed = read(
          iconv.encode(euro, encoding, { addBOM }),
          'text/xml; charset=iso-8859-1'.slice(0, encoding === 'utf-8' ? 8 : undefined),
        );
        expect(feed).toMatchObject({ title: '€ தமிழ் हिन्दी', encoding });
      }
    },
  );
  const declared = (label: string, text = 'Grüße') =>
    `<?xml version="1.0" encoding="${label}"?><rss><channel><title>${text}</title></channel></rss>`;
  it.each([
    ['declared Latin-1', iconv.encode(declared('iso-8859-1'), 'latin1'), null, 'Grüße'],
    ['declared KOI8-R', iconv.encode(declared('koi8-r', 'Привет'), 'koi8-r'), null, 'Привет'],
    ['declared Shift_JIS', iconv.encode(declared('Shift_JIS', '苦情'), 'shift_jis'), null, '苦情'],
    [
      'HTTP charset over a wrong declaration',
      iconv.encode(declared('utf-8', 'Привет'), 'windows-1251'),
      "text/xml; charset = 'windows-1251'",
      'Привет',
    ],
    [
      "a server's default Latin-1 over true UTF-8",
      Buffer.from(declared('utf-8')),
      'text/xml; charset=ISO-8859-1',
      'Grüße',
    ],
    [
      'windows-1252 that says UTF-8',
      iconv.encode(declared('utf-8', '“Grüße”'), 'windows-1252'),
      null,
      '“Grüße”',
    ],
    [
      'no declaration at all',
      iconv.encode('<rss><channel><title>Grüße</title></channel></rss>', 'latin1'),
      null,
      'Grüße',
    ],
    [
      'a mixture of both',
      Buffer.concat([
        Buffer.from('<rss><channel><title>ü '),
        Buffer.from([0xfc]),
        Buffer.from('</title></channel></rss>'),
      ]),
      null,
      'ü ü',
    ],
    [
      'an encoding that does not exist',
      Buffer.from(declared('klingon')),
      'text/xml; charset=nonsense',
      'Grüße',
    ],
    ['UTF-16 by label only', Buffer.from(declared('utf-16')), null, 'Grüße'],
    ['UTF-7 by label', Buffer.from(declared('utf-7', '+ADw-b+AD4-')), null, '+ADw-b+AD4-'],
    ['C1 controls meant as windows-1252', Buffer.from(declared('utf-8', 'it\u0092s')), null, 'it’s'],
  ])('reads %s', (_name, bytes, contentType, title) => {
    expect(read(bytes, contentType).title).toBe(title);
  });
});

describe('damage', () => {
  it.each([
    [
      'cut off in the middle of a tag',
      '<rss><channel><title>T</title><item><title>a</title></item><item><title>b</titl',
      ['a', 'b'],
    ],
    ['cut off in CDATA', '<rss><channel><item><title>a</title></item><item><title><![CDATA[b', ['a', 'b']],
    [
      'unclosed items',
      '<rss><channel><item><title>a</title><item><title>b</title></channel></rss>',
      ['a', 'b'],
    ],
    [
      'crossed tags',
      '<rss><channel><item><title>a</item></title><item><title>b</title></item></channel></rss>',
      ['a', 'b'],
    ],
    [
      'an unclosed image before the items',
      '<rss><channel><image><title>i</title><item><title>a</title></item></channel></rss>',
      ['a'],
    ],
    [
      'a bare ampersand',
      '<rss><channel><item><title>R&D & more</title></item></channel></rss>',
      ['R&D & more'],
    ],
    ['undeclared prefixes', '<rss><channel><item><dc:title>a</dc:title></item></channel></rss>', ['a']],
    [
      'NULs and control characters',
      '<rss><channel><item><title>a\u0000\u0001b</title></item></channel></rss>',
      ['ab'],
    ],
    [
      'a warning in front',
      '<br />\n<b>Warning</b>: mysql in x.php<br />\n<?xml version="1.0"?><rss><channel><item><title>a</title></item></channel></rss>',
      ['a'],
    ],
    [
      'an HTML doctype',
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><rss><channel><item><title>a</title></item></channel></rss>',
      ['a'],
    ],
    ['a missing quote', '<rss version="2.0><channel><item><title>a</title></item></channel></rss>', ['a']],
    ['no channel', '<rss><item><title>a</title></item></rss>', ['a']],
  ])('reads a document with %s', (_name, document, titles) => {
    expect(read(document).items.map((one) => one.title)).toEqual(titles);
  });

  it.each([
    ['empty', '', 'empty'],
    ['blank', ' \n', 'empty'],
    ['only a comment', '<!-- nothing -->', 'empty'],
    ['prose', 'Not found', 'not-a-feed'],
    ['other XML', '<opml><body/></opml>', 'not-a-feed'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not-a-feed'],
    ['other JSON', '{"error":"no"}', 'not-a-feed'],
    ['a JSON list', '[1,2]', 'not-a-feed'],
    ['cut off JSON', '{"version":"https://jsonfeed.org/version/1","items":[', 'bad-json'],
  ])('refuses what is %s', (_name, document, code) => {
    const result = parse(document);
    expect(result).toMatchObject({ ok: false, code });
    expect(result.ok ? '' : result.message).not.toBe('');
  });

  it('recognises a web page and lists the feeds it names', () => {
    const result =
      parse(`<!doctype html><html><head><title>Shop &amp; Co</title><base href="/en/"><link rel="alternate" type="application/rss+xml" title="News" href="feed.xml">
      <link rel='ALTERNATE' type='application/atom+xml' href=//other.example/atom><link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1"><link rel="stylesheet" href="x.css">
      <script>'<link rel="alternate" type="application/rss+xml" href="no">'</script></head><body><a href="/rss.xml">rss</a></body></html>`);
    expect(result).toEqual({
      ok: false,
      code: 'web-page',
      title: 'Shop & Co',
      message: expect.stringContaining('2 feed(s)') as string,
      alternates: [
        { url: 'https://site.example/en/feed.xml', title: 'News' },
        { url: 'https://other.example/atom', title: null },
      ],
    });
  });
});
