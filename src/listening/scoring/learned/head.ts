/**
 * One trained judgement (sentiment, complaint …) for one or more languages: weights, calibration, and the words that spoke
 * for an answer. Holds scratch space: one post at a time.
 */
import { decide, probabilities, type Calibration } from './calibration.js';
import { checksumOf, decodeContainer, type Container } from './container.js';
import { ConvModel, type ConvHeader } from './conv.js';
import { LinearModel } from './linear.js';
import { MOST_WORDS, type PostFeatures } from './post-features.js';
import type { Words } from './words.js';

export interface ModelFile {
  path: string;
  container: Container;
  /** Names the weights. */
  checksum: number;
}

/** What every trained head says of itself in its file, beside the weights' own settings. */
export interface HeadHeader {
  judgement: string;
  languages: string[];
  classes: string[];
  calibration: Calibration;
  /** A convolution beside the linear model, and how much its logits count. */
  conv?: ConvHeader & { share: number };
}

export class Head {
  readonly judgement: string;
  readonly languages: readonly string[];
  readonly classes: readonly string[];
  /** By class, of the post judged last; overwritten by the next. */
  readonly chances: Float64Array;
  private readonly calibration: Calibration;
  private readonly linear: LinearModel;
  private readonly conv: ConvModel | null = null;
  private readonly convShare: number = 0;
  readonly logits: Float64Array;
  private readonly spoken = new Float64Array(MOST_WORDS);
  private readonly leanings: Float64Array;

  /** Throws an Error that names the file where it does not fit. */
  constructor(file: ModelFile, words: Words) {
    const header = file.container.header as unknown as HeadHeader;
    this.judgement = header.judgement;
    this.languages = header.languages;
    this.classes = header.classes;
    this.calibration = header.calibration;
    this.linear = new LinearModel(file.container, words, file.path);
    this.chances = new Float64Array(header.classes.length);
    this.leanings = new Float64Array(header.classes.length);
    this.logits = new Float64Array(this.linear.outputs);
    if (header.conv) {
      this.convShare = header.conv.share;
      this.conv = new ConvModel(header.conv, file.container.arrays, this.linear.outputs, words, file.path);
    }
  }

  /**
   * Index of the class named; its probability and the others' stand in `chances`. `push` is what is known beside the words,
   * as log-odds by output.
   */
  judge(post: PostFeatures, push?: readonly number[]): number {
    this.linear.logits(post, this.logits);
    this.conv?.addLogits(post, this.convShare, this.logits);
    if (push) push.forEach((odds, c) => (this.logits[c]! += odds / this.calibration.slope));
    probabilities(this.logits, this.calibration, this.chances);
    return decide(this.logits, this.calibration);
  }

  /**
   * Adds to `out` by class, `share` in all, how strongly the post judged last leans towards being named so: unlike
   * `chances` not by how frequent a class is. For three classes and more.
   */
  addLeanings(share: number, out: Float64Array): void {
    const { slope, decision } = this.calibration;
    probabilities(this.logits, { slope, bias: decision.map((by) => by * slope), decision }, this.leanings);
    for (let c = 0; c < out.length; c++) out[c]! += share * this.leanings[c]!;
  }

  /** What each word of the post spoke for class `c`, against the mean of the others; by place in the post. */
  weighWords(post: PostFeatures, c: number): Float64Array {
    const { outputs } = this.linear;
    const by =
      outputs === 1
        ? [c === 1 ? 1 : -1]
        : Array.from({ length: outputs }, (_, other) => (other === c ? 1 : -1 / (outputs - 1)));
    this.linear.weighWords(post, by, this.spoken);
    return this.spoken.subarray(0, post.count);
  }
}

/** `bytes` of a model file; throws an Error that names `path`. */
export function readModelFile(bytes: Uint8Array, path: string): ModelFile {
  return { path, container: decodeContainer(bytes, path), checksum: checksumOf(bytes) };
}

/** The head for a judgement and language, or undefined where none was trained. */
export type Heads = (judgement: string, language: string) => Head | undefined;

export function createHeads(files: readonly ModelFile[], words: Words): Heads {
  // By judgement, then by language: asked several times a post.
  const heads = new Map<string, Map<string, Head>>();
  for (const file of files) {
    if (file.container.kind !== 'head') continue;
    const head = new Head(file, words);
    const languages = heads.get(head.judgement) ?? new Map<string, Head>();
    for (const language of head.languages) languages.set(language, head);
    heads.set(head.judgement, languages);
  }
  return (judgement, language) => heads.get(judgement)?.get(language);
}
