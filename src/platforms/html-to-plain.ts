/**
 * HTML of posts to plain text (lines kept, markup gone), and to sanitised HTML that is safe to show. Pure and linear,
 * so hostile nesting costs nothing; shared by every connector. Plain text never contains an address that was only an attribute.
 */
import sanitize from 'sanitize-html';
import { type Attribute, scanMarkup } from './markup.js';

const BREAK_AROUND = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup hr li main nav ol option ' +
    'pre section select summary table tbody tfoot thead title tr ul'
  ).split(' '),
);
const PARAGRAPH = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const CODE = new Set(['script', 'style']);
const DROPPED = new Set([...CODE, 'iframe', 'noembed', 'noframes', 'template', 'svg', 'math']);

/** Text as a reader sees it: block elements on lines of their own, one empty line between paragraphs, list items with "- ". */
export function htmlToPlain(html: string): string {
  // An element without end tag must not swallow the rest of the text, so then only code is dropped.
  return convert(html, DROPPED) ?? convert(html, CODE) ?? '';
}

function convert(html: string, hidden: ReadonlySet<string>): string | null {
  const out = new Lines();
  let preformatted = 0;
  let dropped = null as string | null;
  let droppedDepth = 0;
  scanMarkup(html, 'html', {
    open(name, attributes, selfClosing) {
      if (dropped !== null) {
        if (name === dropped && !selfClosing) droppedDepth++;
        return;
      }
      if (hidden.has(name) && !selfClosing) {
        dropped = name;
        droppedDepth = 1;
      } else if (name === 'br') out.typeBreak();
      else if (PARAGRAPH.has(name)) out.wantBreaks(2);
      else if (name === 'li') out.beginItem();
      else if (name === 'td' || name === 'th') out.write(' ');
      else if (BREAK_AROUND.has(name)) out.wantBreaks(1);
      else if (name === 'img') out.write(emojiOf(attributes));
      if (name === 'pre' && !selfClosing) preformatted++;
    },
    close(name) {
      if (dropped !== null) {
        if (name === dropped && --droppedDepth === 0) dropped = null;
        return;
      }
      if (PARAGRAPH.has(name)) out.wantBreaks(2);
      else if (BREAK_AROUND.has(name)) out.wantBreaks(1);
      if (name === 'pre' && preformatted > 0) preformatted--;
    },
    text(text) {
      if (dropped !== null) return;
      if (preformatted === 0) out.write(text);
      else
        text.split(/\r\n?|\n/).forEach((line, i) => {
          if (i > 0) out.typeBreak();
          out.write(line);
        });
    },
  });
  return dropped !== null && !CODE.has(dropped) ? null : out.toString();
}

/** Text under construction: white space collapsed, breaks written only once text follows them. */
class Lines {
  private readonly parts: string[] = [];
  private space = false;
  private typed = 0;
  private wanted = 0;
  private marker = '';

  write(text: string): void {
    const plain = text.replace(/\u00ad/g, '').replace(/[ \t\r\n\f\u00a0]+/g, ' ');
    if (plain === '') return;
    const word = plain.trim();
    if (word === '') {
      this.space = true;
      return;
    }
    if (this.parts.length > 0) {
      const breaks = Math.min(2, Math.max(this.wanted, this.typed));
      if (breaks > 0) this.parts.push('\n'.repeat(breaks));
      else if (this.space || plain.startsWith(' ')) this.parts.push(' ');
    }
    this.parts.push(this.marker, word);
    this.typed = this.wanted = 0;
    this.marker = '';
    this.space = plain.endsWith(' ');
  }

  typeBreak(): void {
    if (this.marker === '') this.typed++;
  }

  wantBreaks(count: number): void {
    if (this.marker === '') this.wanted = Math.max(this.wanted, count);
  }

  beginItem(): void {
    this.wantBreaks(1);
    this.marker = '- ';
  }

  toString(): string {
    return this.parts.join('');
  }
}

/** Pictures that stand for a character carry it in `alt`; other pictures are media, not text. */
function emojiOf(attributes: Attribute[]): string {
  const value = (name: string) => attributes.find((attribute) => attribute.name === name)?.value ?? '';
  return /emoji|smiley/i.test(value('class')) ? value('alt') : '';
}

/** Plain text that came with entities only, or with none: decoded when it holds markup or entities, else as it is. */
export function looksLikeHtml(text: string): boolean {
  return (
    /<(?:[a-z][a-z0-9]*[\s/>]|\/[a-z]|!--|!\[CDATA\[)/i.test(text) ||
    /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i.test(text)
  );
}

const SAFE: sanitize.IOptions = {
  allowedTags: (
    'a abbr b blockquote br cite code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub ' +
    'summary sup table tbody td tfoot th thead time tr u ul var'
  ).split(' '),
  allowedAttributes: {
    a: ['href', 'title', 'rel', 'target'],
    abbr: ['title'],
    time: ['datetime'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    '*': ['lang', 'dir'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 60,
  transformTags: {
    a: sanitize.simpleTransform('a', { rel: 'nofollow noopener noreferrer ugc', target: '_blank' }),
  },
};

/** HTML that can be shown as it is: no scripts, styles, forms, frames or remote pictures; links open outside without a referrer. */
export function sanitiseHtml(html: string): string {
  return sanitize(html, SAFE);
}

/** The same HTML with the relative addresses of its attributes made absolute; everything else is left byte for byte. */
export function absoluteUrls(html: string, base: string | null): string {
  if (base === null || !URL.canParse(base)) return html;
  const parts: string[] = [];
  let copied = 0;
  scanMarkup(html, 'html', {
    open(_name, attributes) {
      for (const { name, value, from, to } of attributes) {
        if (!/^(href|src|cite|action|poster|data|background|longdesc|formaction)$/.test(name) || from === to)
          continue;
        const reference = value.trim();
        if (
          /^[a-z][a-z0-9+.-]*:/i.test(reference) ||
          reference.startsWith('#') ||
          !URL.canParse(reference, base)
        )
          continue;
        parts.push(
          html.slice(copied, from),
          new URL(reference, base).href.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/'/g, '&#39;'),
        );
        copied = to;
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  return parts.length === 0 ? html : parts.join('') + html.slice(copied);
}
