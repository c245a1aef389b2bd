/**
 * Regular expressions that find what the same ones with the flag `u` find, made without it. V8 turns a pattern of the `u` kind into
 * twice the code, tried twice as slowly; and past a megabyte of such code in all (several hundred patterns of the checks) it stops
 * making good code for any pattern, so that all of them take five times as long. Letters of the higher planes (mathematical
 * ones, dead scripts) are no letters to it.
 */

/** A sign of the higher planes (an emoji, mostly) is two units, which what is "anything but" must take together or not at all. */
const wholeSigns = (set: string): string =>
  `(?:[\\ud800-\\udbff][\\udc00-\\udfff]|(?![\\ud800-\\udfff])${set})`;
/** What cannot be said without `u`: whole letters of higher planes, classes of everything else, references by number or name. */
const beyond = /\\P\{|\\u\{|\\[1-9k]|[\u{10000}-\u{10ffff}]/u;

/** `flags` with `u` or without. A source that cannot do without keeps it. Throws SyntaxError. */
export function quickPattern(source: string, flags: string): RegExp {
  if (beyond.test(source)) return new RegExp(source, flags.includes('u') ? flags : `${flags}u`);
  return new RegExp(withoutUnicode(source), flags.replace('u', ''));
}

function withoutUnicode(source: string): string {
  let made = '';
  for (let at = 0; at < source.length; at++) {
    const unit = source[at]!;
    if (unit === '\\' && source[at + 1] === 'p') {
      const end = source.indexOf('}', at);
      made += `[${unitsOf(source.slice(at, end + 1))}]`;
      at = end;
    } else if (unit === '\\') {
      const escaped = unit + source[++at]!;
      made += /[SWD]/.test(escaped) ? wholeSigns(escaped) : escaped;
    } else if (unit === '.') {
      made += wholeSigns(unit);
    } else if (unit === '[') {
      const { set, end, open } = bracket(source, at);
      made += open ? wholeSigns(set) : set;
      at = end;
    } else made += unit;
  }
  return made;
}

/** `open`: holds everything but some. `end`: where it closes. */
function bracket(source: string, from: number): { set: string; end: number; open: boolean } {
  let open = source[from + 1] === '^';
  const head = open ? '[^' : '[';
  let [set, properties] = ['', ''];
  let at = from + head.length;
  for (; source[at] !== ']'; at++) {
    if (source[at] !== '\\') set += source[at];
    else if (source[at + 1] === 'p') {
      const end = source.indexOf('}', at);
      properties += source.slice(at, end + 1);
      at = end;
    } else {
      const escaped = source[at]! + source[++at]!;
      open ||= /[SWD]/.test(escaped);
      set += escaped;
    }
  }
  // First, because a hyphen may stand at the end.
  return { set: `${head}${unitsOf(properties)}${set}]`, end: at, open };
}

const known = new Map<string, string>();

/**
 * The units of the first plane that have one of the properties of Unicode (`\p{L}\p{M}`), for the inside of brackets. Gaps that nobody
 * fills count as filled, which makes the ranges few.
 */
function unitsOf(properties: string): string {
  const kept = properties === '' ? '' : known.get(properties);
  if (kept !== undefined) return kept;
  const has = new RegExp(`[${properties}]`, 'u');
  const nobody = /\p{Cn}/u;
  const ranges: [number, number][] = [];
  let bridged = false;
  for (let unit = 0; unit < 0xffff; unit++) {
    if (unit === 0xd800) [unit, bridged] = [0xf900, false]; // halves of pairs, and what is nobody's by agreement
    const letter = String.fromCharCode(unit);
    if (has.test(letter)) {
      if (bridged) ranges.at(-1)![1] = unit;
      else ranges.push([unit, unit]);
      bridged = true;
    } else bridged &&= nobody.test(letter);
  }
  const units = ranges.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join('');
  known.set(properties, units);
  return units;
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
