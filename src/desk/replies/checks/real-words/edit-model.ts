/**
 * Says which small edits of a sentence were likelier meant: a little word put in, taken out or exchanged, another form. Pure once built
 * from its arrays; it asks the words and counts of the real-word model.
 */
import type { Container } from '../../../../listening/scoring/learned/container.js';
import { Counts } from './counts.js';
import { editFeatures, kindsOf, MOST_EDIT_FEATURES } from './edit-features.js';
import { type Disagreement, disagreements } from './agreement.js';
import { firmness, type Firmness, type TagsOf } from './edit-grammar.js';
import { type EditKind, EDITS, EditSpace, type Seen } from './edits.js';
import { numbered, PAD } from './features.js';
import { type LittleLists, littleWords } from './forms.js';
import { type Lexicon, NO_WORDS, unsigned } from './lexicon.js';
import type { Token } from './tokens.js';

export interface LikelyEdit {
  kind: EditKind;
  /** Index of the token; what is put in stands before it. */
  at: number;
  /** What stands there instead; '' for nothing. */
  other: string;
  /** Log odds that this was meant, as trained. */
  odds: number;
  /** How firmly grammar asks for it. */
  firm: Firmness;
  /** Both words are prepositions. */
  prepositions: boolean;
}

export class EditModel {
  private readonly space: EditSpace;
  private readonly weights: Int8Array;
  /** By word: how much commoner it is in replies than elsewhere, ln times 50. */
  private readonly habit: Int8Array;
  private readonly tagsOf: TagsOf;
  private readonly scale: number;
  private readonly bias: number;
  private readonly into = new Int32Array(MOST_EDIT_FEATURES);

  /** `lexicon` and `counts` must be those it was trained with. */
  constructor({ header, arrays }: Container, lexicon: Lexicon, counts: Counts) {
    const forms = {
      tags: unsigned(arrays['tags']),
      starts: arrays['starts'] as Uint32Array,
      others: unsigned(arrays['others']),
    };
    const lists = header['lists'] as LittleLists;
    this.space = new EditSpace(
      lexicon,
      bothCounts(counts, ownCounts(arrays)),
      forms,
      littleWords(lists, (word) => lexicon.idOf(word)),
    );
    this.weights = arrays['weights'] as Int8Array;
    this.habit = arrays['habit'] as Int8Array;
    this.tagsOf = (word) => {
      const id = lexicon.idOf(word);
      return id === undefined ? 0 : forms.tags[id]!;
    };
    this.scale = header['scale'] as number;
    this.bias = header['bias'] as number;
  }

  disagreements(tokens: readonly Token[]): Disagreement[] {
    return disagreements(tokens, this.tagsOf);
  }

  /** How much a text is worded as replies are: around 0 other texts, around 0.7 replies. There the model knows most. */
  familiarity(tokens: readonly Token[]): number {
    let [sum, known] = [0, 0];
    for (const { word, text } of tokens) {
      const id = word ? this.space.lexicon.idOf(text) : undefined;
      if (id === undefined) continue;
      sum += this.habit[id]! / 50;
      known += 1;
    }
    return known === 0 ? 0 : sum / known;
  }

  /** The edits that `open` lets through, likelier than `least`. */
  judge(tokens: readonly Token[], open: (at: number) => boolean, least: number): LikelyEdit[] {
    const { space, into } = this;
    const text = numbered(tokens, space.lexicon);
    const kinds = kindsOf(text, space);
    const found: LikelyEdit[] = [];
    space.edits(
      text,
      PAD,
      text.ids.length - PAD,
      (at) => open(at - PAD) && !NO_WORDS.has(space.lexicon.words[text.ids[at]!]!),
      (edit, weighed) => {
        const size = editFeatures(text, kinds, edit, weighed, space, into);
        let sum = 0;
        for (let i = 0; i < size; i += 1) sum += this.weights[into[i]!]!;
        const odds = sum * this.scale + this.bias;
        if (odds < least) return;
        const other = edit.other < 0 ? '' : space.lexicon.words[edit.other]!;
        const at = edit.at - PAD;
        const firm = edit.kind === EDITS.form ? firmness(tokens, at, other, this.tagsOf) : 0;
        const { prepositions: some } = space.little;
        const prepositions = some.has(edit.written) && some.has(edit.other);
        found.push({ kind: edit.kind, at, other, odds, firm, prepositions });
      },
    );
    return found;
  }
}

/** How much once in a reply of ours weighs beside once in the texts of others. */
export const OWN_WEIGHT = 3;

export function bothCounts(others: Counts, own: Counts): Seen {
  return { of: (key) => others.of(key) + OWN_WEIGHT * own.of(key) };
}

function ownCounts(arrays: Container['arrays']): Counts {
  return new Counts({
    starts: arrays['countStarts'] as Uint32Array,
    rests: unsigned(arrays['countRests']),
    counts: arrays['counts'] as Uint8Array,
  });
}
