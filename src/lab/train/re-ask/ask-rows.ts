/** Clauses of drafts with what they ask for (config/training/re-ask), as the product's check sees them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askFeatures } from '../../../desk/replies/checks/re-ask/ask-features.js';
import { reAskKinds } from '../../../desk/replies/checks/re-ask/re-ask-words.js';
import { LabError } from '../../io.js';
import type { AskExample } from './fit-asks.js';

const HEADER = 'language\tkinds\ttext';
/** A kind with a question mark is what the rules say of a clause that nobody labelled. */
const UNSURE = 0.6;

/** `configDir` holds training/re-ask. Throws LabError naming file and line. */
export function readAskRows(configDir: string): AskExample[] {
  const path = join(configDir, 'training', 're-ask', 'asked.tsv');
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  if (head !== HEADER)
    throw new LabError(`${path} must begin with the columns ${HEADER.replaceAll('\t', ', ')}.`);
  return lines.map((line, at) => {
    const [, kinds = '', text = ''] = line.split('\t');
    const named = kinds === '-' ? [] : kinds.split(' ');
    const wrong = named.find((name) => !(reAskKinds as readonly string[]).includes(name.replace('?', '')));
    if (wrong !== undefined || text === '')
      throw new LabError(`${path}, line ${at + 2}: "${wrong ?? line}" is no kind of thing to ask for.`);
    const question = text.endsWith('?');
    return {
      hashes: askFeatures(question ? text.slice(0, -1) : text, question),
      asks: reAskKinds.map((kind) => Number(named.includes(kind) || named.includes(`${kind}?`))),
      weights: reAskKinds.map((kind) => (named.includes(`${kind}?`) ? UNSURE : 1)),
    };
  });
}
