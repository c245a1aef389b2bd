/**
 * What is known of an author and of copies outside the words of a post: each a sign of spam, none a proof. Every sign has a
 * weight in config (log-odds beside the text's own) and a sentence that people can read. What a network does not tell says nothing. Pure.
 */
import type { SpamData } from './lexicons.schema.js';
import type { ScoreInput, ScoreReason } from './score.js';

export type BehaviourWeights = Pick<
  SpamData['weights'],
  'bot' | 'newAccount' | 'followsMany' | 'copies' | 'repeats'
>;

/** An account of this many days is as good as an old one. */
const SETTLED_DAYS = 14;
/** Who follows as many as this, and ten times as many as follow back, likely follows to be seen. */
const FOLLOWS_MANY = 500;
const FOLLOWS_TIMES = 10;
/** Further copies tell nothing more. */
const MOST_COPIES = 8;

export interface Behaviour {
  /** To be added to the log-odds of the text. */
  odds: number;
  /** One line for each sign, without points: risk has a line of its own for spam. */
  signs: ScoreReason[];
}

export function behaviourOf(input: ScoreInput, weights: BehaviourWeights): Behaviour {
  const signs: ScoreReason[] = [];
  let odds = 0;
  const sign = (weight: number, code: string, text: string, params?: Record<string, number>): void => {
    odds += weight;
    signs.push({ code, text, points: 0, ...(params ? { params } : {}) });
  };
  if (input.isBot === true) sign(weights.bot, 'author.bot', 'The account says that it is a bot');
  const age = input.accountAgeDays ?? null;
  if (age !== null && age >= 0 && age < SETTLED_DAYS) {
    const count = Math.floor(age);
    const text =
      count === 0
        ? 'The account was made on the day of this post'
        : `The account was ${plural(count, 'day')} old`;
    sign(weights.newAccount * (1 - age / SETTLED_DAYS), 'author.new', text, { count });
  }
  const { following, followers } = { following: input.following ?? 0, followers: input.followers ?? null };
  if (followers !== null && following >= FOLLOWS_MANY && following >= FOLLOWS_TIMES * Math.max(1, followers))
    sign(
      weights.followsMany,
      'author.follows',
      `The author follows ${following.toLocaleString('en')} accounts and is followed by ${followers.toLocaleString('en')}`,
      { following, followers },
    );
  const same = Math.max(0, input.nearDuplicates ?? 0);
  const others = Math.min(same, Math.max(0, input.sameTextAuthors ?? same));
  if (others > 0)
    sign(
      weights.copies * Math.min(MOST_COPIES, others),
      'author.others',
      others === 1 ? 'Another account posted the same text' : `${others} other accounts posted the same text`,
      { count: others },
    );
  odds += weights.repeats * Math.min(MOST_COPIES, same - others);
  return { odds, signs };
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
