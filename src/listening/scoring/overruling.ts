/**
 * What a person may overrule and which of the corrections of a mention are in force. Pure: the database, the API, rescoring and the
 * export for training share it. A correction speaks of one version of a post; only what was said of spam outlives an edit.
 */
export const CORRECTED_FIELDS = [
  'sentiment',
  'complaint',
  'spam',
  'flagged',
  'language',
  'urgency',
  'offensive',
  'topics',
] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** sentiment 'neg'|'neu'|'pos'; language a code; complaint, spam, flagged, offensive yes or no; urgency kinds; topics. */
export type CorrectedValue = string | boolean | string[];

export interface CorrectionFact {
  id: string;
  version: number;
  field: CorrectedField;
  now: CorrectedValue;
  /** Set on a row that takes another one back. */
  withdraws: string | null;
}

/**
 * By field, the correction whose word is shown. `rows` oldest first, all of one mention, which stands at `version`.
 * Of "flagged" and "spam", which exclude each other, the later one holds.
 */
export function correctionsInForce<C extends CorrectionFact>(
  rows: readonly C[],
  version: number,
): Map<CorrectedField, C> {
  const withdrawn = new Set(rows.flatMap((row) => row.withdraws ?? []));
  const found = new Map<CorrectedField, C>();
  for (const row of rows) {
    if (row.withdraws || withdrawn.has(row.id)) continue;
    if (row.version !== version && row.field !== 'spam') continue;
    found.set(row.field, row);
    if (row.now !== true) continue;
    if (row.field === 'flagged' && found.get('spam')?.now === true) found.delete('spam');
    if (row.field === 'spam' && found.get('flagged')?.now === true) found.delete('flagged');
  }
  return found;
}
