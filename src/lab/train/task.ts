/**
 * What a training task is given and what it answers. A task reads labelled rows, writes model files through the context,
 * and returns its figures on rows it has not seen: they go into the model card and are shown beside the judgements.
 */
import type { Container } from '../../listening/scoring/learned/container.js';
import type { Reader } from '../../listening/scoring/learned/reader.js';
import type { Words } from '../../listening/scoring/learned/words.js';
import type { Lexicons } from '../../listening/scoring/lexicons.schema.js';
import type { Row } from './rows.js';
import type { WordCounts } from './vocabulary.js';

export interface EvaluationRow {
  judgement: 'language' | 'sentiment' | 'complaint' | 'offensive' | 'spam' | 'urgency' | 'tone';
  language: string;
  n: number;
  measure: 'accuracy' | 'macro recall' | 'macro F1' | 'expected calibration error' | 'precision' | 'recall';
  /** 0–1 */
  value: number;
  /** Which rows: 'tweeteval_sentiment dev', 'sms_spam, 5-fold'. */
  set: string;
}

export interface TrainContext {
  /** Rows of DIR/set/file; none when the user trains without that set. */
  rows(set: string, file: string): Row[];
  /** What people corrected, `label` being what they said; none without --with-corrections. */
  corrections(judgement: EvaluationRow['judgement'], languages: readonly string[]): Row[];
  lexicons: Lexicons;
  /** The words the reader and trained heads share. */
  words: Words;
  read: Reader;
  /**
   * English word vectors: of the words counted, and of the most frequent others up to `most` in all. Empty when the user
   * trains without them.
   */
  vectors(counts: WordCounts, most: number): ReadonlyMap<string, Float32Array>;
  /** Writes config/models/NAME (or where --out says); same container, same bytes. */
  save(name: string, container: Container): void;
  /** A line for the person who waits. */
  report(line: string): void;
}

export interface TrainTask {
  name: string;
  /** Folders of the data it learns from. */
  sets: readonly string[];
  train(context: TrainContext): EvaluationRow[] | Promise<EvaluationRow[]>;
}
