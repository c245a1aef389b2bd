/** How long a posting is under way is measured by a watch, not by the wall. */
import { SinceSent } from '../../../src/desk/publishing/since-sent.service.js';
import { FixedClock } from '../../support/fixed-clock.js';

describe('how long ago a posting left', () => {
  it('counts what passed since it left, however the clock is set meanwhile', () => {
    let steady = 0;
    const clock = new FixedClock();
    clock.steady = () => steady;
    const since = new SinceSent(clock);
    since.leaves('a', 1);
    clock.advance(5 * 3600);
    steady = 1500;
    expect(since.seconds('a', 1)).toBe(1.5);
  });

  it('of what another process sent it swears to nothing before it was first asked', () => {
    const clock = new FixedClock();
    const since = new SinceSent(clock);
    expect(since.seconds('a', 1)).toBe(0);
    clock.advance(30);
    expect(since.seconds('a', 1)).toBe(30);
    expect(since.seconds('a', 2)).toBe(0);
  });
});
