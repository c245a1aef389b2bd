/** What a snippet says beyond the title it begins with, so that a line is not read twice. Pure. */
export function afterTitle(snippet: string, title: string): string {
  const said = title.replace(/…$/u, '').trim();
  if (said === '' || !snippet.startsWith(said)) return snippet;
  const rest = snippet
    .slice(said.length)
    .replace(/^[\s,;:.!?।]+/u, '')
    .trim();
  return title.endsWith('…') && rest !== '' ? `… ${rest}` : rest;
}
