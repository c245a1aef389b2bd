/** The words that say nothing alone, of all languages at once: posts mix them. From config/lexicons/topics.yaml. Pure. */
import type { TopicsData } from '../lexicons.schema.js';
import { normaliseWord } from '../text/normalise.js';

export function stopWords(data: Pick<TopicsData, 'stopwords'>): ReadonlySet<string> {
  const words = Object.values(data.stopwords).flatMap((list) => (list ?? '').split(','));
  return new Set(words.map((word) => normaliseWord(word.trim())).filter((word) => word !== ''));
}
