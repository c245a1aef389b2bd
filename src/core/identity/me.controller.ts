/** What people change of themselves. */
import { Body, Controller, Patch, Post, Req } from '@nestjs/common';
import { Returns, ReturnsNothing } from '../http-api/api-schema.js';
import { Allow } from './allow.decorator.js';
import { CurrentPerson, type SignedIn } from './current-person.decorator.js';
import { me, meChange, passwordChange, type Me, type MeChange, type PasswordChange } from './identity.api.js';
import { PeopleService } from './people.service.js';
import { EVERYONE } from './role.js';
import { SignInService } from './sign-in.service.js';
import type { SignedRequest } from './signed-in.js';

@Controller('api/me')
@Allow(...EVERYONE)
export class MeController {
  constructor(
    private readonly people: PeopleService,
    private readonly signIns: SignInService,
  ) {}

  @Patch()
  @Returns(me)
  async change(
    @CurrentPerson() person: SignedIn,
    @Req() request: SignedRequest,
    @Body({ schema: meChange }) input: MeChange,
  ): Promise<Me> {
    await this.people.changeMe(person, input);
    return this.people.me(person.id, request.signedSession!.csrfToken);
  }

  @Post('password')
  @ReturnsNothing()
  changePassword(
    @CurrentPerson() person: SignedIn,
    @Req() request: SignedRequest,
    @Body({ schema: passwordChange }) input: PasswordChange,
  ): Promise<void> {
    return this.signIns.changePassword(person, request.signedSession!, input, request.ip ?? null);
  }
}
