/** A short name for addresses, a-z, digits and dashes. Pure; a name in another script gets a neutral one with a check of its letters. */
export function slugOf(name: string): string {
  const latin = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  if (latin !== '') return latin;
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007;
  return `brand-${sum.toString(36)}`;
}
