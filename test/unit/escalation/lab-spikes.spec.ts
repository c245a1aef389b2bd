import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runLab } from '../../../src/lab/main.js';
import { addStorm, randomOf, simulate } from '../../bench/simulated.js';

jest.setTimeout(300_000);

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'lab-spikes-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function lab(content: string | null, ...args: string[]) {
  const path = join(dir, 'counts.csv');
  if (content !== null) writeFileSync(path, content);
  const [stdout, stderr] = [new Sink(), new Sink()];
  const code = await runLab(['spikes', ...(args.length > 0 ? args : [path])], { stdout, stderr });
  const rows = stdout.text
    .split('\n')
    .filter((line) => line !== '')
    .map(
      (line) =>
        JSON.parse(line) as { at: string; level: number; expected: number; seen: number; reason: string },
    );
  return { code, rows, err: stderr.text };
}

const START = Date.UTC(2026, 2, 1);
const stamp = (bin: number, seconds = 300): string =>
  new Date(START + bin * seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
const STORM_AT = 2016 + 700;
const csv = (counts: number[]): string[] => counts.map((count, bin) => `${stamp(bin)},${count}`);

function stormy(): string[] {
  const { counts } = simulate({ perHour: 30, weeks: 2, seed: 11 });
  addStorm(counts, { at: STORM_AT, peakPerHour: 1200, riseHours: 0, halfHours: 3 }, randomOf(1));
  return csv(counts);
}
const file = (lines: string[]): string => `timestamp,value\n${lines.join('\n')}\n`;

describe('lab spikes', () => {
  it('writes one line per alert, with the published keys', async () => {
    const { code, rows, err } = await lab(file(stormy()));
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(rows.map(({ at }) => at)).toContain(stamp(STORM_AT));
    const row = rows.find(({ at }) => at === stamp(STORM_AT))!;
    expect(row.level).toBeGreaterThanOrEqual(2);
    expect(row.level).toBeLessThanOrEqual(5);
    expect(row.seen).toBeGreaterThan(50);
    expect(row.expected).toBeLessThan(10);
    expect(row.reason).toMatch(/^\d+ in 5 minutes; [\d.]+ expected at this hour of the week; highest lately/);
  });

  it('gives the same alerts when the future is cut off', async () => {
    const lines = stormy();
    const whole = (await lab(file(lines))).rows;
    const cut = (await lab(file(lines.slice(0, STORM_AT + 1)))).rows;
    expect(cut).toEqual(whole.slice(0, cut.length));
    expect(cut.length).toBeGreaterThan(0);
  });

  it('reads CRLF, a byte-order mark, other column orders, quotes, ISO times and a file without header', async () => {
    const lines = stormy();
    const expected = (await lab(file(lines))).rows.map(({ seen, level }) => [seen, level]);
    const swapped = lines.map((line) => line.split(',').reverse().join(','));
    for (const text of [
      `\ufeff${file(lines).replaceAll('\n', '\r\n')}`,
      `value,timestamp\n${swapped.join('\n')}`,
      file(lines.map((line) => `"${line.replace(',', '","')}"`)),
      file(lines.map((line) => line.replace(' ', 'T').replace(',', 'Z,'))),
      lines.join('\n'),
    ]) {
      const { rows, err } = await lab(text);
      expect(err).toBe('');
      expect(rows.map(({ seen, level }) => [seen, level])).toEqual(expected);
    }
  });

  it('names bad lines by number, skips them, and goes on', async () => {
    const lines = stormy();
    const bad = [
      '',
      'tomorrow,3',
      '2026-02-30 00:00:00,3',
      `${stamp(41)},-2`,
      `${stamp(42)},many`,
      `${stamp(43)}`,
      `${stamp(3)},5`,
      `${stamp(44)},1e99`,
      'x'.repeat(5000),
    ];
    const { code, rows, err } = await lab(file([...lines.slice(0, 40), ...bad, ...lines.slice(40)]));
    expect(code).toBe(0);
    for (let i = 0; i < bad.length; i++) expect(err).toContain(`line ${42 + i} skipped: `);
    expect(err.trim().split('\n')).toHaveLength(bad.length);
    expect(rows.map(({ at }) => at)).toContain(stamp(STORM_AT));
  });

  it('is not led astray by a mistyped year, yet believes a long gap', async () => {
    const lines = stormy();
    const mistyped = [...lines];
    mistyped[100] = mistyped[100]!.replace('2026', '2206');
    const one = await lab(file(mistyped));
    expect(one.err.trim()).toBe(
      'line 102 skipped: its time is more than a year after that of the line before',
    );
    expect(one.rows.map(({ at }) => at)).toContain(stamp(STORM_AT));
    const gap = lines.map((line, i) => (i < 1000 ? line : line.replace('2026', '2028')));
    const two = await lab(file(gap));
    expect(two.err.trim().split('\n')).toHaveLength(1);
    expect(two.rows.map(({ at }) => at)).toContain(stamp(STORM_AT).replace('2026', '2028'));
  });

  it('takes missing bins for missing time: a gap is no calm and its end no spike', async () => {
    const { counts } = simulate({ perHour: 60, weeks: 2, seed: 12 });
    const lines = csv(counts);
    const backlog = counts.slice(2500, 2600).reduce((a, b) => a + b, 0);
    const gap = [...lines.slice(0, 2500), `${stamp(2600)},${backlog}`, ...lines.slice(2601)];
    const { rows, err } = await lab(file(gap));
    expect(err).toBe('');
    expect(rows.filter(({ at }) => at >= stamp(2490) && at < stamp(2680))).toEqual([]);
  });

  it('goes through both changes of the clocks on wall-clock times', async () => {
    const { counts } = simulate({ perHour: 60, weeks: 3, seed: 13 });
    // Bins 1000–1011 are written a second time with the hour before; bins 3000–3011 do not exist on the wall clock.
    const wall = counts.map(
      (count, bin) => `${stamp(bin < 1012 ? bin : bin < 3000 ? bin - 12 : bin)},${count}`,
    );
    const { code, err, rows } = await lab(file(wall));
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(rows).toEqual([]);
  });

  it('takes hourly and daily counts, too', async () => {
    for (const seconds of [3600, 86_400]) {
      const random = randomOf(5);
      const lines = Array.from(
        { length: 400 },
        (_, i) => `${stamp(i, seconds)},${i === 350 ? 4000 : Math.round(100 + 20 * random())}`,
      );
      const { rows, code } = await lab(file(lines));
      expect(code).toBe(0);
      expect(rows.map(({ at }) => at)).toEqual([stamp(350, seconds)]);
    }
  });

  it.each([
    ['only a header', 'timestamp,value\n'],
    ['one row', 'timestamp,value\n2026-03-01 00:00:00,5\n'],
    ['zeros', file(csv(new Array<number>(3000).fill(0)))],
    ['the same count throughout', file(csv(new Array<number>(3000).fill(40)))],
  ])('has nothing to say of %s', async (_name, text) => {
    expect(await lab(text)).toEqual({ code: 0, rows: [], err: '' });
  });

  it('answers 2 and one clear line to an empty, foreign, missing or unreadable file and to a wrong call', async () => {
    for (const [text, args, words] of [
      ['', [], /is empty/],
      ['label\ttext\nneg\tbad\n', [], /does not begin with the columns "timestamp,value"/],
      [null, [join(dir, 'nowhere.csv')], /there is no such file/],
      [null, [dir], /it is a folder/],
      [null, ['a.csv', 'b.csv'], /exactly one file/],
    ] as const) {
      const { code, rows, err } = await lab(text, ...args);
      expect(code).toBe(2);
      expect(rows).toEqual([]);
      expect(err).toMatch(words);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });
});
