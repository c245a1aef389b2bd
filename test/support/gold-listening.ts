/** How a row of the gold of listening is counted: each thing that is wrong with a reply is found, or missed, or thought up. */
import { join } from 'node:path';
import { checkReply, loadCheckKit } from '../../src/desk/replies/checks/check-kit.js';
import type { Kept } from './gold-checks.js';
import { goldCells, type GoldRow } from './gold-rows.js';
import type { Tally } from './tally.js';

export interface ListeningRow extends GoldRow {
  customer: string;
  reply: string;
  expect: string;
}
export const listeningColumns: readonly string[] = [];

export function listeningRows(folder: string, part: string): ListeningRow[] {
  return goldCells(folder, part, ['id', 'lang', 'customer', 'reply', 'expect']);
}

/** All rows are of one customer, Asha Raman, and of a brand that speaks English first. */
export function listeningCount(
  config = join(__dirname, '../../config'),
): (row: ListeningRow, tally: Tally, kept?: Kept) => void {
  const kit = loadCheckKit(config);
  const around = {
    brand: {
      slug: 'nila',
      names: ['Nila Home'],
      handles: ['nilahome'],
      hosts: [],
      languages: ['en'],
      otherNames: [],
    },
    customer: ['asha.kitchen', 'Asha Raman'],
    older: false,
    thread: [],
    recent: [],
    roles: ['agent'],
  };
  return ({ customer, reply, expect }, tally, kept) => {
    const wrong = new Set(expect === '-' ? [] : expect.split(','));
    const context = { language: null, allowWords: [], length: null, audience: 'public' as const, around };
    const found = checkReply(kit, { ...context, text: reply, customerText: customer })
      .filter(({ check }) => check === 'listening')
      .map(({ code }) => code.replace('listening.', ''));
    for (const code of new Set(found)) {
      if (wrong.delete(code)) tally.hit();
      else {
        tally.stray += 1;
        kept?.stray.push(code);
      }
    }
    tally.missed += wrong.size;
    kept?.missed.push(...wrong);
  };
}
