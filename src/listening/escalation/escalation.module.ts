/** Knowing before it spreads: what is counted, judged and watched, and the incidents that come of it. */
import { Module } from '@nestjs/common';
import { AppConfig } from '../../core/config/config.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AlertLabController } from './alert-lab.controller.js';
import { AlertLabQueries } from './alert-lab.queries.js';
import { BrandMemories } from './brand-memory.service.js';
import { BrandTick } from './brand-tick.service.js';
import { FeedWatch } from './feed-watch.service.js';
import { HeardQueries } from './heard.queries.js';
import { IllIncidents } from './ill-incidents.service.js';
import { IncidentsService } from './incidents.service.js';
import { Learning } from './learning.service.js';
import { PulseService } from './pulse.service.js';
import { Rhythms } from './rhythms.service.js';
import { SensitivityService } from './sensitivity.service.js';
import { SpreadIncidents } from './spread-incidents.service.js';
import { loadSpreadLimits, SPREAD_LIMITS } from './spread-limits.loader.js';
import { SpreadWatches } from './spread-watch.service.js';
import { StakesQueries } from './stakes.queries.js';
import { TalkIncidents } from './talk-incidents.service.js';
import { VoiceBins } from './voice-bins.service.js';

@Module({
  imports: [AccountsModule],
  controllers: [AlertLabController],
  providers: [
    AlertLabQueries,
    BrandMemories,
    BrandTick,
    FeedWatch,
    HeardQueries,
    IllIncidents,
    IncidentsService,
    Learning,
    PulseService,
    Rhythms,
    SensitivityService,
    SpreadIncidents,
    SpreadWatches,
    {
      provide: SPREAD_LIMITS,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => loadSpreadLimits(config.configDir),
    },
    StakesQueries,
    TalkIncidents,
    VoiceBins,
  ],
  exports: [IncidentsService],
})
export class EscalationModule {}
