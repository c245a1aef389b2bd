/**
 * Who counts. A voice is an author saying a thing of their own: ten posts of one author are one voice a day, copies of one story are
 * one voice, spam and our own posts are none. Each facet (total, negative, a topic …) hears a voice once. Bounded; knows no clock.
 */
export interface Heard {
  author: string;
  /** The first mention that said nearly the same, or the mention itself. */
  story: string;
  /** Milliseconds. */
  at: number;
  spam: boolean;
  own: boolean;
}

export interface VoicesState {
  authors: [key: string, since: number, facets: number[]][];
  stories: [key: string, since: number, facets: number[]][];
}

interface Known {
  since: number;
  facets: Set<number>;
}

export class Voices {
  private readonly authors = new Map<string, Known>();
  private readonly stories = new Map<string, Known>();

  constructor(
    private readonly windowMs = 24 * 3_600_000,
    private readonly capacity = 20_000,
    state?: VoicesState,
  ) {
    for (const [key, since, facets] of state?.authors ?? [])
      this.authors.set(key, { since, facets: new Set(facets) });
    for (const [key, since, facets] of state?.stories ?? [])
      this.stories.set(key, { since, facets: new Set(facets) });
  }

  /** Which of the mention's facets (numbers of series) hear a new voice; none for a copy, a repetition, spam or our own post. */
  hear(mention: Heard, facets: readonly number[]): number[] {
    if (mention.spam || mention.own) return [];
    const author = this.known(this.authors, mention.author, mention.at);
    const story = this.known(this.stories, mention.story, mention.at);
    const heard = facets.filter((facet) => !author.facets.has(facet) && !story.facets.has(facet));
    for (const facet of facets) {
      author.facets.add(facet);
      story.facets.add(facet);
    }
    return heard;
  }

  toState(): VoicesState {
    const rows = (map: Map<string, Known>): VoicesState['authors'] =>
      [...map].map(([key, { since, facets }]) => [key, since, [...facets]]);
    return { authors: rows(this.authors), stories: rows(this.stories) };
  }

  private known(map: Map<string, Known>, key: string, at: number): Known {
    const known = map.get(key);
    if (known && at - known.since < this.windowMs) return known;
    const fresh: Known = { since: at, facets: new Set() };
    map.delete(key); // to the end: the map stays in the order of `since`
    map.set(key, fresh);
    for (const [oldest, { since }] of map) {
      if (at - since < this.windowMs && map.size <= this.capacity) break;
      map.delete(oldest);
    }
    return fresh;
  }
}
