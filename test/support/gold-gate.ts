/** How rows of the gold of authority, likeness and links are counted: by what should be found in each, and what was. */
import { join } from 'node:path';
import type { ReplyAround, ThreadPost } from '../../src/desk/replies/checks/around.js';
import { checkReply, loadCheckKit } from '../../src/desk/replies/checks/check-kit.js';
import type { CheckContext } from '../../src/desk/replies/checks/finding.js';
import type { LinkLook, LinkOutcome } from '../../src/desk/replies/checks/links/link-look.js';
import { goldCells, type GoldRow } from './gold-rows.js';
import type { Tally } from './tally.js';

export interface GateRow extends GoldRow {
  text: string;
  /** Codes without the name of the check, '-' for none; "a/b": either or both, one thing said. */
  expect: string;
  customer?: string;
  /** Handles of others who answer in the thread, one after another. */
  others?: string;
  /** What is met where its links are tried: an outcome, "http" where encryption ends, and ">host" where they lead elsewhere. */
  met?: string;
  /** What was answered earlier, here or lately; joined by " || ". */
  before?: string;
  where?: string;
}
export interface Kept {
  stray: string[];
  missed: string[];
}

export const authorityRows = (folder: string, part: string): GateRow[] =>
  goldCells(folder, part, ['id', 'lang', 'text', 'expect']);
export const linkRows = (folder: string, part: string): GateRow[] =>
  goldCells(folder, part, ['id', 'lang', 'customer', 'others', 'text', 'met', 'expect']);
export const cannedRows = (folder: string, part: string): GateRow[] =>
  goldCells(folder, part, ['id', 'lang', 'where', 'before', 'text', 'expect']);

const kit = loadCheckKit(join(__dirname, '../../config'));

/** One brand, Nila Home of nilahome.in, and one customer, Asha Raman. */
function around({ customer, others, before, where }: GateRow): ReplyAround {
  const earlier = before ? before.split(' || ') : [];
  const post = (by: ThreadPost['by'], text: string, handle: string | null = null): ThreadPost => ({
    by,
    handle,
    name: null,
    text,
    answers: true,
  });
  return {
    brand: {
      slug: 'nila-home',
      names: ['Nila Home Appliances'],
      handles: ['nilahome'],
      hosts: ['nilahome.in'],
      languages: ['en'],
      otherNames: [],
    },
    customer: ['asha.kitchen', 'Asha Raman'],
    older: false,
    thread: [
      ...(customer ? [post('customer', customer, 'asha.kitchen')] : []),
      ...(others ? others.split(' ').map((handle) => post('other', 'Same here', handle)) : []),
      ...(where === 'thread' ? earlier.map((text) => post('brand', text)) : []),
    ],
    recent: where === 'thread' ? [] : earlier,
    roles: ['agent'],
  };
}

/** Each thing that should be found is found, or missed; whatever else is said is a stray. */
export function gateCount(check: string): (row: GateRow, tally: Tally, kept?: Kept) => void {
  return (row, tally, kept) => {
    const context: CheckContext = {
      text: row.text,
      language: null,
      customerText: row.customer ?? null,
      allowWords: [],
      length: null,
      audience: 'public',
      around: around(row),
    };
    const tried = { ...context, links: row.met ? looks(context, row.met) : [] };
    const found = checkReply(kit, tried)
      .filter((one) => one.check === check)
      .map(({ code }) => code.split('.')[1]!.replace(/-maybe$/u, ''));
    const left = new Set(found);
    for (const wanted of row.expect === '-' ? [] : row.expect.split(',')) {
      const ways = wanted.split('/');
      const hit = ways.some((way) => left.has(way));
      for (const way of ways) left.delete(way);
      if (hit) tally.hit();
      else {
        tally.missed += 1;
        kept?.missed.push(wanted);
      }
    }
    tally.stray += left.size;
    kept?.stray.push(...left);
  };
}

function looks(context: CheckContext, met: string): LinkLook[] {
  const [said = '', to] = met.split('>');
  return kit.linksToTry(context).map(({ url }) => ({
    url,
    outcome: said === '' || said === 'http' ? 'answers' : (said as LinkOutcome),
    host: to ?? new URL(url).host.replace(/^www\./u, ''),
    downgraded: said === 'http',
  }));
}
