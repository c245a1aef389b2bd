/** Who said nearly the same within the last days: what is stored already and what came before on the same page. Pure, in memory, for one page. */
export interface SameTextGroup {
  original: string;
  mentions: number;
  authors: number;
  /** Those of the page's authors who are among them. */
  ours: string[];
}

export class SameText {
  private readonly groups = new Map<string, { mentions: number; authors: number; known: Set<string> }>();

  /** Counts of `stored` are as the database gives them, which may stop counting at some large number. */
  constructor(stored: readonly SameTextGroup[] = []) {
    for (const { original, mentions, authors, ours } of stored)
      this.groups.set(original, { mentions, authors, known: new Set(ours) });
  }

  /** One more mention of the group of `original`, which may be itself. `author`: the author's id. */
  add(original: string, author: string): void {
    const group = this.groups.get(original) ?? { mentions: 0, authors: 0, known: new Set<string>() };
    this.groups.set(original, group);
    group.mentions++;
    if (group.known.has(author)) return;
    group.known.add(author);
    group.authors++;
  }

  /** Mentions that say the same as `original` does, and how many authors other than `author` wrote them. */
  of(original: string | null, author: string): { mentions: number; others: number } {
    const group = original === null ? undefined : this.groups.get(original);
    if (!group) return { mentions: 0, others: 0 };
    return { mentions: group.mentions, others: group.authors - (group.known.has(author) ? 1 : 0) };
  }
}
