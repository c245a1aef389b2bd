/**
 * Loads the rules of tone, one file a language, and the weights of the whole. A rule that cannot be read stops the start and is named.
 */
import { EarshotError } from '../../../../core/errors/errors.js';
import { readYaml } from '../check-files.js';
import { toneLanguages, type ToneLanguage } from './tone-fold.js';
import { readyRules, toneFileSchema, type ToneRules } from './tone-rules.js';
import { type ToneWeights, toneWeightsSchema } from './tone-weigh.js';

export interface ToneData {
  byLanguage: ReadonlyMap<ToneLanguage, ToneRules>;
  weights: ToneWeights;
}

/** `folder` is config/checks. Throws EarshotError('invalid-input') naming file and fault. */
export function loadTone(folder: string): ToneData {
  const byLanguage = new Map<ToneLanguage, ToneRules>(
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
  return { byLanguage, weights: readYaml(folder, 'tone-weights.yaml', toneWeightsSchema) };
}
