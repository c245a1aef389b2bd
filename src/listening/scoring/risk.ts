/**
 * Risk 0–100 as one product of readable factors: complaint × severity × reach × spread so far × the author's history. Shown as a
 * sum: each factor that joins moves the risk by whole points, its line says by how many and why, and the lines add up to the risk.
 * Numbers are data, explained in config/lexicons/risk.yaml. Whoever complains of nothing stays at nothing, however famous.
 */
import type { ScoreInput, ScoreReason } from './score.js';
import type { RiskData } from './risk.schema.js';

/** One kind of grave matter found in the words, gravest first in a list. */
export interface GraveMatter {
  kind: string;
  label: string;
  /** 0–1: how grave this kind is. */
  severity: number;
  /** 0–1: how surely it is meant. */
  sure: number;
}

export interface RiskEvidence {
  complaint: number;
  polarity: number;
  urgency: readonly GraveMatter[];
  offensive: number;
  spam: number;
  shouting: boolean;
  input: ScoreInput;
  /** The product of shouting, stars, reach, spread and history where it is known already; then `input` tells nothing more. */
  around?: number;
  /** Where the words stand that weighed, by what they weighed for: 'complaint', 'tone', 'praise', 'offensive', 'spam', 'urgency.<kind>'. */
  spans: (of: string) => { start: number; end: number }[];
  /** The same words, quoted for the sentence. */
  words: (of: string) => string;
}

/** From this chance on an insult counts. */
const LIKELY = 0.5;
/** Below this share of sureness kind words count as praise. */
const HARDLY = 0.4;

type Sentence = Pick<ScoreReason, 'text' | 'params'>;

export function scoreRisk(
  evidence: RiskEvidence,
  data: RiskData,
): { risk: number; reasons: ScoreReason[]; around: number } {
  const risk = new RunningRisk(evidence);
  addMatter(risk, evidence, data);
  addTone(risk, evidence, data);
  const before = risk.factor;
  addStars(risk, evidence.input.rating, data);
  addReach(risk, evidence.input, data);
  addSpread(risk, evidence.input, data);
  addHistory(risk, evidence.input, data);
  if (evidence.around !== undefined) risk.times(evidence.around, 'around', () => ({ text: 'All around it' }));
  const around = (risk.factor / before) * (evidence.shouting ? 1 + data.tone.shouting : 1);
  if (evidence.spam >= data.spam.from)
    risk.times(1 - data.spam.takes * evidence.spam, 'spam', sureOf(evidence, 'spam'), 'spam');
  const { risk: points, reasons } = risk.end();
  return { risk: points, reasons, around };
}

/** Keeps the exact product and hands out whole points, so that rounding never makes the lines and the risk disagree. */
class RunningRisk {
  /** The product of all factors so far, also where there is nothing yet to be multiplied. */
  factor = 1;
  private exact = 0;
  private shown = 0;
  private readonly reasons: ScoreReason[] = [];

  constructor(private readonly evidence: RiskEvidence) {}

  times(factor: number, code: string, say: () => Sentence, of?: string): void {
    this.factor *= Math.max(0, factor);
    this.reach(this.exact * Math.max(0, factor), code, say, of);
  }

  /** The risk is this much from here on; a line that moves it by less than a whole point is not worth reading. */
  reach(points: number, code: string, say: () => Sentence, of?: string): void {
    const before = this.exact;
    this.exact = points;
    const moved = Math.round(points) - this.shown;
    if (moved === 0) return;
    this.shown += moved;
    const factor = before > 0 ? Math.round((points / before) * 100) / 100 : null;
    const { text, params = {} } = say();
    if (factor !== null) params.factor = factor;
    const reason: ScoreReason = { code, text, params, points: moved };
    const spans = of ? this.evidence.spans(of) : [];
    if (spans.length > 0) reason.spans = spans;
    this.reasons.push(reason);
  }

  end(): { risk: number; reasons: ScoreReason[] } {
    const above = this.shown - 100;
    if (above > 0) {
      this.shown = 100;
      this.reasons.push({ code: 'bounds.high', text: 'Risk does not go above 100', points: -above });
    }
    return { risk: this.shown, reasons: this.reasons };
  }
}

/** Complaint × severity. What is grave need hardly be put as a complaint; each kind of matter gets its own line. */
function addMatter(risk: RunningRisk, evidence: RiskEvidence, data: RiskData): void {
  const { points, from } = data.complaint;
  const complained = Math.max(0, (evidence.complaint - from) / (1 - from));
  risk.reach(points * complained, 'complaint', sureOf(evidence, 'complaint'), 'complaint');
  const gravest = evidence.urgency[0] ? evidence.urgency[0].severity * evidence.urgency[0].sure : 0;
  const matter = 1 - (1 - complained) * (1 - data.severity.calm * gravest);
  let factor = 1;
  evidence.urgency.forEach(({ kind, label, severity, sure }, index) => {
    factor += data.severity.gain * severity * sure * (index === 0 ? 1 : data.severity.further / index);
    const of = `urgency.${kind}`;
    risk.reach(points * matter * factor, of, said(evidence, of, `May concern ${label}`), of);
  });
}

function addTone(risk: RunningRisk, evidence: RiskEvidence, { tone }: RiskData): void {
  const { polarity, offensive, shouting } = evidence;
  const negative = said(evidence, 'tone', 'The tone is negative');
  risk.times(1 + tone.negative * Math.max(0, -polarity), 'tone.negative', negative, 'tone');
  const rude = said(evidence, 'offensive', 'Insulting words');
  // A third of a chance says little, and whatever words made it would be quoted as insults.
  if (offensive >= LIKELY) risk.times(1 + tone.offensive * offensive, 'offensive', rude, 'offensive');
  if (shouting) risk.times(1 + tone.shouting, 'shouting', () => ({ text: 'Written in capitals' }));
  const kind = said(evidence, 'praise', 'The tone is positive');
  if (evidence.complaint < HARDLY)
    risk.times(1 - tone.praise * Math.max(0, polarity), 'praise', kind, 'praise');
}

function addStars(risk: RunningRisk, rating: number | null | undefined, data: RiskData): void {
  if (rating == null || !Number.isFinite(rating)) return;
  const stars = Math.min(5, Math.max(1, Math.round(rating)));
  const factor = data.rating[String(stars) as keyof RiskData['rating']];
  risk.times(factor, 'rating', () => ({ text: `Rated ${stars} of 5`, params: { stars } }));
}

function addReach(risk: RunningRisk, input: ScoreInput, { reach }: RiskData): void {
  const people = Math.round(
    count(input.followers) +
      count(input.reposts) * reach.repost +
      count(input.replies) * reach.reply +
      count(input.likes) * reach.like,
  );
  if (people === 0) return;
  risk.times(1 + reach.gain * onScale(people, reach.people), 'reach', () => ({
    text: `May reach about ${people.toLocaleString('en')} people`,
    params: { people },
  }));
}

function addSpread(risk: RunningRisk, input: ScoreInput, { spread }: RiskData): void {
  const shares =
    count(input.reposts) + count(input.replies) * spread.reply + count(input.likes) * spread.like;
  if (shares === 0) return;
  const age = input.ageHours == null || !(input.ageHours >= 0) ? spread.unknownAgeHours : input.ageHours;
  const pace = shares / Math.max(1, age);
  const perHour = pace < 10 ? Math.round(pace * 10) / 10 : Math.round(pace);
  risk.times(1 + spread.gain * onScale(pace, spread.shares), 'spread', () => ({
    text: `Spreading: about ${perHour.toLocaleString('en')} shares an hour so far`,
    params: { perHour },
  }));
}

function addHistory(risk: RunningRisk, input: ScoreInput, { history }: RiskData): void {
  const earlier = Math.round(count(input.earlierComplaints));
  if (earlier === 0) return;
  risk.times(1 + history.each * Math.min(history.most, earlier), 'history', () => ({
    text: `${earlier} earlier complaint${earlier === 1 ? '' : 's'} by this author`,
    params: { count: earlier },
  }));
}

/** 0 for none, 1 from `full` on; every power of ten is the same step. */
const onScale = (value: number, full: number): number =>
  Math.min(1, Math.log10(1 + value) / Math.log10(1 + full));

const quote = (words: string): string => (words === '' ? '' : `: ${words}`);

const said = (evidence: RiskEvidence, of: string, text: string) => (): Sentence => {
  const words = evidence.words(of);
  return { text: text + quote(words), params: { words } };
};

const sureOf = (evidence: RiskEvidence, of: 'complaint' | 'spam') => (): Sentence => {
  const percent = Math.round(evidence[of] * 100);
  const words = evidence.words(of);
  const text = of === 'spam' ? 'Looks like spam' : 'Reads as a complaint';
  return { text: `${text} (${percent} % sure)${quote(words)}`, params: { percent, words } };
};

/** Platforms leave counts out, and some send nonsense. */
const count = (value: number | null | undefined): number =>
  value != null && Number.isFinite(value) && value > 0 ? value : 0;
