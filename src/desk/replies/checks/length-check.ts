/**
 * Length as the platform counts it; underlines what does not fit. Silent when nobody knows the platform's rule.
 */
import { countLength } from '../../../platforms/length.js';
import { draft, type Examine } from './draft.js';

export const examineLength: Examine = ({ text, length }) => {
  if (length === null) return [];
  const counted = countLength(text, length);
  const span = { start: counted.fitsUntil, end: text.length };
  const { used, max, bytes } = counted;
  if (used > max) return [draft('length.over', span, { used, max, over: used - max })];
  if (length.maxBytes !== undefined && bytes !== undefined && bytes > length.maxBytes) {
    return [
      draft('length.bytes-over', span, { used: bytes, max: length.maxBytes, over: bytes - length.maxBytes }),
    ];
  }
  return [];
};
