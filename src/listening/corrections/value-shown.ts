/** The value of one field as people see it, in the words in which they overrule it. Pure. */
import type { CorrectedField, CorrectedValue } from '../scoring/overruling.js';
import type { Score } from '../scoring/score.js';
import type { Said, Shown } from './shown.js';

export function valueShown(field: CorrectedField, score: Score, shown: Shown, said: Said): CorrectedValue {
  switch (field) {
    case 'sentiment':
    case 'language':
    case 'spam':
    case 'flagged':
      return shown[field];
    case 'complaint':
    case 'offensive':
      return shown[field] >= 0.5;
    case 'topics':
      return [...shown.topics].sort();
    case 'urgency':
      return said.get('urgency')?.now ?? [...(score.urgencyKinds ?? [])].sort();
  }
}

/** Lists are sets here: their order says nothing. */
export function sameValue(a: CorrectedValue, b: CorrectedValue): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}
