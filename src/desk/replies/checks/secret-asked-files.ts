/** Reads the words of the check on asking for secrets: their names, and what they are called without a name. */
import { readYaml, secretWordsSchema } from './check-files.js';
import type { Examine } from './draft.js';
import type { LanguageWords } from './reply-language.js';
import { makeSecretAsked } from './secret-asked.js';
import { compileSecretMeanings, secretMeaningsSchema } from './secret-meanings.js';

/** Throws EarshotError('invalid-input') naming the file and what is wrong in it. */
export function loadSecretAsked(folder: string, languageWords: LanguageWords): Examine {
  const words = readYaml(folder, 'secret-words.yaml', secretWordsSchema);
  const meanings = compileSecretMeanings(readYaml(folder, 'secret-meanings.yaml', secretMeaningsSchema));
  return makeSecretAsked(words, meanings, languageWords);
}
