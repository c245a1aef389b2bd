/** Every entity, for the data source. The schema-drift test compares this list with what the migrations make. */
import type { EntityClass } from './core/database/data-source.js';
import { HostRateRow } from './core/http/host-rate.entity.js';
import { OutboxRow } from './core/database/outbox.entity.js';
import { Person } from './core/identity/person.entity.js';
import { Brand } from './core/organisation/brand.entity.js';
import { Account } from './listening/accounts/account.entity.js';
import { Author } from './listening/ingest/author.entity.js';
import { Mention } from './listening/ingest/mention.entity.js';
import { MentionSighting } from './listening/ingest/mention-sighting.entity.js';
import { MentionVersion } from './listening/ingest/mention-version.entity.js';
import { ScoreCorrection } from './listening/scoring/score-correction.entity.js';
import { ScoreRow } from './listening/scoring/score.entity.js';
import { Source } from './listening/sources/source.entity.js';

export const entities: EntityClass[] = [
  Brand,
  Person,
  OutboxRow,
  HostRateRow,
  Account,
  Source,
  Author,
  Mention,
  MentionVersion,
  MentionSighting,
  ScoreRow,
  ScoreCorrection,
];
