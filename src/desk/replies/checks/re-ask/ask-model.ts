/**
 * The learned half of what a clause asks for: how likely each kind is, from words and letters, where no rule knows the wording.
 * Pure after it was read. Never says what was given: that takes a value in the thread.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { decodeContainer } from '../../../../listening/scoring/learned/container.js';
import { askFeatures } from './ask-features.js';
import { type ReAskKind, reAskKinds } from './re-ask-words.js';

export const ASK_MODEL = 're-ask.bin';

const headerOf = z.object({
  bits: z.int().min(1).max(24),
  kinds: z.array(z.string()),
  scales: z.array(z.number()),
  bias: z.array(z.number()),
});

export class AskModel {
  constructor(
    private readonly header: z.output<typeof headerOf>,
    private readonly table: Int8Array,
  ) {}

  /** By kind, 0 to 1, each for itself: a clause may ask for two things. */
  likely(clause: string, question: boolean): number[] {
    const { bits, scales, bias } = this.header;
    const sums = scales.map(() => 0);
    const hashes = askFeatures(clause, question);
    for (const hash of hashes) {
      const row = (hash >>> (32 - bits)) * sums.length;
      for (let kind = 0; kind < sums.length; kind += 1) sums[kind]! += this.table[row + kind]!;
    }
    return sums.map(
      (sum, kind) => 1 / (1 + Math.exp(-(bias[kind]! + (sum * scales[kind]!) / Math.sqrt(hashes.length)))),
    );
  }

  /** Those that are likely enough, `from` naming how likely that is for each. */
  kinds(clause: string, question: boolean, from: (kind: ReAskKind) => number): ReAskKind[] {
    const likely = this.likely(clause, question);
    return reAskKinds.filter((name, kind) => likely[kind]! >= from(name));
  }
}

/** `configDir` holds models/. Null where no model was trained; throws an Error naming a file that is wrong. */
export function loadAskModel(configDir: string): AskModel | null {
  const path = join(configDir, 'models', ASK_MODEL);
  if (!existsSync(path)) return null;
  const { header, arrays } = decodeContainer(readFileSync(path), path);
  const read = headerOf.safeParse(header);
  const { table } = arrays;
  if (
    !read.success ||
    !(table instanceof Int8Array) ||
    read.data.kinds.join() !== reAskKinds.join() ||
    table.length !== reAskKinds.length << read.data.bits
  )
    throw new Error(
      `The model file ${path} was made for another version. Train it again: lab train --only re-ask.`,
    );
  return new AskModel(read.data, table);
}
