/**
 * The model of small edits (src/desk/replies/checks/real-words/edits.ts): a regression that learns from right sentences with one little
 * word too few, too many or another, or with a wrong form of a verb or noun. It counts nothing itself: words, classes and counts are
 * those of real-words-en.bin, which must be trained first. test/gold/checks measures it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { EDIT_BITS } from '../../../desk/replies/checks/real-words/edit-features.js';
import { bothCounts, OWN_WEIGHT } from '../../../desk/replies/checks/real-words/edit-model.js';
import { EditSpace } from '../../../desk/replies/checks/real-words/edits.js';
import { numbered } from '../../../desk/replies/checks/real-words/features.js';
import { type LittleLists, littleWords } from '../../../desk/replies/checks/real-words/forms.js';
import type { Lexicon } from '../../../desk/replies/checks/real-words/lexicon.js';
import { readArrays } from '../../../desk/replies/checks/real-words/real-word-model.js';
import { tokensOf } from '../../../desk/replies/checks/real-words/tokens.js';
import { Counts } from '../../../desk/replies/checks/real-words/counts.js';
import { decodeContainer } from '../../../listening/scoring/learned/container.js';
import { findConfigDir } from '../../../listening/scoring/lexicons.loader.js';
import { random } from '../random.js';
import { countPieces } from '../real-words/count-pieces.js';
import { RowMaker } from '../real-words/edit-rows.js';
import { fitGaps } from '../real-words/fit-gaps.js';
import { OPTIONAL_SETS, sentences } from '../real-words/sentences.js';
import { formsOf, type Irregular } from '../real-words/verb-forms.js';
import { partsOfSpeech } from '../real-words/wordnet.js';
import type { TrainTask } from '../task.js';

const SETS = [
  'tweeteval_sentiment',
  'complaints_tweets',
  'banking77',
  'politeness_se',
  'politeness_wiki',
  'uci_sentences',
  'vader_groundtruth',
  ...OPTIONAL_SETS,
];
/** Pieces of our own replies seen more seldom are left out. */
const LEAST = { ww: 1, www: 1, cw: 1, wc: 1, cwc: 1, ccw: 2, wcc: 2, ccc: 2 };
/** Our own replies are how agents write: each is shown so often. */
const OWN_TIMES = 4;
export const edits: TrainTask = {
  name: 'edits',
  sets: SETS,
  train(context) {
    const config = findConfigDir();
    const path = join(config, 'models', 'real-words-en.bin');
    const { lexicon, counts } = readArrays(decodeContainer(readFileSync(path), path));
    const lists = readLists(join(config, 'checks', 'en-edits.yaml'));
    const irregular = readIrregular(join(config, 'checks', 'en-irregular.tsv'));
    const forms = formsOf(lexicon.words, partsOfSpeech(), irregular);
    const own = ownReplies(join(config, 'training'));
    const ownArrays = countPieces(
      own.map((text) => numbered(tokensOf(text), lexicon)),
      LEAST,
    );
    const both = bothCounts(counts, new Counts(ownArrays));
    const space = new EditSpace(
      lexicon,
      both,
      forms,
      littleWords(lists, (word) => lexicon.idOf(word)),
    );
    const rows = new RowMaker(space);
    for (const { text, share } of sentences(context)) rows.add({ text, share, times: 1 });
    for (let turn = 0; turn < OWN_TIMES; turn += 1)
      for (const text of own) rows.add({ text, share: 1, times: OWN_WEIGHT });
    const made = rows.made();
    context.report(
      `${made.labels.length} rows, ${made.labels.reduce((sum, label) => sum + label, 0)} of them faults`,
    );
    const fit = fitGaps(made, EDIT_BITS, random(13), { epochs: 3, rate: 0.05, decay: 1e-6 });
    context.save('edits-en.bin', {
      kind: 'edits',
      header: { scale: fit.scale, bias: fit.bias, words: lexicon.words.length, lists },
      arrays: {
        tags: new Int16Array(forms.tags.buffer),
        starts: forms.starts,
        others: new Int16Array(forms.others.buffer),
        countStarts: ownArrays.starts,
        countRests: new Int16Array(ownArrays.rests.buffer),
        counts: ownArrays.counts,
        weights: fit.weights,
        habit: habits(own, lexicon),
      },
    });
    return [];
  },
};

function readLists(path: string): LittleLists {
  const read = parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const list = (name: string): string[] => String(read[name]).split(/\s+/).filter(Boolean);
  return {
    closed: list('closed'),
    put: [...new Set(list('put'))],
    drop: [...new Set(list('drop'))],
    exchange: read['exchange'] as string[][],
    pronouns: list('pronouns'),
    helpers: list('helpers'),
    prepositions: list('prepositions'),
  };
}

function readIrregular(path: string): Irregular {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string, string]);
}

/** Replies and askings written for training other checks, and right sentences written for this one. */
function ownReplies(folder: string): string[] {
  const column = (file: string, at: number, lines: (line: string) => boolean = () => true): string[] =>
    readFileSync(join(folder, file), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .filter(lines)
      .map((line) => line.split('\t')[at] ?? '');
  const all = [
    ...column('tone/en.tsv', 2),
    ...column('re-ask/asked.tsv', 2, (line) => line.startsWith('en\t')),
    ...column('edits/right.txt', 0),
  ];
  return [...new Set(all)].filter((text) => text.length > 12);
}

/** Texts of one's own are few: each word is thought of as seen so often besides, in the proportion of other texts. */
const BESIDE = 4000;

/** How much commoner each word is in our replies than elsewhere, ln times 50. */
function habits(own: readonly string[], lexicon: Lexicon): Int8Array {
  const times = new Map<string, number>();
  let total = 0;
  for (const text of own)
    for (const token of tokensOf(text))
      if (token.word) {
        times.set(token.text, (times.get(token.text) ?? 0) + 1);
        total += 1;
      }
  return Int8Array.from(lexicon.words, (word, id) => {
    const share = Math.exp(lexicon.logShare(id));
    const here = ((times.get(word) ?? 0) + BESIDE * share + 0.05) / (total + BESIDE);
    return Math.round(50 * Math.max(-2.5, Math.min(2.5, Math.log(here / share))));
  });
}
