/**
 * With which letters can a match of a regular expression begin? Reads the small part of the grammar that patterns of tone use
 * and says "any" (null) wherever it is not sure, so it can never hide a match.
 */

interface Part {
  /** Null: any. */
  letters: Set<string> | null;
  mayBeEmpty: boolean;
}

/** Null when a match may begin with anything. */
export function firstLetters(source: string): ReadonlySet<string> | null {
  const reader = { units: [...source], at: 0 };
  const part = alternatives(reader);
  return part.mayBeEmpty ? null : part.letters;
}

interface Reader {
  units: string[];
  at: number;
}

function alternatives(reader: Reader): Part {
  let whole = sequence(reader);
  while (reader.units[reader.at] === '|') {
    reader.at += 1;
    const next = sequence(reader);
    whole = { letters: both(whole.letters, next.letters), mayBeEmpty: whole.mayBeEmpty || next.mayBeEmpty };
  }
  return whole;
}

function sequence(reader: Reader): Part {
  let whole: Part = { letters: new Set(), mayBeEmpty: true };
  while (reader.at < reader.units.length && !'|)'.includes(reader.units[reader.at]!)) {
    const part = quantified(reader, piece(reader));
    if (whole.mayBeEmpty) whole = { letters: both(whole.letters, part.letters), mayBeEmpty: part.mayBeEmpty };
  }
  return whole;
}

function piece(reader: Reader): Part {
  const unit = reader.units[reader.at++]!;
  if (unit === '(') return group(reader);
  if (unit === '[') return set(reader);
  if (unit === '.') return { letters: null, mayBeEmpty: false };
  if (unit === '^' || unit === '$') return { letters: new Set(), mayBeEmpty: true };
  if (unit !== '\\') return { letters: new Set([unit]), mayBeEmpty: false };
  const escaped = reader.units[reader.at++]!;
  return { letters: /[a-z0-9]/i.test(escaped) ? null : new Set([escaped]), mayBeEmpty: false };
}

function group(reader: Reader): Part {
  const looks = /^\?(?:<?[=!])/.exec(reader.units.slice(reader.at, reader.at + 3).join(''));
  if (looks) reader.at += looks[0].length;
  else if (reader.units[reader.at] === '?') reader.at += 2;
  const part = alternatives(reader);
  reader.at += 1;
  return looks ? { letters: new Set(), mayBeEmpty: true } : part;
}

function set(reader: Reader): Part {
  const end = reader.units.indexOf(']', reader.at);
  const held = reader.units.slice(reader.at, end);
  reader.at = end + 1;
  const plain = held[0] !== '^' && !held.includes('\\') && !held.slice(1, -1).includes('-');
  return { letters: plain ? new Set(held) : null, mayBeEmpty: false };
}

function quantified(reader: Reader, part: Part): Part {
  const sign = reader.units[reader.at];
  let mayBeEmpty = part.mayBeEmpty;
  if (sign === '?' || sign === '*' || sign === '+') {
    reader.at += 1;
    mayBeEmpty ||= sign !== '+';
  } else if (sign === '{') {
    mayBeEmpty ||= reader.units[reader.at + 1] === '0';
    reader.at = reader.units.indexOf('}', reader.at) + 1;
  } else return part;
  if (reader.units[reader.at] === '?') reader.at += 1;
  return { letters: part.letters, mayBeEmpty };
}

function both(a: Set<string> | null, b: Set<string> | null): Set<string> | null {
  return a === null || b === null ? null : new Set([...a, ...b]);
}
