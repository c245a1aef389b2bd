/**
 * What changed between two texts, word by word, in any script: words are cut as Unicode says, so that a Tamil or Hindi word with its
 * vowel signs stays whole. Pure. The pieces that are not new give back the older text, those that are not gone the newer one.
 */
export interface DiffPiece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Longer texts that differ everywhere would keep the screen waiting: between them only the ends are compared. */
const MOST_PAIRS = 4_000_000;
const cutter = new Intl.Segmenter('und', { granularity: 'word' });
const wordsOf = (text: string): string[] => [...cutter.segment(text)].map(({ segment }) => segment);

export function wordDiff(before: string, after: string): DiffPiece[] {
  const older = wordsOf(before);
  const newer = wordsOf(after);
  const shortest = Math.min(older.length, newer.length);
  let head = 0;
  while (head < shortest && older[head] === newer[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && older[older.length - 1 - tail] === newer[newer.length - 1 - tail])
    tail += 1;
  const middle = between(older.slice(head, older.length - tail), newer.slice(head, newer.length - tail));
  return readable([
    ...older.slice(0, head).map((text): DiffPiece => ({ kind: 'same', text })),
    ...middle,
    ...older.slice(older.length - tail).map((text): DiffPiece => ({ kind: 'same', text })),
  ]);
}

/** By the longest common row of words. */
function between(older: readonly string[], newer: readonly string[]): DiffPiece[] {
  const rows = older.length;
  const columns = newer.length;
  const all = (kind: 'gone' | 'new', words: readonly string[]) =>
    words.map((text): DiffPiece => ({ kind, text }));
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS)
    return [...all('gone', older), ...all('new', newer)];
  const width = columns + 1;
  const common = new Uint16Array((rows + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      common[row * width + column] =
        older[row] === newer[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const pieces: DiffPiece[] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    if (older[row] === newer[column]) {
      pieces.push({ kind: 'same', text: older[row] ?? '' });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1))
      pieces.push({ kind: 'gone', text: older[row++] ?? '' });
    else pieces.push({ kind: 'new', text: newer[column++] ?? '' });
  }
  return [...pieces, ...all('gone', older.slice(row)), ...all('new', newer.slice(column))];
}

/** As people read it: one run gone, then one run new; a mere space between two changes belongs to them. */
function readable(pieces: readonly DiffPiece[]): DiffPiece[] {
  const shown: DiffPiece[] = [];
  let gone = '';
  let fresh = '';
  const close = () => {
    if (gone) shown.push({ kind: 'gone', text: gone });
    if (fresh) shown.push({ kind: 'new', text: fresh });
    gone = '';
    fresh = '';
  };
  pieces.forEach(({ kind, text }, index) => {
    const joins =
      kind === 'same' && /^\s+$/u.test(text) && pieces[index + 1]?.kind !== 'same' && pieces[index + 1];
    if (kind === 'gone') gone += text;
    else if (kind === 'new') fresh += text;
    else if (joins && gone && fresh) {
      gone += text;
      fresh += text;
    } else {
      close();
      const last = shown.at(-1);
      if (last?.kind === 'same') last.text += text;
      else shown.push({ kind: 'same', text });
    }
  });
  close();
  return shown;
}
