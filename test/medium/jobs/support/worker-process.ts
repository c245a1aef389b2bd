/**
 * A whole process of jobs for tests that kill one. Started by child-worker.ts; says on its channel what it begins.
 * A job whose key begins with "hang" never ends.
 */
import { startJobsApp } from './jobs-app.js';

const [databaseUrl = '', redisUrl = ''] = process.argv.slice(3);

async function main(): Promise<void> {
  const app = await startJobsApp({ databaseUrl, redisUrl: redisUrl || null, role: 'worker' });
  app.jobs.behave = (call) => {
    process.send?.({ began: call.key, attempt: call.attempt });
    return call.key.startsWith('hang') ? new Promise(() => undefined) : Promise.resolve();
  };
  app.jobs.onTick = ({ slot }) => Promise.resolve(process.send?.({ slot: slot.toISOString() }));
  process.send?.({ ready: true });
  process.on('disconnect', () => process.exit(0)); // the test is gone
  process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
