/** A clock that stands where the test puts it. */
import { Clock } from '../../src/core/clock/clock';

export class FixedClock extends Clock {
  private passed = 0;

  constructor(private at = new Date('2026-03-01T12:00:00Z')) {
    super();
  }
  override now(): Date {
    return new Date(this.at);
  }
  /** What the test says has passed; a clock that is set back takes nothing of it away. */
  override steady(): number {
    return this.passed;
  }
  set(at: Date | string): void {
    const to = new Date(at);
    this.passed += Math.max(to.getTime() - this.at.getTime(), 0);
    this.at = to;
  }
  advance(seconds: number): void {
    this.passed += Math.max(seconds, 0) * 1000;
    this.at = new Date(this.at.getTime() + seconds * 1000);
  }
}
