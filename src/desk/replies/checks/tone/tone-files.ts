/**
 * Loads the rules of tone, one file a language, the learned model, and the limits from which it is heard. A rule that cannot be
 * read stops the start and is named.
 */
import { dirname } from 'node:path';
import { z } from 'zod';
import { EarshotError } from '../../../../core/errors/errors.js';
import { readYaml } from '../check-files.js';
import { loadToneModel, type ToneFamily } from './load-tone-model.js';
import { toneLanguages, type ToneLanguage } from './tone-fold.js';
import { readyRules, toneFileSchema, type ToneRules } from './tone-rules.js';
import type { ToneModel } from './tone-model.js';

export interface ToneData {
  byLanguage: ReadonlyMap<ToneLanguage, ToneRules>;
  limits: ToneLimits;
  /** Null where no model is installed. */
  models: ReadonlyMap<ToneFamily, ToneModel> | null;
}

const likelihood = z.number().min(0).max(1);
const byLanguage = z.record(z.enum([...toneLanguages, 'und']), likelihood);
const toneLimitsSchema = z.strictObject({
  /** From this likelihood on the whole reads as unkind, by the reply's language. */
  unkindFrom: byLanguage,
  /** The same where nobody has asked anything: less is known of what was needed. */
  aloneFrom: likelihood,
  /** Below it what a rule found is only a hint. */
  kindBelow: byLanguage,
});
export type ToneLimits = z.output<typeof toneLimitsSchema>;

/** `folder` is config/checks, beside which models/ lies. Throws EarshotError('invalid-input') naming file and fault. */
export function loadTone(folder: string): ToneData {
  return {
    byLanguage: loadToneRules(folder),
    limits: loadToneLimits(folder),
    models: loadToneModel(dirname(folder)),
  };
}

export const loadToneLimits = (folder: string): ToneLimits =>
  readYaml(folder, 'tone-limits.yaml', toneLimitsSchema);

/** As `loadTone`, the rules alone. */
export function loadToneRules(folder: string): Map<ToneLanguage, ToneRules> {
  return new Map<ToneLanguage, ToneRules>(
    toneLanguages.map((language) => {
      const file = `tone.${language}.yaml`;
      const read = readYaml(folder, file, toneFileSchema);
      try {
        return [language, readyRules(read, language)];
      } catch (error) {
        throw new EarshotError('invalid-input', `${file} in ${folder} is wrong: ${(error as Error).message}`);
      }
    }),
  );
}
