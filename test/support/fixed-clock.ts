/** A clock that stands where the test puts it. */
import { Clock } from '../../src/core/clock/clock';

export class FixedClock extends Clock {
  constructor(private at = new Date('2026-03-01T12:00:00Z')) {
    super();
  }
  override now(): Date {
    return new Date(this.at);
  }
  set(at: Date | string): void {
    this.at = new Date(at);
  }
  advance(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1000);
  }
}
