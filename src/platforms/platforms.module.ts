/** Puts the networks together behind the registry. The order of the connectors is the order in which a pasted address is tried. */
import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { Clock } from '../core/clock/clock.js';
import { AppConfig } from '../core/config/config.js';
import { HostRateService } from '../core/http/host-rate.service.js';
import { SafeHttp } from '../core/http/safe-http.service.js';
import { AKISMET, AkismetService } from './akismet/akismet.js';
import { BlueskyConnector } from './bluesky/bluesky.connector.js';
import { BlueskyPublisher } from './bluesky/bluesky.publisher.js';
import { BlueskyClient } from './bluesky/client.js';
import { FeedPlatform } from './feed/feed.connector.js';
import { MastodonConnector } from './mastodon/mastodon.connector.js';
import { MastodonPublisher } from './mastodon/mastodon.publisher.js';
import { PoliteHttp } from './polite-http.js';
import { PlatformRegistry } from './registry.js';
import { loadSamplePack } from './sample/load-pack.js';
import { SampleConnector } from './sample/sample.connector.js';
import { SPAM_SERVICE, type SpamService } from './spam-service.js';

@Module({
  providers: [
    {
      provide: FeedPlatform,
      inject: [SafeHttp, HostRateService, Clock],
      useFactory: (safe: SafeHttp, hosts: HostRateService, clock: Clock) =>
        new FeedPlatform(new PoliteHttp(safe, hosts, () => clock.now()), clock),
    },
    {
      provide: PlatformRegistry,
      inject: [SafeHttp, HostRateService, Clock, AppConfig, FeedPlatform],
      useFactory: (
        safe: SafeHttp,
        hosts: HostRateService,
        clock: Clock,
        config: AppConfig,
        feed: FeedPlatform,
      ) => {
        const now = () => clock.now();
        const http = new PoliteHttp(safe, hosts, now);
        const bluesky = new BlueskyClient(http, now);
        // Read at boot: a mistake in the files stops it there, and not at three in the morning.
        const pack = loadSamplePack(join(config.configDir, 'sample'));
        return new PlatformRegistry(
          [
            new SampleConnector(pack, now),
            new MastodonConnector(http, now),
            new BlueskyConnector(bluesky),
            feed,
          ],
          [new MastodonPublisher(http, now), new BlueskyPublisher(bluesky)],
        );
      },
    },
    {
      provide: SPAM_SERVICE,
      inject: [SafeHttp, HostRateService, Clock, AppConfig],
      useFactory: (
        safe: SafeHttp,
        hosts: HostRateService,
        clock: Clock,
        config: AppConfig,
      ): SpamService | null => {
        if (config.spamServiceKey === null) return null;
        const now = () => clock.now();
        const blog = config.publicUrl ?? `http://${config.host}:${config.port}`;
        const settings = { baseUrl: config.spamServiceUrl ?? AKISMET, key: config.spamServiceKey, blog };
        return new AkismetService(new PoliteHttp(safe, hosts, now), settings, now);
      },
    },
  ],
  exports: [PlatformRegistry, SPAM_SERVICE],
})
export class PlatformsModule {}
