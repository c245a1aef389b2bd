/**
 * What people said against the scorer, as lines that `lab train --with-corrections FILE` reads: judgement, language, label, text, one
 * line each, tab-separated. Pure. Personal data, names of accounts and addresses never leave; what was taken back is left out.
 */
import { type CorrectedField, type CorrectionFact, correctionsInForce } from '../scoring/overruling.js';
import { withoutNames } from '../scoring/without-names.js';

export const TRAINING_HEADER = 'judgement\tlanguage\tlabel\ttext';

export interface CorrectedMention {
  /** Of the mention as it is shown now. */
  language: string;
  /** Oldest first. */
  corrections: CorrectionFact[];
  /** By number. */
  versions: ReadonlyMap<number, { title: string | null; text: string }>;
}

/** Whether something is worth a flag is a decision, not a property of the words: no task of a model. */
const TASKS = ['sentiment', 'complaint', 'offensive', 'spam', 'language', 'urgency', 'topics'] as const;
type Task = (typeof TASKS)[number];
const YES_NO: Partial<Record<Task, [yes: string, no: string]>> = {
  complaint: ['complaint', 'other'],
  offensive: ['offensive', 'not-offensive'],
  spam: ['spam', 'ham'],
};

/** Without line ends. A correction of earlier words comes with those words. */
export function trainingRows(mention: CorrectedMention): string[] {
  return [...mention.versions].flatMap(([version, words]) => {
    const said = correctionsInForce(mention.corrections, version);
    const language = said.get('language')?.now ?? mention.language;
    return TASKS.flatMap((task) => {
      const correction = said.get(task satisfies CorrectedField);
      if (!correction || correction.version !== version) return [];
      return [[task, String(language), label(task, correction.now), plain(words)].join('\t')];
    });
  });
}

function label(task: Task, now: CorrectionFact['now']): string {
  if (Array.isArray(now)) return now.length === 0 ? '-' : [...now].sort().join('+');
  const words = YES_NO[task];
  return words ? words[now === true ? 0 : 1] : String(now);
}

function plain({ title, text }: { title: string | null; text: string }): string {
  const whole = title && !text.startsWith(title) ? `${title}. ${text}` : text;
  return withoutNames(whole)
    .replace(/https?:\/\/\S+|www\.\S+/gi, 'https://link.example')
    .replace(/\s+/gu, ' ')
    .trim();
}
