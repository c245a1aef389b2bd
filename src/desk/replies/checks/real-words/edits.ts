/**
 * The small edits that may turn a sentence into what was meant: a little word put in, taken out or exchanged, another form of a verb or
 * noun, a word that sounds or is spelled like it. Which of them are worth a look is told by counts of neighbours. Trainer and reader share it to the letter. Pure.
 */
import { PIECES, pieceKey } from './counts.js';
import type { Numbered } from './features.js';
import type { Forms, LittleWords } from './forms.js';
import { BOUNDARY, type Lexicon } from './lexicon.js';

export const EDITS = { put: 0, drop: 1, exchange: 2, form: 3, word: 4 } as const;
export type EditKind = (typeof EDITS)[keyof typeof EDITS];

export interface Edit {
  kind: EditKind;
  /** Index in the numbered text; what is put in stands before it. */
  at: number;
  /** Number of the word that goes; -1 where none does. */
  written: number;
  /** Number of the word that comes; -1 where none does. */
  other: number;
}

/** What the counts say of the words around an edit, without it and with it. */
export interface Weighed {
  before: number;
  after: number;
}

/** Answers how often a piece was seen. */
export interface Seen {
  of(key: number): number;
}

/** For the trainer: which side of an edit stands in the text that was counted, and how often it counts. */
export interface Counted {
  side: 'written' | 'other';
  times: number;
}

/** How many words were counted, roughly; only the proportion to the counts matters. */
const TOTAL = 4e6;
const beside = 20;
const behind = 3;
const often = 6;
/** With an edit the words must not be much less likely than without: a word more always costs something. */
const leastGain = [-4, -3, -1.5, -1.5, 0] as const;

export class EditSpace {
  private readonly shares: Float64Array;

  constructor(
    readonly lexicon: Lexicon,
    readonly counts: Seen,
    readonly forms: Forms,
    readonly little: LittleWords,
  ) {
    this.shares = Float64Array.from(lexicon.words, (_, id) => Math.exp(lexicon.logShare(id)));
  }

  /** ln of how likely `word` is behind two others. `own`: this very place was counted, so one is taken off. */
  private likely(two: number, one: number, word: number, own: number): number {
    const { counts, shares } = this;
    const pair = Math.max(0, counts.of(pieceKey(PIECES.ww, one, word, 0)) - own);
    const single = (pair + beside * shares[word]!) / (TOTAL * shares[one]! + beside);
    const first = Math.max(0, counts.of(pieceKey(PIECES.ww, two, one, 0)) - own);
    const three = first === 0 ? 0 : Math.max(0, counts.of(pieceKey(PIECES.www, two, one, word)) - own);
    return Math.log((three + behind * single) / (first + behind));
  }

  weigh(text: Numbered, edit: Edit, counted?: Counted): Weighed {
    const times = (side: Counted['side']): number => (counted?.side === side ? counted.times : 0);
    return {
      before: this.side(text, edit, edit.written, times('written')),
      after: this.side(text, edit, edit.other, times('other')),
    };
  }

  /** The words around an edit with `word` in its place; -1 for none. */
  private side({ ids }: Numbered, { at, written }: Edit, word: number, own: number): number {
    const next = written < 0 ? at : at + 1;
    return this.run(
      ids[at - 2] ?? BOUNDARY,
      ids[at - 1] ?? BOUNDARY,
      word,
      ids[next] ?? BOUNDARY,
      ids[next + 1] ?? BOUNDARY,
      own,
    );
  }

  private run(l2: number, l1: number, word: number, r1: number, r2: number, own: number): number {
    if (word < 0) return this.likely(l2, l1, r1, own) + this.likely(l1, r1, r2, own);
    return this.likely(l2, l1, word, own) + this.likely(l1, word, r1, own) + this.likely(word, r1, r2, own);
  }

  /** All edits of a text that are worth a closer look; `open` says whether a token may be touched. */
  edits(
    text: Numbered,
    from: number,
    to: number,
    open: (at: number) => boolean,
    onEach: (edit: Edit, weighed: Weighed) => void,
    counted?: Counted,
  ): void {
    const { little, forms } = this;
    // What stands there is weighed once for all that may come instead.
    let [weighedAt, weighedWord, before] = [-1, -1, 0];
    const tryIt = (kind: EditKind, at: number, written: number, other: number): void => {
      const edit = { kind, at, written, other };
      if (weighedAt !== at || weighedWord !== written) {
        [weighedAt, weighedWord] = [at, written];
        before = this.side(text, edit, written, counted?.side === 'written' ? counted.times : 0);
      }
      const after = this.side(text, edit, other, counted?.side === 'other' ? counted.times : 0);
      if (after - before >= leastGain[kind]) onEach(edit, { before, after });
    };
    for (let at = from; at <= to; at += 1) {
      const word = at < to ? text.ids[at]! : BOUNDARY;
      if (at > from && (at === to || open(at)) && open(at - 1) && !this.usual(text, at)) {
        for (const put of little.put)
          if (put !== word && put !== text.ids[at - 1] && this.seen(text.ids[at - 1]!, put, word))
            tryIt(EDITS.put, at, -1, put);
      }
      if (at === to || !open(at)) continue;
      // A question begins with what looks one too many: "Could our engineer come".
      if (little.drop.has(word) && !(little.helpers.has(word) && text.ids[at - 1] === BOUNDARY))
        tryIt(EDITS.drop, at, word, -1);
      for (const other of little.exchange.get(word) ?? []) tryIt(EDITS.exchange, at, word, other);
      if (little.closed.has(word)) continue;
      for (let i = forms.starts[word]!; i < forms.starts[word + 1]!; i += 1)
        tryIt(EDITS.form, at, word, forms.others[i]!);
      const { starts, alternatives } = this.lexicon.arrays;
      for (let i = starts[word]!; i < starts[word + 1]!; i += 1)
        if (!isForm(forms, word, alternatives[i]!)) tryIt(EDITS.word, at, word, alternatives[i]!);
    }
  }

  /** What was often seen just so misses nothing. */
  private usual({ ids }: Numbered, at: number): boolean {
    const [l2, l1, r1, r2] = [ids[at - 2]!, ids[at - 1]!, ids[at]!, ids[at + 1] ?? BOUNDARY];
    return (
      this.counts.of(pieceKey(PIECES.www, l1, r1, r2)) >= often &&
      this.counts.of(pieceKey(PIECES.www, l2, l1, r1)) >= often
    );
  }

  /** A word between two others is thinkable where it was seen beside both, or beside one of them often. */
  private seen(left: number, word: number, right: number): boolean {
    const before = this.counts.of(pieceKey(PIECES.ww, left, word, 0));
    const behindIt = this.counts.of(pieceKey(PIECES.ww, word, right, 0));
    return (before > 2 && behindIt > 2) || before + behindIt > 60;
  }
}

export function isForm({ starts, others }: Forms, word: number, other: number): boolean {
  for (let i = starts[word]!; i < starts[word + 1]!; i += 1) if (others[i] === other) return true;
  return false;
}
