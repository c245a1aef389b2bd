/**
 * Counts in how many voices' posts each phrase stands, post by post, in memory that does not grow with their number. A
 * copied text counts once, and one author's ten posts count once for each phrase. Pure but for its own counts.
 */
import { normaliseText } from '../text/normalise.js';
import { tokenise } from '../text/tokenise.js';
import type { PiiSpan } from '../score.js';
import { phrasesOf, type PhraseRules } from './phrases.js';
import { Seen } from './seen.js';

/** What is kept of a stretch of time; plain data, fit for JSON. */
export interface PhraseCounts {
  /** Posts counted, copies left out. */
  posts: number;
  /** Phrase and in how many voices' posts it stood. */
  phrases: [string, number][];
}

export interface CountedPost {
  text: string;
  /** Who wrote it; posts of one author count once for each phrase. Null: nobody known, every post for itself. */
  author: string | null;
  /** Personal data found in the text; looked for by the caller, who knows how. */
  pii: readonly Pick<PiiSpan, 'start' | 'end'>[];
  /** A copy of a post that was counted already. */
  copy?: boolean;
}

export const MOST_PHRASES = 40_000;

export class PhraseCounter {
  private counts = new Map<string, number>();
  private seen = new Seen();
  private posts = 0;

  constructor(
    private readonly rules: PhraseRules,
    private readonly most: number = MOST_PHRASES,
  ) {}

  /** Whether the post was counted: copies are not. */
  feed(post: CountedPost): boolean {
    if (post.copy === true || !this.seen.add(`=${normaliseText(post.text)}`)) return false;
    this.posts++;
    const { tokens } = tokenise(post.text);
    for (const phrase of phrasesOf(tokens, post.pii, this.rules)) {
      if (post.author !== null && !this.seen.add(`${post.author}\n${phrase}`)) continue;
      this.counts.set(phrase, (this.counts.get(phrase) ?? 0) + 1);
    }
    if (this.counts.size > this.most) this.forgetRarest();
    return true;
  }

  /** Adds a stretch that is over to this one, which serves as the background; older counts fade by `fade` (0–1) first. */
  absorb(counts: PhraseCounts, fade = 1): void {
    if (fade < 1) {
      this.posts *= fade;
      for (const [phrase, count] of this.counts) {
        if (count * fade < 0.05) this.counts.delete(phrase);
        else this.counts.set(phrase, count * fade);
      }
    }
    this.posts += counts.posts;
    for (const [phrase, count] of counts.phrases) {
      this.counts.set(phrase, (this.counts.get(phrase) ?? 0) + count);
    }
    if (this.counts.size > this.most) this.forgetRarest();
  }

  /** `least` leaves out phrases of fewer voices: 1 for a background, more to save room. */
  result(least = 1): PhraseCounts {
    return { posts: this.posts, phrases: [...this.counts].filter(([, count]) => count >= least) };
  }

  clear(): void {
    this.counts = new Map();
    this.seen = new Seen();
    this.posts = 0;
  }

  /** Half the room is made by the rarest phrases; what trends is never among them. */
  private forgetRarest(): void {
    const kept = [...this.counts].sort((a, b) => b[1] - a[1]).slice(0, this.most >> 1);
    this.counts = new Map(kept);
  }
}
