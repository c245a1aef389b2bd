/** First run: the administrator is made once, by whoever is at this machine or knows the code it printed. */
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppConfig } from '../config/config.js';
import { Returns } from '../http-api/api-schema.js';
import { Costly } from '../http-api/costly.decorator.js';
import { Public } from './allow.decorator.js';
import { namesThisMachine } from './access.js';
import { isHere } from './first-run.js';
import { me, setupInput, setupState, type Me, type SetupInput } from './identity.api.js';
import { PeopleService } from './people.service.js';
import { callerOf, giveCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SetupService } from './setup.service.js';
import { SignInService } from './sign-in.service.js';

@Controller('api/setup')
@Public()
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly signIns: SignInService,
    private readonly people: PeopleService,
    private readonly sessions: SessionsService,
    private readonly config: AppConfig,
  ) {}

  @Get()
  @Returns(setupState)
  async state(@Req() request: Request): Promise<{ needed: boolean; codeNeeded: boolean }> {
    const needed = await this.setup.needed();
    return { needed, codeNeeded: needed && !this.isHere(request) };
  }

  @Post()
  @Costly(30)
  @Returns(me)
  async setUp(
    @Body({ schema: setupInput }) input: SetupInput,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const personId = await this.setup.setUp(input, !this.isHere(request));
    const opened = await this.signIns.open(personId, callerOf(request));
    giveCookie(response, this.config, opened.token, this.sessions.absoluteSeconds);
    return this.people.me(personId, opened.csrfToken);
  }

  private isOurs(publicUrl: string | null): boolean {
    return publicUrl === null || namesThisMachine(new URL(publicUrl).host);
  }

  private isHere(request: Request): boolean {
    return isHere({
      remoteAddress: request.socket.remoteAddress,
      host: request.headers.host,
      httpVersion: request.httpVersion,
      headers: request.headers,
      behindProxy: this.config.trustProxy > 0 || !this.isOurs(this.config.publicUrl),
    });
  }
}
