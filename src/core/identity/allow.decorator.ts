/**
 * Who may call a route. Every route of every controller carries one of these two, or the boot fails (route-check.service.ts):
 * forgetting is never the same as allowing. On a class it holds for each route that does not say otherwise.
 */
import { SetMetadata } from '@nestjs/common';
import type { Role } from './role.js';

export const ACCESS = 'earshot:access';
export type Access = { public: true } | { public: false; roles: readonly Role[] };

/** Signed-in people who hold at least one of these roles. No role is implied by another. */
export const Allow = (...roles: Role[]): MethodDecorator & ClassDecorator =>
  SetMetadata<string, Access>(ACCESS, { public: false, roles });

/** Anybody, signed in or not. Unsafe methods still pass the origin check, but no CSRF token is asked for. */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata<string, Access>(ACCESS, { public: true });
