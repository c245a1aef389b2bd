/**
 * Stands before every route: where the request comes from, who sends it, what they may, and that our own page sent it.
 * A route without @Allow or @Public is refused here too, though the boot has refused it before.
 */
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppConfig } from '../config/config.js';
import { EarshotError } from '../errors/errors.js';
import { changesState, csrfProblem, isLoopback, mayCall, originProblem } from './access.js';
import { ACCESS, type Access } from './allow.decorator.js';
import { SessionsService } from './sessions.service.js';
import { tokenFromCookies } from './session-token.js';
import type { SignedRequest } from './signed-in.js';

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly config: AppConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access) throw new EarshotError('forbidden', 'This route says nowhere who may call it.');
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const unsafe = changesState(request.method);
    if (unsafe) this.requireOurOrigin(request);
    await this.attachPerson(request);
    if (access.public) return true;
    const { person, signedSession } = request;
    if (!person || !signedSession) throw new EarshotError('not-signed-in', 'Sign in first.');
    if (unsafe) {
      const problem = csrfProblem(signedSession.csrfToken, request.headers['x-csrf-token']);
      if (problem) throw new EarshotError('forbidden', problem, { code: 'csrf' });
    }
    if (!mayCall(person.roles, access.roles))
      throw new EarshotError('forbidden', `This needs the role ${access.roles.join(' or ')}.`, {
        needs: access.roles,
      });
    return true;
  }

  private requireOurOrigin(request: SignedRequest): void {
    const problem = originProblem({
      origin: request.headers.origin,
      secFetchSite: header(request.headers['sec-fetch-site']),
      host: request.host,
      publicUrl: this.config.publicUrl,
      local: this.config.trustProxy === 0 && isLoopback(request.socket.remoteAddress),
    });
    if (problem) throw new EarshotError('forbidden', problem, { code: 'wrong-origin' });
  }

  private async attachPerson(request: SignedRequest): Promise<void> {
    const token = tokenFromCookies(request.headers.cookie);
    const found = token ? await this.sessions.find(token) : null;
    if (!found) return;
    request.person = found.person;
    request.signedSession = { idHash: found.idHash, csrfToken: found.csrfToken };
  }
}

const header = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(',') : value;
