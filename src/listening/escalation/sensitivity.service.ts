/** Puts a sensitivity that was tried in the lab to use for a brand. What its series remember stays as it is. */
import { Injectable } from '@nestjs/common';
import { returned } from '../../core/database/rows.js';
import { Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SensitivityInput } from './alert-lab.api.js';

@Injectable()
export class SensitivityService {
  constructor(private readonly transactions: Transactions) {}

  /** Throws conflict for a brand of which nothing was heard yet. */
  async put({ brandId, sensitivity }: SensitivityInput, personId: string): Promise<SensitivityInput> {
    return this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const [was] = await tx.manager.query<{ sensitivity: number }[]>(
        `SELECT sensitivity FROM escalation_brand WHERE brand_id = $1 FOR UPDATE`,
        [brandId],
      );
      if (!was)
        throw new EarshotError(
          'conflict',
          'Nothing was heard of this brand yet; there is nothing to be sensitive to.',
          {
            code: 'nothing-heard',
          },
        );
      const rounded = Math.round(sensitivity * 100) / 100;
      if (was.sensitivity === rounded) return { brandId, sensitivity: rounded };
      returned(
        await tx.manager.query(
          `UPDATE escalation_brand SET sensitivity = $2 WHERE brand_id = $1 RETURNING brand_id`,
          [brandId, rounded],
        ),
      );
      tx.audit({
        action: 'brand.sensitivity',
        subjectKind: 'brand',
        subjectId: brandId,
        brandId,
        details: { from: was.sensitivity, to: rounded },
      });
      return { brandId, sensitivity: rounded };
    });
  }
}
