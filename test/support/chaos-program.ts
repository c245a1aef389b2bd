/**
 * The built program as a chaos story treats it: killed with SIGKILL, while it works or while it still boots, and started again
 * with the same settings on the same port. It is only ever killed by the handle it was started with.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Dice } from './chaos-dice.js';
import { pause, say } from './chaos-dice.js';
import { ROOT, startEarshot, type Running } from './earshot.js';

/** As fast as the settings allow; everything else as in production. */
export const QUICK = {
  EARSHOT_ALLOW_HOSTS: '127.0.0.1',
  EARSHOT_POLL_TICK_SECONDS: '1',
  EARSHOT_POLL_MIN_SECONDS: '1',
  EARSHOT_POLL_MAX_SECONDS: '60',
  EARSHOT_POLL_LEASE_SECONDS: '2',
  EARSHOT_SEND_TIMEOUT_SECONDS: '2',
  EARSHOT_RECONCILE_AFTER_SECONDS: '1',
  EARSHOT_RECONCILE_READINGS: '2',
  EARSHOT_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
};

export interface KillPlan {
  kills: number;
  /** Work done so far, in the story's own measure (requests, posts): a kill comes after some more of it. */
  work(): number;
  /** At most so much of it between two kills. */
  workBetween: number;
  /** A kill comes no later than this after the start, work or not. */
  patienceMs: number;
  /** Further harm, at the very moment. Not for deaths during the boot. */
  beforeDeath?(kill: number): void;
  /** Looks at what the dead process left behind. */
  afterDeath(kill: number): Promise<void>;
}

export class MortalEarshot {
  private life: Running | null = null;
  private printed = '';
  private over = false;

  private constructor(
    private readonly env: Record<string, string>,
    readonly url: string,
  ) {}

  static async on(env: Record<string, string>): Promise<MortalEarshot> {
    const port = String(await steadyPort());
    return new MortalEarshot({ ...QUICK, ...env, PORT: port }, `http://127.0.0.1:${port}`);
  }

  get running(): boolean {
    return this.life !== null;
  }

  /** Everything printed in all its lives. */
  get output(): string {
    return this.printed + (this.life?.output() ?? '');
  }

  async start(): Promise<void> {
    if (this.over) throw new Error('The story is over.');
    this.life = await startEarshot(this.env, 120_000);
  }

  /** For good: a story that failed must not leave a plan of kills and starts behind. */
  async end(): Promise<void> {
    this.over = true;
    await this.kill();
  }

  async kill(): Promise<void> {
    const life = this.life;
    if (!life) return;
    if (life.process.exitCode !== null)
      throw new Error(`Earshot ended by itself with ${life.process.exitCode}:\n${life.output()}`);
    await life.kill();
    this.bury(life);
  }

  /** Graceful; the exit code. */
  async stop(): Promise<number | null> {
    const life = this.life;
    if (!life) return null;
    const code = await life.stop();
    this.bury(life);
    return code;
  }

  /** Started and killed before it is ready, or just after. */
  async stillborn(afterMs: number): Promise<void> {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'src', 'main.js')], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        EARSHOT_SAMPLE: 'false',
        EARSHOT_GRAMMAR: 'off',
        EARSHOT_LOG_LEVEL: 'warn',
        ...this.env,
      },
      stdio: 'ignore',
    });
    const gone = new Promise((done) => child.once('exit', done));
    await pause(afterMs);
    child.kill('SIGKILL');
    await gone;
  }

  /** Kills and starts again as planned, one kill in five during the boot. Leaves it running. */
  async killAtRandom(dice: Dice, plan: KillPlan): Promise<void> {
    for (let kill = 1; kill <= plan.kills; kill++) {
      const label = `kill ${kill} of ${plan.kills}`;
      if (dice.chance(0.2)) {
        const ms = dice.whole(100, 2500);
        await this.kill();
        await this.stillborn(ms);
        say(`${label}: ${ms} ms into its boot`);
      } else {
        const [work, ms] = [dice.whole(1, plan.workBetween), dice.whole(0, 120)];
        if (!this.running) await this.start();
        const [before, deadline] = [plan.work(), Date.now() + plan.patienceMs];
        while (plan.work() - before < work && Date.now() < deadline) await pause(5);
        await pause(ms);
        const done = plan.work() - before;
        plan.beforeDeath?.(kill);
        await this.kill();
        say(`${label}: ${ms} ms after step ${done} of its life`);
      }
      await plan.afterDeath(kill);
    }
    if (!this.running) await this.start();
  }

  private bury(life: Running): void {
    this.printed += life.output();
    this.life = null;
  }
}

/** Free now, and below the range from which systems take ports for outgoing connections: still free after a restart. */
async function steadyPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await new Promise<boolean>((done) => {
      const probe = createServer().once('error', () => done(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
    });
    if (free) return port;
  }
}
