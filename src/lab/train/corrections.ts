/**
 * What people corrected, from a TSV with a header line and the columns judgement, language, label, text (in any order):
 * rows that weigh more than others in training, because somebody looked at them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { LabError } from '../io.js';
import type { Row } from './rows.js';

export interface Correction extends Row {
  judgement: string;
  language: string;
}

const COLUMNS = ['judgement', 'language', 'label', 'text'] as const;

/** Throws LabError for a missing file or column. */
export function readCorrections(path: string): Correction[] {
  if (!existsSync(path)) throw new LabError(`${path} does not exist: corrections are expected there.`);
  const [head = '', ...lines] = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const names = head.split('\t');
  const [judgement, language, label, text] = COLUMNS.map((name) => {
    const at = names.indexOf(name);
    if (at < 0) throw new LabError(`${path} has no column "${name}" (expected: ${COLUMNS.join(', ')}).`);
    return at;
  }) as [number, number, number, number];
  return lines
    .map((line) => line.split('\t'))
    .filter((cells) => cells.length === names.length)
    .map((cells) => ({
      judgement: cells[judgement]!,
      language: cells[language]!,
      label: cells[label]!,
      text: cells[text]!,
    }));
}
