/** Titles and sentences of alerts in a reader's language, for rows that hold only codes. */
import { Inject, Injectable } from '@nestjs/common';
import type { Reader } from '../sql.js';
import type { Alert } from './alert.entity.js';
import { ALERT_WORDS } from './alert-words.token.js';
import { AroundQueries } from './around.queries.js';
import { type AllWords, Sentences } from './sentences.js';

@Injectable()
export class TitlesService {
  constructor(
    private readonly surroundings: AroundQueries,
    @Inject(ALERT_WORDS) private readonly words: AllWords,
  ) {}

  sentences(locale: string): Sentences {
    return new Sentences(this.words, locale);
  }

  async of(db: Reader, alert: Pick<Alert, 'kind' | 'subject' | 'brandId'>, locale: string): Promise<string> {
    const names = await this.surroundings.names(db, alert);
    return this.sentences(locale).title(alert.kind, alert.subject, names);
  }
}
