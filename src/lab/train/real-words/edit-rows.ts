/**
 * Rows to learn small edits from: right sentences as they are, and with one fault put in, with the edit that undoes it. Pure but for
 * the chance it is given.
 */
import {
  editFeatures,
  kindsOf,
  MOST_EDIT_FEATURES,
} from '../../../desk/replies/checks/real-words/edit-features.js';
import {
  type Counted,
  type Edit,
  EDITS,
  type EditKind,
  type EditSpace,
  isForm,
} from '../../../desk/replies/checks/real-words/edits.js';
import { type Numbered, numbered, PAD } from '../../../desk/replies/checks/real-words/features.js';
import { BOUNDARY, NO_WORDS } from '../../../desk/replies/checks/real-words/lexicon.js';
import { tokensOf } from '../../../desk/replies/checks/real-words/tokens.js';
import { type Random, random } from '../random.js';
import type { Rows } from './fit-gaps.js';

/** Of each kind: how many faults are put into a sentence of ten words. */
const FAULTS: Readonly<Record<EditKind, number>> = { 0: 0.8, 1: 0.8, 2: 0.9, 3: 0.9, 4: 0.7 };

export interface Taught {
  text: string;
  share: number;
  /** How often it was counted. */
  times: number;
}

export class RowMaker {
  private readonly rng: Random = random(17);
  private readonly into = new Int32Array(MOST_EDIT_FEATURES);
  private buckets = new Int32Array(1 << 26);
  private size = 0;
  private readonly starts: number[] = [0];
  private readonly labels: number[] = [];

  /** By right word: open words that may be written in its place and are no form of it. */
  private readonly writtenFor: number[][];

  constructor(private readonly space: EditSpace) {
    const { lexicon, forms, little } = space;
    const { starts, alternatives } = lexicon.arrays;
    this.writtenFor = lexicon.words.map(() => []);
    lexicon.words.forEach((_, word) => {
      if (little.closed.has(word)) return;
      for (let i = starts[word]!; i < starts[word + 1]!; i += 1)
        if (!isForm(forms, word, alternatives[i]!)) this.writtenFor[alternatives[i]!]!.push(word);
    });
  }

  add({ text: raw, share, times }: Taught): void {
    const { space, rng } = this;
    const text = numbered(tokensOf(raw), space.lexicon);
    const kinds = kindsOf(text, space);
    const end = text.ids.length - PAD;
    const open = (at: number): boolean => !NO_WORDS.has(space.lexicon.words[text.ids[at]!]!);
    const was: Counted = { side: 'written', times };
    if (rng() < share)
      space.edits(
        text,
        PAD,
        end,
        open,
        (edit, weighed) => this.row(0, editFeatures(text, kinds, edit, weighed, space, this.into, was)),
        was,
      );
    const many = ((end - PAD) / 10) * share;
    for (const kind of [0, 1, 2, 3, 4] as const)
      for (let left = FAULTS[kind] * many; rng() < left; left -= 1)
        this.fault(text, kind, { side: 'other', times });
  }

  /** A sentence with one fault put in, and the edit that undoes it. */
  private fault(right: Numbered, kind: EditKind, was: Counted): void {
    const { space, rng } = this;
    const made = broken(right, kind, space, this.writtenFor, rng);
    if (!made) return;
    const { text, edit } = made;
    const weighed = space.weigh(text, edit, was);
    const kinds = kindsOf(text, space);
    this.row(1, editFeatures(text, kinds, edit, weighed, space, this.into, was));
  }

  private row(label: number, size: number): void {
    if (this.size + size > this.buckets.length) {
      const larger = new Int32Array(this.buckets.length * 2);
      larger.set(this.buckets);
      this.buckets = larger;
    }
    this.buckets.set(this.into.subarray(0, size), this.size);
    this.size += size;
    this.starts.push(this.size);
    this.labels.push(label);
  }

  made(): Rows {
    return {
      buckets: this.buckets.subarray(0, this.size),
      starts: Int32Array.from(this.starts),
      labels: Uint8Array.from(this.labels),
    };
  }
}

function pick<T>(list: readonly T[], rng: Random): T | undefined {
  return list[Math.floor(rng() * list.length)];
}

/** One fault of this kind at a random place; null where there is none to be made. */
function broken(
  right: Numbered,
  kind: EditKind,
  space: EditSpace,
  writtenFor: readonly (readonly number[])[],
  rng: Random,
): { text: Numbered; edit: Edit } | null {
  const { little, forms, lexicon } = space;
  const places = Array.from({ length: right.ids.length - 2 * PAD }, (_, i) => i + PAD);
  const idAt = (at: number): number => right.ids[at]!;
  const plain = (at: number): boolean => !NO_WORDS.has(lexicon.words[idAt(at)]!);
  const replace = (at: number, gone: number, ids: number[]): Numbered => ({
    ids: spliced(right.ids, at, gone, ids),
    classes: spliced(
      right.classes,
      at,
      gone,
      ids.map((id) => lexicon.arrays.classes[id]!),
    ),
  });
  if (kind === EDITS.put) {
    const puts = new Set(little.put);
    const at = pick(
      places.filter((place) => puts.has(idAt(place)) && (plain(place - 1) || plain(place + 1))),
      rng,
    );
    if (at === undefined) return null;
    return { text: replace(at, 1, []), edit: { kind, at, written: -1, other: idAt(at) } };
  }
  if (kind === EDITS.drop) {
    const at = pick(
      places.filter((place) => plain(place) && (place === PAD || plain(place - 1))),
      rng,
    );
    const word = pick([...little.drop], rng);
    if (at === undefined || word === undefined || word === idAt(at) || word === idAt(at - 1)) return null;
    return { text: replace(at, 0, [word]), edit: { kind, at, written: word, other: -1 } };
  }
  if (kind === EDITS.exchange) {
    const at = pick(
      places.filter((place) => little.exchange.has(idAt(place))),
      rng,
    );
    if (at === undefined) return null;
    const wrong = pick(little.exchange.get(idAt(at))!, rng)!;
    return { text: replace(at, 1, [wrong]), edit: { kind, at, written: wrong, other: idAt(at) } };
  }
  if (kind === EDITS.word) {
    const at = pick(
      places.filter((place) => plain(place) && writtenFor[idAt(place)]!.length > 0),
      rng,
    );
    if (at === undefined) return null;
    const wrong = pick(writtenFor[idAt(at)]!, rng)!;
    return { text: replace(at, 1, [wrong]), edit: { kind, at, written: wrong, other: idAt(at) } };
  }
  const at = pick(
    places.filter(
      (place) =>
        plain(place) &&
        !little.closed.has(idAt(place)) &&
        forms.starts[idAt(place)]! < forms.starts[idAt(place) + 1]!,
    ),
    rng,
  );
  if (at === undefined) return null;
  const [from, to] = [forms.starts[idAt(at)]!, forms.starts[idAt(at) + 1]!];
  const wrong = forms.others[from + Math.floor(rng() * (to - from))]!;
  if (wrong === BOUNDARY) return null;
  return { text: replace(at, 1, [wrong]), edit: { kind, at, written: wrong, other: idAt(at) } };
}

function spliced(list: Int32Array, at: number, gone: number, put: readonly number[]): Int32Array {
  return Int32Array.from([...list.subarray(0, at), ...put, ...list.subarray(at + gone)]);
}
