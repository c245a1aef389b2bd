/** Replies written to learn tone from (config/training/tone), read by the very rules and features of the product's check. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReplyLanguage } from '../../../desk/replies/checks/reply-language.js';
import { loadToneRules } from '../../../desk/replies/checks/tone/tone-files.js';
import { type ToneLanguage, toneLanguages } from '../../../desk/replies/checks/tone/tone-fold.js';
import { readTone, type ToneReading, voiceOf } from '../../../desk/replies/checks/tone/tone-read.js';
import { LabError } from '../../io.js';
import { HABITS, type Loans, romanised } from './romanise.js';

export interface ToneRow {
  language: ToneLanguage & ReplyLanguage;
  /** Rows that share it are never parted between learning and judging; Hindi and Tamil retell each other's. */
  situation: string;
  reading: ToneReading;
  /** Must it be stopped? */
  stop: boolean;
  /** Deserves a hint and no more: the dearest to learn from, for it looks most like what must be stopped. */
  hint: boolean;
  /** Made from a row in another script: teaches, and is never counted. */
  made: boolean;
}

const HEADER = 'situation\tcontext\ttext\tblock\twarn';

/** Plain replies, all of them clean, and what other hands wrote stand in files of their own. */
const FILES = ['tsv', 'plain.tsv', 'second.tsv', 'third.tsv'];

type Rules = ReturnType<typeof loadToneRules>;
type Cells = readonly [situation: string, context: string, text: string, block: string, warn: string];

/** `configDir` holds training/tone and checks. Throws LabError naming file and line. */
export function readToneRows(configDir: string): ToneRow[] {
  const rules = loadToneRules(join(configDir, 'checks'));
  const folder = join(configDir, 'training', 'tone');
  const written = (language: ToneRow['language']) =>
    FILES.map((end) => join(folder, `${language}.${end}`))
      .filter((path) => existsSync(path))
      .flatMap((path) => cellsOf(path).map((cells) => rowOf(cells, language, rules, path)));
  return [...toneLanguages.flatMap(written), ...retold(folder, rules)];
}

/** Rows in Tamil script as they would be typed in Latin letters, each by the two habits whose turn it is. */
function retold(folder: string, rules: Rules): ToneRow[] {
  const path = join(folder, 'ta.tsv');
  if (!existsSync(path)) return [];
  const loans = loansOf(join(folder, 'ta-loans.txt'));
  return cellsOf(path).flatMap(([situation, context, text, block, warn], at) =>
    [at, at + 1].map((turn) => {
      const habit = HABITS[turn % HABITS.length]!;
      const cells = [
        situation,
        romanised(context, habit, loans),
        romanised(text, habit, loans),
        block,
        warn,
      ] as const;
      return { ...rowOf(cells, 'ta-Latn', rules, path), made: true };
    }),
  );
}

function loansOf(path: string): Loans {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line, at) => {
      const [tamil = '', english = ''] = line.split(' ');
      if (english === '')
        throw new LabError(`${path}, line ${at + 1}: a Tamil and an English word are wanted.`);
      return [tamil, english];
    }),
  );
}

function cellsOf(path: string): Cells[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  if (head.trim() !== HEADER) throw new LabError(`${path} must begin with the columns ${HEADER}`);
  return lines.map((line, at) => {
    const cells = line.split('\t');
    const [situation = '', context = '', text = '', block = '', warn = ''] = cells;
    if (cells.length > 5 || situation === '' || text === '')
      throw new LabError(`${path}, line ${at + 2}: five cells and a text are wanted.`);
    return [situation, context, text, block, warn];
  });
}

function rowOf(
  [situation, context, text, block, warn]: Cells,
  language: ToneRow['language'],
  rules: Rules,
  path: string,
): ToneRow {
  const customerText = context === '' ? null : context;
  const reading = readTone({ text, voice: voiceOf(text), customerText }, language, rules);
  if (reading === null) throw new LabError(`${path}: "${text}" says nothing.`);
  return {
    language,
    situation: language === 'en' ? `en ${situation}` : situation,
    reading,
    stop: block.trim() !== '',
    hint: block.trim() === '' && warn.trim() !== '',
    made: false,
  };
}
