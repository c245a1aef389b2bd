/** Every training task, in the order in which `lab train` runs them. */
import type { TrainTask } from './task.js';
import { complaint } from './tasks/complaint.js';
import { edits } from './tasks/edits.js';
import { english } from './tasks/english.js';
import { hindi } from './tasks/hindi.js';
import { hinglish } from './tasks/hinglish.js';
import { language } from './tasks/language.js';
import { offensive } from './tasks/offensive.js';
import { offensiveHinglish } from './tasks/offensive-hinglish.js';
import { offensiveTamil } from './tasks/offensive-tamil.js';
import { reAsk } from './tasks/re-ask.js';
import { realWords } from './tasks/real-words.js';
import { spam } from './tasks/spam.js';
import { tamil } from './tasks/tamil.js';
import { tone } from './tasks/tone.js';

export const TASKS: readonly TrainTask[] = [
  language,
  english,
  hindi,
  hinglish,
  tamil,
  complaint,
  offensive,
  offensiveHinglish,
  offensiveTamil,
  spam,
  realWords,
  edits,
  tone,
  reAsk,
];
