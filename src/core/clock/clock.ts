/** The one source of the present. Services ask it, pure code is told; tests put another in its place. */
import { Injectable } from '@nestjs/common';

@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Milliseconds since some moment of this process: for how long something takes. Never jumps when somebody sets the clock. */
  steady(): number {
    return performance.now();
  }
}
