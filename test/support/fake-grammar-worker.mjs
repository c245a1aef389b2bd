// Keeps to the protocol of src/desk/replies/checks/grammar/harper-worker.ts: says 'ready', then answers { id, lints } for
// { id, text }. A text that says so makes it hang, die, or answer late.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ id, text }) => {
  if (text === 'hang') for (;;);
  if (text === 'die') process.exit(3);
  if (text === 'never') return;
  parentPort.postMessage({
    id,
    lints: [{ rule: 'Fake', kind: 'Grammar', start: 0, end: 1, message: text, suggestions: [] }],
  });
});
parentPort.postMessage('ready');
