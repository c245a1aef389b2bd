/** The hand-made gold of personal data: exact spans, precision and recall by kind and by language, with floors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ibanChecks, luhn, verhoeff } from '../../../src/listening/scoring/pii/checksums.js';
import { findPii } from '../../../src/listening/scoring/pii/pii.js';
import { readable } from '../../../src/listening/scoring/pii/readable.js';
import { piiGold, type MarkedPost } from '../../support/pii-gold.js';

interface Counts {
  right: number;
  stray: number;
  missed: number;
}

const LANGUAGES = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'];
/** What a wrong check digit rules out. */
const CHECKED = ['card', 'aadhaar', 'pan', 'ssn', 'iban'];

function measure(posts: MarkedPost[]): { counts: Map<string, Counts>; wrong: string[] } {
  const counts = new Map<string, Counts>();
  const wrong: string[] = [];
  for (const { lang, text, spans } of posts) {
    const found = findPii(text);
    const key = (span: { kind: string; start: number; end: number }): string =>
      `${span.kind}=${text.slice(span.start, span.end)}@${span.start}`;
    const expected = new Set(spans.map(key));
    const got = new Set(found.map(key));
    const count = (kind: string, what: keyof Counts): void => {
      for (const name of [kind, lang, 'all']) {
        const one = counts.get(name) ?? { right: 0, stray: 0, missed: 0 };
        one[what]++;
        counts.set(name, one);
      }
    };
    for (const span of spans) count(span.kind, got.has(key(span)) ? 'right' : 'missed');
    for (const span of found) if (!expected.has(key(span))) count(span.kind, 'stray');
    const differs = [
      ...spans
        .map(key)
        .filter((one) => !got.has(one))
        .map((one) => `missed ${one}`),
      ...found
        .map(key)
        .filter((one) => !expected.has(one))
        .map((one) => `stray ${one}`),
    ];
    if (differs.length > 0) wrong.push(`${lang}: ${text}: ${differs.join(', ')}`);
  }
  return { counts, wrong };
}

const precision = ({ right, stray }: Counts): number => right / Math.max(1, right + stray);
const recall = ({ right, missed }: Counts): number => right / Math.max(1, right + missed);

describe('the gold of personal data', () => {
  const all = [...piiGold('tune'), ...piiGold('test'), ...piiGold('fresh')];

  it('holds enough posts, in five ways of writing, nearly half of them with nothing to find', () => {
    expect(all.length).toBeGreaterThanOrEqual(440);
    const clean = all.filter((post) => post.spans.length === 0);
    expect(clean.length / all.length).toBeGreaterThanOrEqual(0.45);
    for (const lang of LANGUAGES) {
      expect(all.filter((post) => post.lang === lang && post.spans.length > 0).length).toBeGreaterThanOrEqual(
        50,
      );
      expect(clean.filter((post) => post.lang === lang).length).toBeGreaterThanOrEqual(45);
    }
    expect(all.every((post) => LANGUAGES.includes(post.lang))).toBe(true);
  });

  it('marks kinds only that every language of the desk has words for', () => {
    const kinds = [...new Set(all.flatMap((post) => post.spans.map((span) => `pii.${span.kind}`)))];
    for (const locale of ['en', 'hi', 'ta']) {
      const words = JSON.parse(
        readFileSync(join(__dirname, '../../../web/src/i18n/locales', locale, 'reason.json'), 'utf8'),
      ) as object;
      expect(kinds.filter((kind) => !(kind in words))).toEqual([]);
    }
  });

  it('marks no number as a card, an Aadhaar number or an IBAN whose check digit is wrong', () => {
    const checks: Record<string, (plain: string) => boolean> = {
      card: (plain) => !/^\d+$/.test(plain) || luhn(plain),
      aadhaar: verhoeff,
      iban: (plain) => ibanChecks(plain.toUpperCase()),
    };
    const wrong = all.flatMap(({ text, spans }) =>
      spans
        .map((span) => ({
          kind: span.kind,
          plain: readable(text.slice(span.start, span.end)).text.replace(/[\s./-]/g, ''),
        }))
        .filter(({ kind, plain }) => checks[kind]?.(plain) === false),
    );
    expect(wrong).toEqual([]);
  });

  it.each(['tune', 'test', 'fresh'] as const)('is found, and nothing else is, in %s', (split) => {
    const { counts, wrong } = measure(piiGold(split));
    const lines = [...counts].map(
      ([name, one]) =>
        `${name.padEnd(13)} precision ${precision(one).toFixed(3)} recall ${recall(one).toFixed(3)} (${one.right + one.missed})`,
    );
    console.info([`personal data, ${split}`, ...lines, ...wrong].join('\n'));
    const low = [...counts].filter(([name, one]) => {
      const [least, leastFound] = CHECKED.includes(name) ? [0.95, 0.95] : [0.9, 0.85];
      return precision(one) < least || recall(one) < leastFound;
    });
    expect(low).toEqual([]);
    expect(precision(counts.get('all')!)).toBeGreaterThanOrEqual(0.97);
    expect(recall(counts.get('all')!)).toBeGreaterThanOrEqual(0.97);
  });
});
