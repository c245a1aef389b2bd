/** Reads the words of questions and greetings (config/checks/listening.yaml). */
import { z } from 'zod';
import { readYaml } from '../check-files.js';
import { anyOf, patternList } from '../said-words.js';
import { makeGreeted } from './greeted.js';
import type { ListeningWords } from './listening-check.js';

const spaced = z.string().transform((text) => text.split(/\s+/).filter(Boolean));
export const listeningSchema = z.strictObject({
  takesUp: patternList,
  rhetorical: patternList,
  unmarked: patternList,
  kinds: z.record(z.string(), z.strictObject({ asks: patternList, answers: patternList })),
  greeting: z.strictObject({ greets: patternList, titles: patternList, nobody: spaced }),
});

/** Throws EarshotError('invalid-input') naming file and key. */
export function loadListening(folder: string): ListeningWords {
  const raw = readYaml(folder, 'listening.yaml', listeningSchema);
  return {
    questions: {
      kinds: Object.entries(raw.kinds).map(([name, { asks, answers }]) => ({
        name,
        asks: anyOf(asks),
        answers: anyOf(answers),
      })),
      rhetorical: anyOf(raw.rhetorical),
      unmarked: anyOf(raw.unmarked),
      takesUp: anyOf(raw.takesUp),
    },
    greeted: makeGreeted({
      greets: raw.greeting.greets,
      titles: raw.greeting.titles,
      nobody: new Set(raw.greeting.nobody.map((word) => word.toLowerCase())),
    }),
  };
}
