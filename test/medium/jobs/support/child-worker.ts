/** Starts worker-process.ts as a process of its own, so that a test can kill it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

export interface ChildWorker {
  /** Keys of the jobs it began. */
  began: string[];
  kill(signal: NodeJS.Signals): Promise<void>;
}

export async function childWorker(databaseUrl: string, redisUrl: string | null): Promise<ChildWorker> {
  const child = fork(
    join(__dirname, 'run-typescript.mjs'),
    [join(__dirname, 'worker-process.ts'), databaseUrl, redisUrl ?? ''],
    {
      execArgv: ['--no-warnings'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const began: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the worker process ended with ${code}`)));
    child.on('message', (message: { ready?: true; began?: string }) => {
      if (message.began) began.push(message.began);
      if (message.ready) resolve();
    });
  });
  return {
    began,
    kill: async (signal) => {
      child.kill(signal);
      await gone;
    },
  };
}
