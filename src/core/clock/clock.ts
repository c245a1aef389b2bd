/** The one source of the present. Services ask it, pure code is told; tests put another in its place. */
import { Injectable } from '@nestjs/common';

@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
