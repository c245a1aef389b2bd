/** The promises of one case: what the customer can read, and what stands in a version that is still on its way. Never writes. */
import { type Reader, selectOne } from '../../sql.js';
import { commitmentsOf } from './commitment-view.js';
import { commitmentSteps } from './commitment.workflow.js';
import type { CaseCommitmentView, CommitmentView } from './commitments.api.js';

/** The open ones first, then the rest; of what was never published only what may still be. */
export async function commitmentsOfCase(db: Reader, caseId: string): Promise<CaseCommitmentView[]> {
  const row = await selectOne<{ list: (CommitmentView & { opened: boolean })[] }>(
    db,
    `SELECT ${commitmentsOf(`co.case_id = $1 AND (co.opened_at IS NOT NULL OR co.state = 'proposed')`)} AS list`,
    [caseId],
  );
  const list = (row?.list ?? []).map(({ opened, ...one }) => ({
    ...one,
    steps: commitmentSteps(one.state, opened),
  }));
  const rank = { open: 0, proposed: 1, broken: 2, kept: 3, cancelled: 4 };
  return list.sort((a, b) => rank[a.state] - rank[b.state]);
}
