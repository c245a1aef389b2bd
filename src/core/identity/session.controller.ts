/** Sign in, who am I, sign out. */
import { Body, Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { AppConfig } from '../config/config.js';
import { Returns, ReturnsNothing } from '../http-api/api-schema.js';
import { Allow, Public } from './allow.decorator.js';
import { CurrentPerson, type SignedIn } from './current-person.decorator.js';
import { me, signInInput, type Me, type SignInInput } from './identity.api.js';
import { PeopleService } from './people.service.js';
import { EVERYONE } from './role.js';
import { callerOf, giveCookie, takeCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import type { SignedRequest } from './signed-in.js';

@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly people: PeopleService,
    private readonly sessions: SessionsService,
    private readonly config: AppConfig,
  ) {}

  @Post()
  @Public()
  @Returns(me)
  async signIn(
    @Body({ schema: signInInput }) input: SignInInput,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const opened = await this.signIns.signIn(input, callerOf(request));
    giveCookie(response, this.config, opened.token, this.sessions.absoluteSeconds);
    return this.people.me(opened.personId, opened.csrfToken);
  }

  @Get()
  @Allow(...EVERYONE)
  @Returns(me)
  read(@CurrentPerson() person: SignedIn, @Req() request: SignedRequest): Promise<Me> {
    return this.people.me(person.id, request.signedSession!.csrfToken);
  }

  @Delete()
  @Allow(...EVERYONE)
  @ReturnsNothing()
  async signOut(
    @CurrentPerson() person: SignedIn,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.signIns.signOut(person, request.signedSession!);
    takeCookie(response, this.config);
  }
}
