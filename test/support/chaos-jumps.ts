/** A program's wall clock that jumps by hours, forth and back, while it works (chaos-clock.mjs obeys). */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dice, pause, say } from './chaos-dice.js';

const HOUR_MS = 3_600_000;
/** Within what a session and an approval live; the last minutes of a day and the next morning are among them. */
const JUMPS = [3, -2, 0, 5.5, -5, 0.1, -0.75, 0];

export class ChaosClock {
  private readonly folder = mkdtempSync(join(tmpdir(), 'chaos-clock-'));
  private readonly file = join(this.folder, 'offset');
  jumps = 0;

  constructor() {
    this.set(0);
  }

  get env(): Record<string, string> {
    return { NODE_OPTIONS: `--import ${join(__dirname, 'chaos-clock.mjs')}`, CHAOS_CLOCK: this.file };
  }

  set(hours: number): void {
    writeFileSync(`${this.file}.new`, String(Math.round(hours * HOUR_MS)));
    renameSync(`${this.file}.new`, this.file);
  }

  /** Jumps every few seconds until `over`, and is right again at the end. */
  async jumpUntil(dice: Dice, over: () => boolean): Promise<void> {
    while (!over()) {
      for (let left = dice.whole(3_000, 12_000); left > 0 && !over(); left -= 200) await pause(200);
      if (over()) break;
      const hours = dice.pick(JUMPS);
      this.set(hours);
      this.jumps++;
      say(
        `the clock shows ${hours === 0 ? 'the right time' : `${Math.abs(hours)} h ${hours > 0 ? 'too late' : 'too early'}`}`,
      );
    }
    this.set(0);
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
