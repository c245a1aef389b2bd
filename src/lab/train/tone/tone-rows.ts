/** Replies written to learn tone from (config/training/tone), read by the very rules and features of the product's check. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReplyLanguage } from '../../../desk/replies/checks/reply-language.js';
import { loadToneRules } from '../../../desk/replies/checks/tone/tone-files.js';
import { type ToneLanguage, toneLanguages } from '../../../desk/replies/checks/tone/tone-fold.js';
import { readTone, type ToneReading, voiceOf } from '../../../desk/replies/checks/tone/tone-read.js';
import { LabError } from '../../io.js';

export interface ToneRow {
  language: ToneLanguage & ReplyLanguage;
  /** Rows that share it are never parted between learning and judging; Hindi and Tamil retell each other's. */
  situation: string;
  reading: ToneReading;
  /** Must it be stopped? */
  stop: boolean;
}

const HEADER = 'situation\tcontext\ttext\tblock\twarn';

/** Plain replies, all of them clean, stand in files of their own. */
const FILES = ['tsv', 'plain.tsv'];

/** `configDir` holds training/tone and checks. Throws LabError naming file and line. */
export function readToneRows(configDir: string): ToneRow[] {
  const rules = loadToneRules(join(configDir, 'checks'));
  return toneLanguages.flatMap((language) =>
    FILES.map((end) => join(configDir, 'training', 'tone', `${language}.${end}`))
      .filter((path) => existsSync(path))
      .flatMap((path) => rowsOf(path, language, rules)),
  );
}

function rowsOf(path: string, language: ToneLanguage, rules: ReturnType<typeof loadToneRules>): ToneRow[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  if (head.trim() !== HEADER) throw new LabError(`${path} must begin with the columns ${HEADER}`);
  return lines.map((line, at) => {
    const cells = line.split('\t');
    const [situation = '', context = '', text = '', block = ''] = cells;
    const reading = readTone(
      { text, voice: voiceOf(text), customerText: context === '' ? null : context },
      language,
      rules,
    );
    if (cells.length > 5 || situation === '' || reading === null)
      throw new LabError(`${path}, line ${at + 2}: five cells and a text are wanted.`);
    return {
      language,
      situation: language === 'en' ? `en ${situation}` : situation,
      reading,
      stop: block.trim() !== '',
    };
  });
}
