/**
 * How canned a reply is: its likeness to what the brand answered lately and in this thread, and the same sentence again and again
 * under one post. Says a score; the limits are data. Greeting and sign-off never count.
 */
import type { ReplyAround } from '../around.js';
import { draft, type Examine, type FindingDraft } from '../draft.js';
import { sentencesOf } from '../promise/clauses.js';
import { coreOf, likeness, type PoliteWords, sentenceKey, shingled, type Shingled } from './shingles.js';

export interface CannedRules {
  polite: PoliteWords;
  /** Score from which it is told, against the last replies and against this thread. */
  warnFrom: number;
  warnFromInThread: number;
  /** So many public replies are compared. */
  against: number;
  /** Fewer words are alike by chance. */
  leastWords: number;
  /** The how-manieth same sentence under one post is told, and is stopped; and from how many words a sentence counts. */
  sentence: { warnAt: number; blockAt: number; leastWords: number };
}

export interface Cannedness {
  /** 0–100; the likest of the replies compared. */
  score: number;
  /** How many of them reach the limit. */
  alike: number;
  compared: number;
  /** Which of them is the likest, as an index; null where none is like it at all. */
  likest: number | null;
}

export type Measure = (text: string, others: readonly string[]) => Cannedness | null;

/** What people see of it: how canned it reads, and what it is like. */
export interface CannedScore {
  /** 0–100 */
  score: number;
  /** The likest earlier reply; null where none is like it at all. */
  like: { text: string; where: 'thread' | 'recent' } | null;
}

const NONE: readonly string[] = [];
/** Texts whose shingles are kept. */
const KEPT = 1000;

/** The likest of this thread's and the brand's last replies; null for a text too short to be compared. */
export function cannedScore(text: string, around: ReplyAround, measure: Measure): CannedScore | null {
  const own = ownAnswers(around);
  const thread = measure(text, own);
  const recent = measure(text, around.recent);
  if (!thread || !recent) return null;
  const inThread = thread.score > 0 && thread.score >= recent.score;
  const [best, texts] = inThread ? [thread, own] : [recent, around.recent];
  const like = best.likest === null ? undefined : texts[best.likest];
  return {
    score: best.score,
    like: like === undefined ? null : { text: like, where: inThread ? 'thread' : 'recent' },
  };
}

export function makeCanned(rules: CannedRules, measure: Measure = makeCannedness(rules)): Examine {
  return ({ text, around, audience }) => {
    if (!around) return [];
    const own = ownAnswers(around);
    const whole = { start: 0, end: text.length };
    const found: FindingDraft[] = [];
    const inThread = measure(text, own);
    if (inThread && inThread.score >= rules.warnFromInThread)
      found.push(draft('canned.in-thread', whole, { score: inThread.score }));
    else if (audience === 'public') {
      const lately = measure(text, around.recent);
      if (lately && lately.score >= rules.warnFrom)
        found.push(draft('canned.similar', whole, { score: lately.score, alike: lately.alike }));
      else {
        const template = measure(text, around.templates ?? NONE);
        if (template && template.score >= rules.warnFrom)
          found.push(draft('canned.template', whole, { score: template.score }));
      }
    }
    return [...found, ...sameSentences(text, own, rules)];
  };
}

/** Null for a text too short to be compared. The shingles of a list of texts are kept as long as the list is. */
export function makeCannedness(rules: CannedRules): Measure {
  const kept = new WeakMap<readonly string[], Shingled[]>();
  const cut = new Map<string, Shingled>();
  const cutUp = (text: string): Shingled => {
    const known = cut.get(text);
    if (known) return known;
    // A thread is read anew at each pause in typing, with the same texts in it.
    if (cut.size >= KEPT) cut.clear();
    const made = shingled(coreOf(text, rules.polite));
    cut.set(text, made);
    return made;
  };
  return (text, others) => {
    const own = cutUp(text);
    if (own.words < rules.leastWords) return null;
    let pieces = kept.get(others);
    if (!pieces) kept.set(others, (pieces = others.slice(0, rules.against).map(cutUp)));
    let score = 0;
    let alike = 0;
    let likest: number | null = null;
    for (const [index, other] of pieces.entries()) {
      const like = likeness(own, other);
      if (like >= rules.warnFrom) alike += 1;
      if (like <= score) continue;
      score = like;
      likest = index;
    }
    return { score, alike, compared: pieces.length, likest };
  };
}

const ownAnswers = (around: ReplyAround): string[] =>
  around.thread.filter(({ by }) => by === 'brand').map((post) => post.text);

function sameSentences(text: string, own: readonly string[], rules: CannedRules): FindingDraft[] {
  const { warnAt, blockAt, leastWords } = rules.sentence;
  if (own.length + 1 < warnAt) return [];
  const saidBefore = own.map(
    (one) => new Set(sentencesOf(one).map((sentence) => sentenceKey(sentence.text))),
  );
  return sentencesOf(text).flatMap(({ text: sentence, start, end }) => {
    const key = sentenceKey(sentence);
    if (coreOf(sentence, rules.polite).split(' ').filter(Boolean).length < leastWords) return [];
    const times = saidBefore.filter((said) => said.has(key)).length + 1;
    if (times < warnAt) return [];
    return [draft(times >= blockAt ? 'canned.same-again' : 'canned.same', { start, end }, { times })];
  });
}
