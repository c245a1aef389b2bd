import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { runLab } from '../../../src/lab/main.js';
import { nabScore, nabTotal, type NabResult } from '../../bench/nab-score.js';

/** Real mention counts of five brands with hand-labelled windows; lies beside the project where it is to be had. */
const DATA = resolve(__dirname, '../../../../shared/data/mention-volume');
const here = existsSync(join(DATA, 'windows.json'));
const time = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);

/** Eighty thousand lines through the command: seconds alone, minutes on a machine that does much else. */
jest.setTimeout(300_000);

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

async function judge(name: string, windows: [string, string][]): Promise<NabResult> {
  const path = join(DATA, `${name}.csv`);
  const out = new Sink();
  expect(await runLab(['spikes', path], { stdout: out, stderr: new Sink() })).toBe(0);
  const times = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => time(line.split(',')[0]!));
  const alerts = out.text
    .trim()
    .split('\n')
    .map((line) => times.indexOf(time((JSON.parse(line) as { at: string }).at)));
  expect(alerts).not.toContain(-1);
  return nabScore({
    name,
    times,
    windows: windows.map(([from, to]) => [time(from), time(to)]),
    alerts,
  });
}

(here ? describe : describe.skip)('lab spikes on real, labelled counts (needs ../shared/data)', () => {
  it('scores 86 or more on the open five, with at most 0.06 false alerts a brand-day', async () => {
    const labelled = JSON.parse(readFileSync(join(DATA, 'windows.json'), 'utf8')) as Record<
      string,
      [string, string][]
    >;
    const results: NabResult[] = [];
    for (const [name, windows] of Object.entries(labelled)) results.push(await judge(name, windows));
    const total = nabTotal(results);
    expect(total.windows).toBe(18);
    expect(total.score).toBeGreaterThanOrEqual(86);
    expect(total.falseADay).toBeLessThanOrEqual(0.06);
    expect(total.found).toBeGreaterThanOrEqual(17);
  });
});
