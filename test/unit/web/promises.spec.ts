/** Promises of a draft as the composer keeps them, and moments on the reader's clock. */
import {
  apartFromPromises,
  confirmations,
  plain,
  promiseRows,
} from '../../../web/src/screens/reply/promises.js';
import { fromLocal, toLocal } from '../../../web/src/ui/local-time.js';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const LATER = '2026-11-24T12:30:00.000Z';
const found = (words: string, start: number, ownerId: string | null = null, dueAt = LATER) => ({
  start,
  end: start + words.length,
  words,
  kind: 'call-back',
  who: 'us',
  dueWords: '',
  dueAt,
  ownerId,
});

describe('promises of a draft', () => {
  it('stay confirmed while other words around them change, and are sent with where they stand now', () => {
    const kept = [{ words: 'We will call you tomorrow.', ownerId: 'asha', dueAt: LATER }];
    const rows = promiseRows([found('We will call you tomorrow', 40)], kept, NOW);
    expect(confirmations(rows)).toEqual([{ start: 40, end: 65, ownerId: 'asha', dueAt: LATER }]);
  });
  it.each([
    ['their own words changed', found('We will call you on Friday', 0), LATER],
    ['their time has passed', found('We will call you tomorrow', 0), '2026-11-23T09:59:00Z'],
  ])('are open again where %s', (_, promise, dueAt) => {
    const kept = [{ words: 'We will call you tomorrow', ownerId: 'asha', dueAt }];
    expect(promiseRows([promise], kept, NOW)[0]!.kept).toBeNull();
  });
  it('said twice need two confirmations', () => {
    const twice = [found('We will call you', 0), found('We will call you', 30)];
    const one = [{ words: 'We will call you', ownerId: 'asha', dueAt: LATER }];
    expect(promiseRows(twice, one, NOW).map((row) => row.kept === null)).toEqual([false, true]);
  });
  it('that an earlier version had confirmed need nothing more, unless somebody changes them here', () => {
    const rows = promiseRows([found('We will call you', 0, 'rita')], [], NOW);
    expect(rows[0]!.kept).toEqual({ ownerId: 'rita', dueAt: LATER });
    const here = [{ words: 'We will call you', ownerId: 'asha', dueAt: '2026-11-25T12:30:00.000Z' }];
    expect(promiseRows([found('We will call you', 0, 'rita')], here, NOW)[0]!.kept!.ownerId).toBe('asha');
  });
  it('stand in a list of their own, and are marked in the text only until somebody keeps them', () => {
    const finding = (code: string, start: number, end: number) => ({
      check: code.split('.')[0]!,
      code,
      level: 'block' as const,
      start,
      end,
      reason: '',
      suggestions: [],
    });
    const typo = finding('spelling.listed', 0, 3);
    const [kept, open] = [finding('promise.unconfirmed', 10, 26), finding('promise.unconfirmed', 40, 56)];
    const rows = promiseRows([found('We will call you', 10, 'asha'), found('We will call you', 40)], [], NOW);
    const apart = apartFromPromises([typo, kept, open], rows);
    expect(apart).toEqual({ findings: [typo], marked: [typo, open], open: 1 });
    // Where a brand only wants to be told, none has to be confirmed.
    const told = [typo, kept, open].map((one) => ({ ...one, level: 'warn' as const }));
    expect(apartFromPromises(told, rows).open).toBe(0);
  });
  it('are known by their letters in any script, not by their marks', () => {
    expect(plain('நாளை உங்களை அழைக்கிறோம்!')).toBe(plain('நாளை  உங்களை அழைக்கிறோம்'));
    expect(plain('கூப்பிடுவோம்')).not.toBe(plain('கூப்பிடவோம்'));
  });
});

describe('a moment on the reader’s clock', () => {
  it.each([
    ['Asia/Kolkata', '2026-11-24T12:30:00.000Z', '2026-11-24T18:00'],
    ['UTC', '2026-11-24T12:30:00.000Z', '2026-11-24T12:30'],
    ['America/New_York', '2026-03-08T06:30:00.000Z', '2026-03-08T01:30'],
    ['America/New_York', '2026-03-08T07:30:00.000Z', '2026-03-08T03:30'],
    ['Pacific/Kiritimati', '2026-11-24T12:30:00.000Z', '2026-11-25T02:30'],
  ])('in %s goes there and back: %s', (zone, iso, local) => {
    expect(toLocal(iso, zone)).toBe(local);
    expect(fromLocal(local, zone)).toBe(iso);
  });
  it('that a field does not give is none', () => {
    for (const text of ['', 'tomorrow', '2026-13-40T10:00']) expect(fromLocal(text, 'UTC')).toBeNull();
  });
});
