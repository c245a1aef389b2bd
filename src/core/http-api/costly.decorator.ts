/** Marks a route that costs much (asks other servers, reads a lot): so many calls a minute for one person, or address, and process. */
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

export const COSTLY = 'earshot:costly';

export function Costly(perMinute: number): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata<string, number>(COSTLY, perMinute),
    ApiResponse({
      status: 429,
      description: `Over ${perMinute} calls a minute; Retry-After says when to come back`,
    }),
  );
}
