/** "About 3 times in 10": an error rate as people can picture it. Pure. */
export function timesWrong(wrong: number): { times: number; of: number } {
  if (wrong >= 0.05) return { times: Math.round(wrong * 10) || 1, of: 10 };
  return { times: Math.max(1, Math.round(wrong * 100)), of: 100 };
}

const MEASURES: Record<string, 'recall' | 'f1' | 'accuracy'> = {
  'macro recall': 'recall',
  'macro F1': 'f1',
  accuracy: 'accuracy',
};
export const measureKey = (measure: string): 'recall' | 'f1' | 'accuracy' => MEASURES[measure] ?? 'accuracy';
