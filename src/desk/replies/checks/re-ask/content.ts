/** What a piece of text speaks of: its longer words, cut to their beginnings, so that endings do not part them. Pure. */
const BEGINNING = 4;
const empty = new Set(
  'your that this what when which with from have been were they them there will would could should please kindly tell share send give date time just know need exact aap aapka aapki unga ungal enna eppo sollu bata batai apna'.split(
    ' ',
  ),
);

export function contentOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/\p{L}[\p{L}\p{M}]+/gu))
    if (word.length >= BEGINNING && !empty.has(word)) found.add(word.slice(0, BEGINNING));
  return found;
}
