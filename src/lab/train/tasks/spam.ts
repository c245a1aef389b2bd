/**
 * Whether an English post is a pitch or a swindle: one model for text messages and comments. Ordinary tweets and
 * questions stand beside them as what spam is not, or every post with a link would look like some.
 */
import { fitHead, type HeadRow } from '../fit-head.js';
import { heldFigures } from '../held-figures.js';
import type { TrainContext, TrainTask } from '../task.js';

const CLASSES = ['ham', 'spam'];
/** Comments stand in the file video by video; this many to a source, so that no video is on both sides of a fold. */
const VIDEO_ENDS = [345, 698, 1046];

export const spam: TrainTask = {
  name: 'spam',
  sets: ['sms_spam', 'youtube_spam', 'tweeteval_sentiment', 'complaints_tweets', 'banking77'],
  train(context) {
    const messages = context
      .rows('sms_spam', 'train.tsv')
      .map((row): HeadRow => ({ ...row, language: 'en' }));
    const comments = context.rows('youtube_spam', 'train.tsv').map((row, at): HeadRow => ({
      ...row,
      language: 'en',
      source: VIDEO_ENDS.filter((end) => at >= end).length,
    }));
    const ordinary = [
      ...ham(context, 'tweeteval_sentiment', 3000),
      ...ham(context, 'complaints_tweets', 2400),
      ...ham(context, 'banking77', 1000),
    ];
    const { held, calibration } = fitHead(context, {
      file: 'spam-en.bin',
      judgement: 'spam',
      languages: ['en', 'und'],
      classes: CLASSES,
      rows: [...messages, ...comments, ...ordinary],
      // Lists and counts of links travel to videos never seen; words less so.
      settings: { bits: 17, rate: 0.1, denseRate: 2, epochs: 6, bayes: 0.5, balance: 1 },
      // Comments are spam half the time, messages seldom: one boundary serves both.
      keepBoundary: true,
      folds: 4,
      own: (row) => row.weight === undefined,
      trainedOn: this.sets.slice(),
    });
    const of = { judgement: 'spam' as const, language: 'en' };
    const [first, second] = [messages.length, messages.length + comments.length];
    return [
      ...heldFigures(held.slice(0, first), 2, calibration, { ...of, set: 'sms_spam, 4-fold' }),
      ...heldFigures(held.slice(first, second), 2, calibration, {
        ...of,
        set: 'youtube_spam, each video held out',
      }),
    ];
  },
};

/** Rows of sets that were collected for something else: nearly all of them are no spam, so each counts less. */
function ham(context: TrainContext, set: string, most: number): HeadRow[] {
  return context
    .rows(set, 'train.tsv')
    .slice(0, most)
    .map(({ text }): HeadRow => ({ label: 'ham', text, language: 'en', weight: 0.2 }));
}
