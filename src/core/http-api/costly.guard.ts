/**
 * Keeps one person, or one address, from calling a costly route over and over. Counts within this process: it protects the
 * machine; what must hold over all processes (sign-in) counts in the database.
 */
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerStorageService } from '@nestjs/throttler';
import { EarshotError } from '../errors/errors.js';
import type { SignedRequest } from '../identity/signed-in.js';
import { COSTLY } from './costly.decorator.js';

const MINUTE_MS = 60_000;

@Injectable()
export class CostlyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly storage: ThrottlerStorageService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    const perMinute = this.reflector.getAllAndOverride<number | undefined>(COSTLY, [
      handler,
      context.getClass(),
    ]);
    if (perMinute === undefined || context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const who = request.person?.id ?? request.ip ?? 'unknown';
    const route = `${context.getClass().name}.${handler.name}`;
    const counted = await this.storage.increment(`${route} ${who}`, MINUTE_MS, perMinute, MINUTE_MS, route);
    if (counted.isBlocked)
      throw new EarshotError('too-many-requests', `At most ${perMinute} times a minute. Wait a moment.`, {
        retryAfterSeconds: Math.max(1, counted.timeToBlockExpire),
      });
    return true;
  }
}
