/** Reads every corrected mention, page by page, for the export to training; the sample brand's are fiction and left out. Never writes. */
import type { DataSource } from 'typeorm';
import type { CorrectionFact } from '../scoring/overruling.js';
import { trainingRows } from './training-rows.js';

const PAGE = 500;

interface Row {
  id: string;
  sample: boolean;
  language: string;
  corrections: CorrectionFact[];
  versions: { version: number; title: string | null; text: string }[];
}

/** Lines for the file, in the order of the mentions' ids: the same corrections give the same file. */
export async function* correctionLines(dataSource: DataSource): AsyncGenerator<string[]> {
  let after: string | null = null;
  for (;;) {
    const rows: Row[] = await dataSource.query(
      `SELECT m.id, b.sample, m.language,
         (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'version', c.version, 'field', c.field, 'now', c.now, 'withdraws', c.withdraws)
            ORDER BY c.at, c.id) FROM score_correction c WHERE c.mention_id = m.id) AS corrections,
         (SELECT jsonb_agg(jsonb_build_object('version', v.version, 'title', v.title, 'text', v.text) ORDER BY v.version)
            FROM mention_version v WHERE v.mention_id = m.id) AS versions
       FROM mention m JOIN brand b ON b.id = m.brand_id
       WHERE m.id IN (SELECT DISTINCT mention_id FROM score_correction WHERE $1::uuid IS NULL OR mention_id > $1
         ORDER BY mention_id LIMIT ${PAGE}) ORDER BY m.id`,
      [after],
    );
    yield rows
      .filter((row) => !row.sample)
      .flatMap((row) => trainingRows({ ...row, versions: new Map(row.versions.map((v) => [v.version, v])) }));
    after = rows.at(-1)?.id ?? null;
    if (rows.length < PAGE || after === null) return;
  }
}
