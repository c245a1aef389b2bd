/** Who works here, who is asking, and what they may. */
import { Module } from '@nestjs/common';
import { VaultModule } from '../vault/vault.module.js';
import { MeController } from './me.controller.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { SamplePeople } from './sample-people.service.js';
import { SessionController } from './session.controller.js';
import { SessionsService } from './sessions.service.js';
import { SetupController } from './setup.controller.js';
import { SetupService } from './setup.service.js';
import { SignInAttemptsService } from './sign-in-attempts.service.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [VaultModule],
  controllers: [SessionController, SetupController, MeController, PeopleController],
  providers: [
    SessionsService,
    SignInService,
    SignInAttemptsService,
    SetupService,
    PeopleService,
    SamplePeople,
  ],
  exports: [SessionsService, SamplePeople, PeopleService],
})
export class IdentityModule {}
