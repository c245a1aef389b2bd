/**
 * How long ago a posting left, as far as this process can swear to it: by a watch that does not jump when somebody sets the clock.
 * A reading that finds nothing proves nothing while the sending may still be under way, whatever the wall clock has come to say.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';

const REMEMBERED = 5000;

@Injectable()
export class SinceSent {
  private readonly began = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** It leaves now. */
  leaves(publicationId: string, attempt: number): void {
    this.began.set(key(publicationId, attempt), this.clock.steady());
    if (this.began.size <= REMEMBERED) return;
    const oldest = this.began.keys().next().value;
    if (oldest !== undefined) this.began.delete(oldest);
  }

  /** Seconds at the least. Of what another process sent, or an earlier life of this one: since it was first asked for here. */
  seconds(publicationId: string, attempt: number): number {
    if (!this.began.has(key(publicationId, attempt))) this.leaves(publicationId, attempt);
    return (this.clock.steady() - (this.began.get(key(publicationId, attempt)) ?? 0)) / 1000;
  }
}

const key = (publicationId: string, attempt: number): string => `${publicationId}:${attempt}`;
