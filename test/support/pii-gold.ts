/** Reads test/gold/pii: the text without its marks, and the spans that were marked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PiiSpan } from '../../src/listening/scoring/score.js';

export interface MarkedPost {
  lang: string;
  text: string;
  spans: PiiSpan[];
}

const MARK = /\[([a-z-]+)\|([^\]]*)\]/g;

export function piiGold(split: 'tune' | 'test' | 'fresh'): MarkedPost[] {
  const lines = readFileSync(join(__dirname, '../gold/pii', `${split}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  return lines.map((line) => {
    const [lang = '', marked = ''] = line.split('\t');
    return { lang, ...decode(marked.replace(/\\n/g, '\n')) };
  });
}

function decode(marked: string): { text: string; spans: PiiSpan[] } {
  const spans: PiiSpan[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(at, match.index);
    spans.push({ kind: match[1]!, start: text.length, end: text.length + match[2]!.length });
    text += match[2]!;
    at = match.index + match[0].length;
  }
  return { text: text + marked.slice(at), spans };
}
