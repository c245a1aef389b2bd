/**
 * How a row of each gold of the reply checks is counted: promises, re-asks, and replies that ask for a secret or give one away.
 * Uses the very checks and words of the product.
 */
import { join } from 'node:path';
import { policySchema, readYaml } from '../../src/desk/replies/checks/check-files.js';
import type { CheckContext, ThreadMessage } from '../../src/desk/replies/checks/finding.js';
import { mondayToFriday, wallOf } from '../../src/desk/replies/checks/promise/business-days.js';
import { findPromises } from '../../src/desk/replies/checks/promise/find-promises.js';
import { loadPromiseTools } from '../../src/desk/replies/checks/promise/promise-files.js';
import { loadReAsk } from '../../src/desk/replies/checks/re-ask/re-ask-check.js';
import type { LanguageWords } from '../../src/desk/replies/checks/reply-language.js';
import { loadSecretAsked } from '../../src/desk/replies/checks/secret-asked-files.js';
import { examineSecretGiven } from '../../src/desk/replies/checks/secret-given.js';
import { goldCells, type GoldRow, touches } from './gold-rows.js';
import type { Tally } from './tally.js';

export interface Kept {
  missed: string[];
  stray: string[];
}
type Count<Row> = (row: Row, tally: Tally, kept?: Kept) => void;

export interface PromiseRow extends GoldRow {
  sentAt: string;
  text: string;
  gold: { span: string; who: string; what: string; due: string | null }[];
}
export function promiseRows(folder: string, part: string): PromiseRow[] {
  return goldCells(folder, part, ['id', 'lang', 'sent_at', 'text', 'promises']).map((row) => ({
    ...row,
    sentAt: row.sent_at,
    gold: JSON.parse(row.promises) as PromiseRow['gold'],
  }));
}
export const promiseColumns = ['who', 'what', 'due'];

function sameDue(said: string | null, meant: string | null): boolean {
  if (meant === null || said === null) return meant === said;
  return meant.length === 10 ? said.slice(0, 10) === meant : said === meant;
}

export function promiseCount(words: string): Count<PromiseRow> {
  const tools = loadPromiseTools(words);
  return ({ lang, sentAt, text, gold }, tally, kept) => {
    const left = [...gold];
    for (const one of findPromises(text, tools.get(lang)!, wallOf(sentAt, mondayToFriday), mondayToFriday)) {
      const at = left.findIndex(({ span }) => touches(text, span, one.start, one.end));
      const meant = at < 0 ? undefined : left.splice(at, 1)[0];
      if (meant) {
        tally.hit({
          who: one.who === meant.who,
          what: one.what === meant.what,
          due: sameDue(one.due, meant.due),
        });
      } else {
        tally.stray += 1;
        kept?.stray.push(text.slice(one.start, one.end));
      }
    }
    tally.missed += left.length;
    kept?.missed.push(...left.map(({ span }) => span));
  };
}

export interface ReAskRow extends GoldRow {
  text: string;
  thread: ThreadMessage[];
  gold: { span: string; kind: string; given: string }[];
}
export function reAskRows(folder: string, part: string): ReAskRow[] {
  return goldCells(folder, part, ['id', 'lang', 'thread', 'text', 'reasks']).map((row) => ({
    ...row,
    thread: JSON.parse(row.thread) as ThreadMessage[],
    gold: JSON.parse(row.reasks) as ReAskRow['gold'],
  }));
}
export const reAskColumns = ['given'];

const bare = (text: string, language: string): Omit<CheckContext, 'audience'> => ({
  text,
  language,
  customerText: null,
  allowWords: [],
  length: null,
});

export function reAskCount(words: string): Count<ReAskRow> {
  const examine = loadReAsk(words);
  return ({ lang, text, thread, gold }, tally, kept) => {
    const left = [...gold];
    for (const found of examine({ ...bare(text, lang), thread, audience: 'direct' })) {
      const { kind, given, message } = found.params ?? {};
      const at = left.findIndex(
        (one) => one.kind === kind && touches(text, one.span, found.start, found.end),
      );
      const meant = at < 0 ? undefined : left.splice(at, 1)[0];
      if (meant) {
        const said = thread[Number(message)]?.text ?? '';
        const from = said.indexOf(String(given));
        tally.hit({ given: touches(said, meant.given, from, from + String(given).length) });
      } else {
        tally.stray += 1;
        kept?.stray.push(`${kind} “${given}”`);
      }
    }
    tally.missed += left.length;
    kept?.missed.push(...left.map(({ kind, given }) => `${kind} “${given}”`));
  };
}

export interface SecretRow extends GoldRow {
  audience: 'public' | 'direct';
  text: string;
  block: boolean;
}
export function secretRows(folder: string, part: string): SecretRow[] {
  return goldCells(folder, part, ['id', 'lang', 'channel', 'text', 'asks', 'gives', 'block']).map((row) => ({
    ...row,
    audience: row.channel === 'public' ? 'public' : 'direct',
    block: row.block === 'yes',
  }));
}

const unknown: LanguageWords = {
  english: new Set(),
  hindiLatin: new Set(),
  tamilLatin: new Set(),
  isEnglish: () => true,
};

export function secretCount(words: string): Count<SecretRow> {
  const asked = loadSecretAsked(words, unknown);
  const { levels } = readYaml(words, 'policy.yaml', policySchema);
  return ({ lang, text, audience, block }, tally, kept) => {
    const context = { ...bare(text, lang), audience };
    const codes = [...asked(context), ...examineSecretGiven(context)]
      .map(({ code }) => code)
      .filter((code) => levels[code] === 'block');
    if (codes.length > 0 && block) tally.hit();
    else if (codes.length > 0) {
      tally.stray += 1;
      kept?.stray.push(codes.join(' '));
    } else if (block) {
      tally.missed += 1;
      kept?.missed.push('');
    }
  };
}

export const checkWords = join(__dirname, '../../config/checks');
