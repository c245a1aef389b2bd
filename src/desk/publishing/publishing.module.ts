/** Publishing: approved, queued, sent once, settled by reading back; and the ending of approvals that no longer hold. */
import { Module } from '@nestjs/common';
import { AccountsModule } from '../../listening/accounts/accounts.module.js';
import { PollingModule } from '../../listening/polling/polling.module.js';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { AccountQueue } from './account-queue.service.js';
import { AccountRates } from './account-rates.service.js';
import { AmendingController } from './amending.controller.js';
import { AmendingService } from './amending.service.js';
import { ApproveService } from './approve.service.js';
import { ClockMending } from './clock-mending.service.js';
import { EndingService } from './ending.service.js';
import { LateAnswers } from './late-answers.service.js';
import { ParentService } from './parent.service.js';
import { PostingByHand } from './posting-by-hand.service.js';
import { PublicationLog } from './publication-log.service.js';
import { PublicationsController } from './publications.controller.js';
import { LookingBack } from './looking-back.service.js';
import { PuttingOff } from './putting-off.service.js';
import { QueueingService } from './queueing.service.js';
import { ReconcileService } from './reconcile.service.js';
import { SendService } from './send.service.js';
import { SendingController } from './sending.controller.js';
import { SendingHoursService } from './sending-hours.service.js';
import { SendingTime } from './sending-time.service.js';
import { SendingPlan } from './sending-plan.service.js';
import { SettlingByHand } from './settling-by-hand.service.js';
import { SettlingService } from './settling.service.js';
import { SinceSent } from './since-sent.service.js';
import { StandingLog } from './standing-log.service.js';
import { StandingService } from './standing.service.js';
import { SweepService } from './sweep.service.js';
import { TakeBackService } from './take-back.service.js';
import { TouchService } from './touch.service.js';
import { TurnService } from './turn.service.js';

@Module({
  imports: [PlatformsModule, AccountsModule, PollingModule, CasesModule, RepliesModule],
  controllers: [PublicationsController, AmendingController, SendingController],
  providers: [
    PublicationLog,
    AccountQueue,
    AccountRates,
    SendingPlan,
    StandingLog,
    StandingService,
    AmendingService,
    SendingHoursService,
    SendingTime,
    TurnService,
    EndingService,
    QueueingService,
    ApproveService,
    TakeBackService,
    PostingByHand,
    ParentService,
    SettlingService,
    LateAnswers,
    SettlingByHand,
    LookingBack,
    PuttingOff,
    SinceSent,
    ClockMending,
    SendService,
    ReconcileService,
    SweepService,
    TouchService,
  ],
})
export class PublishingModule {}
