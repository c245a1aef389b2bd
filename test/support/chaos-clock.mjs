// Loaded before the program (node --import): its clock shows as many milliseconds more or less as the file CHAOS_CLOCK says, now.
// Only the wall clock jumps; what measures how long something took does not, and neither does the database's own clock.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const RealDate = Date;
const realNow = RealDate.now.bind(RealDate);
let offset = 0;
let readAt = -Infinity;

function now() {
  const at = performance.now();
  if (at - readAt > 20) {
    readAt = at;
    try {
      offset = Number(readFileSync(process.env.CHAOS_CLOCK, 'utf8')) || 0;
    } catch {
      // Being written this instant: as before.
    }
  }
  return realNow() + offset;
}

const Jumping = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length > 0 ? args : [now()], newTarget === Jumping ? target : newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
globalThis.Date = Jumping;
