import {
  absoluteUrls,
  htmlToPlain,
  looksLikeHtml,
  sanitiseHtml,
} from '../../../src/platforms/html-to-plain.js';

describe('HTML to plain text', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<div>a</div><div>b</div>', 'a\nb'],
    ['<div><div><p>a</p></div></div>b', 'a\n\nb'],
    ['<ul><li>a<li>b</ul>', '- a\n- b'],
    ['<ul><li><p>a</p></li><li><div>b</div></li></ul>c', '- a\n\n- b\nc'],
    ['a <b>b</b> <i> c</i>d', 'a b cd'],
    ['<span>a</span> <span>b</span>', 'a b'],
    ['a<br><br><br><br>b', 'a\n\nb'],
    ['a  \n b&nbsp;&nbsp;c', 'a b c'],
    ['<pre>a\n  b</pre>', 'a\nb'],
    ['x &lt;b&gt; &amp;amp; &#x1F600;', 'x <b> &amp; 😀'],
    ['<script>x</script>a<style>b</style><!-- c -->', 'a'],
    ['<a href="javascript:alert(1)">click</a>', 'click'],
    ['<img src="x" alt="chart">a<img class="emoji" alt="😡" src="y">', 'a😡'],
    [
      '<p>@<span>acme</span> <a href="https://t.example/x"><span class="invisible">https://</span><span>t.example/x</span></a></p>',
      '@acme https://t.example/x',
    ],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['a < b', 'a < b'],
    ["<!' kept", "<!' kept"],
    ['sa<!-- -- x >fe', 'safe'],
    ['safe<iframe src="x"> text', 'safe text'],
    ['<svg><text>no</text></svg>yes', 'yes'],
    ['க்‍ष', 'க்‍ष'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['<p></p>', ''],
    ['<a href="x', ''],
    ['text<', 'text<'],
    ['', ''],
  ])('%s', (html, plain) => {
    expect(htmlToPlain(html)).toBe(plain);
  });

  it.each([
    ['1 < 2', false],
    ['AT&T', false],
    ['<3', false],
    ['<b>', true],
    ['</p>', true],
    ['&amp;', true],
    ['&#39;', true],
    ['a <!-- b -->', true],
  ])('sees HTML in %s: %s', (text, html) => {
    expect(looksLikeHtml(text)).toBe(html);
  });
});

describe('sanitised HTML', () => {
  it.each([
    ['<p onclick="x">a<script>alert(1)</script></p>', '<p>a</p>'],
    [
      '<a href="javascript:alert(1)">a</a>',
      '<a rel="nofollow noopener noreferrer ugc" target="_blank">a</a>',
    ],
    [
      '<a href="https://a.example/?a=1&b=2" style="x">a</a>',
      '<a href="https://a.example/?a=1&amp;b=2" rel="nofollow noopener noreferrer ugc" target="_blank">a</a>',
    ],
    ['<img src=x onerror=alert(1)><iframe src="x"></iframe><form><input></form>b', 'b'],
    ['<style>*{}</style><svg onload=alert(1)><math>', ''],
    ['<b>open', '<b>open</b>'],
  ])('%s', (html, safe) => {
    expect(sanitiseHtml(html)).toBe(safe);
  });
});

describe('absolute addresses', () => {
  it.each([
    ['<a href="x?a=1&amp;b=2">', '<a href="https://s.example/d/x?a=1&amp;b=2">'],
    ['<img src=/p.png alt="a>b">', '<img src=https://s.example/p.png alt="a>b">'],
    ['<a href="https://o.example/">', '<a href="https://o.example/">'],
    ['<a href="#top"><a href="mailto:a@b.example">', '<a href="#top"><a href="mailto:a@b.example">'],
    ['<a href="javascript:x">', '<a href="javascript:x">'],
  ])('%s', (html, absolute) => {
    expect(absoluteUrls(html, 'https://s.example/d/e')).toBe(absolute);
  });

  it('leaves everything alone without a base', () => {
    expect(absoluteUrls('<a href="x">', null)).toBe('<a href="x">');
  });
});
