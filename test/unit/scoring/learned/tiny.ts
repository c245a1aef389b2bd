/** A few fictional posts, a reader and everything a trainer needs; small enough to train in a blink. */
import { createReader } from '../../../../src/listening/scoring/learned/reader.js';
import { Words } from '../../../../src/listening/scoring/learned/words.js';
import { loadLexicons } from '../../../../src/listening/scoring/lexicons.loader.js';
import { exampleOf, type Example } from '../../../../src/lab/train/examples.js';
import { configDir } from '../scorer-under-test.js';

export const CLASSES = ['neg', 'neu', 'pos'];

export const POSTS: readonly (readonly [label: string, text: string])[] = [
  ['neg', 'The kettle leaks and nobody answers, worst purchase ever'],
  ['neg', 'my parcel never arrived!! so angry :('],
  ['neg', 'This app crashes all day, not happy'],
  ['neg', 'rude staff, cold food, terrible evening'],
  ['neu', 'Does the store in Park Street open on Sunday?'],
  ['neu', 'The bus to Velotown leaves at 9 from stop 4'],
  ['neu', 'New timetable from Monday <url>'],
  ['neu', 'They announced the second edition today'],
  ['pos', 'Absolutely love this phone, thank you Velotel'],
  ['pos', 'great service, quick and friendly :)'],
  ['pos', 'The food was not bad at all, really tasty!'],
  ['pos', 'best day ever 😍 everything worked'],
];

export function tiny(): { words: Words; read: ReturnType<typeof createReader>; examples: Example[] } {
  const words = new Words();
  const read = createReader({ ...loadLexicons(configDir), models: [] }, words);
  const examples = POSTS.map(([label, text]) => exampleOf(read(text, 'en').features, CLASSES.indexOf(label)));
  return { words, read, examples };
}
