/** The person a request acts for: `@CurrentPerson() person: SignedIn`. Only on routes with `@Allow`. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { EarshotError } from '../errors/errors.js';
import type { SignedIn, SignedRequest } from './signed-in.js';

export type { SignedIn } from './signed-in.js';

export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { person } = context.switchToHttp().getRequest<SignedRequest>();
  if (!person) throw new EarshotError('not-signed-in', 'Sign in first.');
  return person;
});
