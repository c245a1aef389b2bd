/** A customer's words as people at the desk may see them: card numbers, passwords and the like hidden. Pure. */
import { maskPii } from '../listening/scoring/pii/mask.js';
import { findPii } from '../listening/scoring/pii/pii.js';

export function masked(text: string): string {
  return maskPii(text, findPii(text));
}
