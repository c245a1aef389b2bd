/** The line under which a case is found: the first sentence of what the customer wrote. Pure; the text given is masked already. */
const MAX = 90;
const LEADING_HANDLES = /^(?:[@#][\p{L}\p{M}\p{N}_.@-]+[\s,:]*)+/u;
/** In UTF-16 units, on the average of a line: families and flags take a dozen. What is longer is no character but a trick. */
const LONGEST_CHARACTER = 16;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** `title` is the post's own headline (reviews have one). Never empty: without words the author's name stands in. */
export function caseTitle(post: { title: string | null; text: string; authorName: string }): string {
  const text = [post.title ?? '', post.text].map(oneLine).find((line) => line !== '') ?? '';
  const plain = text.replace(LEADING_HANDLES, '').trim() || text;
  if (plain === '') return post.authorName;
  const sentence = /^.{12,}?[.!?।](?=\s|$)/u.exec(plain)?.[0] ?? plain;
  return shorten(sentence, MAX);
}

/** At most `max` characters as people count them, cut at a word where one ends near, with an ellipsis. */
export function shorten(text: string, max: number): string {
  // The segmenter copies its whole input with every step: it is only shown what can matter.
  const head = text.slice(0, max * LONGEST_CHARACTER).toWellFormed();
  const graphemes = Array.from(segmenter.segment(head), (part) => part.segment);
  if (graphemes.length <= max && head.length === text.length) return text;
  const cut = graphemes.slice(0, max - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
