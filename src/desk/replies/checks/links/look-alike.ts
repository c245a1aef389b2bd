/**
 * Names that are meant to be taken for another: letters of other scripts that look Latin, 0 for o, one letter changed, and the
 * brand's name with "support" behind it. Pure; compares names, opens nothing.
 */

// What looks the same in most faces: Cyrillic and Greek for Latin, digits for letters.
const looksLike: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ї: 'i',
  ј: 'j',
  ѕ: 's',
  һ: 'h',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  ɡ: 'g',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  α: 'a',
  ο: 'o',
  ν: 'v',
  ρ: 'p',
  ι: 'i',
  κ: 'k',
  τ: 't',
  υ: 'u',
  ε: 'e',
  ı: 'i',
  ł: 'l',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  '|': 'l',
};

/** One form for everything that looks alike. */
export function skeleton(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase();
  return [...bare]
    .map((letter) => looksLike[letter] ?? letter)
    .join('')
    .replace(/rn/gu, 'm')
    .replace(/vv/gu, 'w')
    .replace(/i/gu, 'l')
    .replace(/[-_.\s]/gu, '');
}

/** Letters of several scripts in one label, or of another script only that spell a Latin word. */
export function isForged(host: string): boolean {
  return host.split('.').some((label) => {
    if (label.startsWith('xn--')) return true;
    const latin = /\p{Script=Latin}/u.test(label);
    const like = /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(label);
    if (latin && /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(label)) return true;
    return like && /^[a-z0-9-]+$/u.test(skeleton(label));
  });
}

/** The known host that this one imitates; null when there is none or it is known itself. */
export function imitated(host: string, known: readonly string[]): string | null {
  if (known.some((one) => isHostOf(host, one))) return null;
  const name = mainLabel(host);
  for (const one of known) {
    const theirs = mainLabel(one);
    if (theirs.length < 4) continue;
    if (name !== theirs && skeleton(name) === skeleton(theirs)) return one;
    if (theirs.length >= 6 && name !== theirs && isOneSlip(name, theirs)) return one;
    // care.nilahome.example.other.example: the known host as the beginning of another.
    if (host.startsWith(`${one}.`) || host.includes(`.${one}.`)) return one;
  }
  return null;
}

export function isHostOf(host: string, known: string): boolean {
  return host === known || host.endsWith(`.${known}`);
}

/** A handle that could be taken for one of the brand's own and is none of them. */
export function isImpostor(handle: string, own: readonly string[], helping: ReadonlySet<string>): boolean {
  const local = localPart(handle);
  const mine = own.map(localPart).filter((one) => one.length >= 4);
  if (local === '' || own.some((one) => isSameHandle(one, handle))) return false;
  // The brand's very name on a server where the brand is not.
  if (mine.includes(local)) return true;
  const shape = skeleton(local);
  return mine.some((one) => {
    const ours = skeleton(one);
    if (shape === ours || (ours.length >= 6 && isOneSlip(shape, ours))) return true;
    const rest = shape.startsWith(ours)
      ? shape.slice(ours.length)
      : shape.endsWith(ours)
        ? shape.slice(0, -ours.length)
        : null;
    return rest !== null && [...helping].some((word) => skeleton(word) === rest);
  });
}

/** The same name, on the same server where both name one. */
export function isSameHandle(a: string, b: string): boolean {
  const [nameA, serverA] = a.replace(/^@/u, '').toLowerCase().split('@');
  const [nameB, serverB] = b.replace(/^@/u, '').toLowerCase().split('@');
  return nameA === nameB && (serverA === undefined || serverB === undefined || serverA === serverB);
}

/** A display name that is the brand's whole name, however it is written, perhaps with "support" beside it. One word may be anybody's name. */
export function isNamedLike(name: string, own: readonly string[], helping: ReadonlySet<string>): boolean {
  const words = name.split(/[^\p{L}\p{M}\p{N}|]+/u).filter(Boolean);
  const rest = words.filter((word) => !helping.has(word.toLowerCase()));
  const shape = skeleton(rest.join(''));
  return own.some((one) => {
    const oneWord = !/[\s_.-]/u.test(one.trim());
    if (skeleton(one).length < 6 || (oneWord && rest.length === words.length)) return false;
    return shape === skeleton(one) || skeleton(name) === skeleton(one);
  });
}

/** One letter added, left out, changed, or two that changed places. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (a.length === b.length)
    return (
      restA.slice(1) === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    );
  return a.length > b.length ? restA.slice(1) === restB : restA === restB.slice(1);
}

function localPart(handle: string): string {
  return (handle.replace(/^@/u, '').split('@')[0] ?? '').toLowerCase();
}

const secondLevel = new Set(['co', 'com', 'org', 'net', 'ac', 'gov', 'edu', 'gen', 'firm', 'ind']);

/** The label that names the owner: nilahome of care.nilahome.co.in. */
function mainLabel(host: string): string {
  return ownerOf(host).split('.')[0] ?? host;
}

/** The part of a host that somebody registered: nilahome.co.in of care.nilahome.co.in. An address in numbers is whole. */
export function ownerOf(host: string): string {
  if (/^[\d.]+$|:/u.test(host)) return host;
  const labels = host.split('.');
  const ending = labels.length > 2 && secondLevel.has(labels.at(-2)!) ? 3 : 2;
  return labels.slice(-ending).join('.');
}
