// Posts to measure with: hand-made gold posts (five ways of writing), each with some words of others and a number, so that no two
// are the same or near it. The same seed gives the same posts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(fileURLToPath(new URL('.', import.meta.url)), '..', '..');

export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function column(file, name) {
  const [head, ...lines] = readFileSync(join(ROOT, file), 'utf8').split('\n').filter(Boolean);
  const at = head.split('\t').indexOf(name);
  return lines.map((line) => line.split('\t')[at]).filter(Boolean);
}

export function posts(count, seed, gold = column('test/gold/scoring/posts.tsv', 'text')) {
  const words = [...new Set(gold.join(' ').split(/\s+/))];
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  return Array.from({ length: count }, (_, n) => ({
    text: `${pick(gold)} ${Array.from({ length: 9 }, () => pick(words)).join(' ')} (${seed}-${n})`,
    author: `person ${Math.floor(next() * count * 0.4)}`,
  }));
}
