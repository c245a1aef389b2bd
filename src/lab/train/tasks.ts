/** Every training task, in the order in which `lab train` runs them. */
import type { TrainTask } from './task.js';
import { english } from './tasks/english.js';
import { offensive } from './tasks/offensive.js';

export const TASKS: readonly TrainTask[] = [english, offensive];
