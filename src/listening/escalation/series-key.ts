/**
 * Which series a mention feeds: the brand, and every combination of topic, sentiment and platform below it. A key is plain text, so
 * that it can be stored and compared; null means "all".
 */
export interface Scope {
  brandId: string;
  topic: string | null;
  sentiment: 'neg' | 'neu' | 'pos' | null;
  platform: string | null;
}

export const scopeKey = (scope: Scope): string =>
  [scope.brandId, scope.topic ?? '*', scope.sentiment ?? '*', scope.platform ?? '*'].join('|');

/** The same without the brand: how a series is stored. */
export const seriesKey = (scope: Omit<Scope, 'brandId'>): string =>
  [scope.topic ?? '*', scope.sentiment ?? '*', scope.platform ?? '*'].join('|');

/** The brand as a whole. */
export const WHOLE = '*|*|*';

/** What a stored key stands for. Throws RangeError for anything seriesKey never wrote. */
export function scopeOf(brandId: string, key: string): Scope {
  const parts = key.split('|').map((part) => (part === '*' ? null : part));
  const [topic = null, sentiment = null, platform = null] = parts;
  if (parts.length !== 3 || !(sentiment === null || /^(neg|neu|pos)$/.test(sentiment)))
    throw new RangeError(`${key} is no series`);
  return { brandId, topic, sentiment: sentiment as Scope['sentiment'], platform };
}

/** The brand itself first, then from coarse to fine. Topics are taken once each; only negative mood has series of its own. */
export function scopesOf(mention: {
  brandId: string;
  topics: readonly string[];
  sentiment: 'neg' | 'neu' | 'pos';
  platform: string;
}): Scope[] {
  const topics: (string | null)[] = [null, ...new Set(mention.topics)];
  const moods: Scope['sentiment'][] = mention.sentiment === 'neg' ? [null, 'neg'] : [null];
  const scopes: Scope[] = [];
  for (const topic of topics)
    for (const sentiment of moods)
      for (const platform of [null, mention.platform])
        scopes.push({ brandId: mention.brandId, topic, sentiment, platform });
  return scopes.sort((a, b) => depth(a) - depth(b));
}

/** How many dimensions are fixed. */
export const depth = (scope: Scope): number =>
  Number(scope.topic !== null) + Number(scope.sentiment !== null) + Number(scope.platform !== null);

/** True when one lies within the other or they overlap: no dimension contradicts. */
export const related = (a: Scope, b: Scope): boolean =>
  a.brandId === b.brandId &&
  agrees(a.topic, b.topic) &&
  agrees(a.sentiment, b.sentiment) &&
  agrees(a.platform, b.platform);

const agrees = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;
