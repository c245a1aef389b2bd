/** How good judgements are: accuracy, macro recall, macro F1, expected calibration error. Pure; all answers are 0–1. */

export interface Judged {
  wanted: number;
  said: number;
  /** Probability given to the class that was said. */
  sure: number;
}

export interface Figures {
  n: number;
  accuracy: number;
  macroRecall: number;
  macroF1: number;
  /** Mean distance between how sure and how right, over ten equal steps of sureness. */
  calibrationError: number;
}

export function figuresOf(judged: readonly Judged[], classes: number): Figures {
  const right = new Float64Array(classes);
  const wanted = new Float64Array(classes);
  const said = new Float64Array(classes);
  const bins = Array.from({ length: 10 }, () => ({ n: 0, sure: 0, right: 0 }));
  for (const row of judged) {
    wanted[row.wanted]!++;
    said[row.said]!++;
    const hit = row.wanted === row.said ? 1 : 0;
    right[row.wanted]! += hit;
    const bin = bins[Math.min(9, Math.floor(row.sure * 10))]!;
    bin.n++;
    bin.sure += row.sure;
    bin.right += hit;
  }
  const n = judged.length;
  const present = [...wanted.keys()].filter((c) => wanted[c]! > 0);
  const mean = (of: (c: number) => number): number =>
    present.reduce((sum, c) => sum + of(c), 0) / Math.max(1, present.length);
  return {
    n,
    accuracy: right.reduce((a, b) => a + b, 0) / Math.max(1, n),
    macroRecall: mean((c) => right[c]! / wanted[c]!),
    macroF1: mean((c) => (2 * right[c]!) / (wanted[c]! + said[c]!)),
    calibrationError: bins.reduce((sum, bin) => sum + Math.abs(bin.sure - bin.right), 0) / Math.max(1, n),
  };
}
