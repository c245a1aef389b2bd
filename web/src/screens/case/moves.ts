/** Where a person may take a case from each state, as the server's table has it; the server refuses anything else. Pure. */
import type { CaseState } from '../../api/types.js';

export interface Move {
  to: CaseState;
  needsReason: boolean;
}
const to = (state: CaseState, needsReason = false): Move => ({ to: state, needsReason });

export const MOVES: Record<CaseState, readonly Move[]> = {
  new: [to('open'), to('pending'), to('resolved'), to('closed', true)],
  open: [to('pending'), to('resolved'), to('closed', true)],
  pending: [to('open'), to('resolved'), to('closed', true)],
  resolved: [to('open'), to('closed')],
  closed: [],
};
