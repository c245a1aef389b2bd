/** Has the links of a text tried before somebody decides about it in a transaction, which must not wait for other people's servers. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { selectOne } from '../../sql.js';
import { CheckingService } from '../checking.service.js';
import { linksOf } from '../checks/links/addresses.js';

@Injectable()
export class TriedLinks {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly checking: CheckingService,
  ) {}

  /** Three seconds at most, and only where a link of it was not tried lately. A version that is not there has none. */
  async ofVersion(replyId: string, versionId: string): Promise<void> {
    const version = await selectOne<{ text: string }>(
      this.db.manager,
      `SELECT text FROM reply_version WHERE id = $1 AND reply_id = $2`,
      [versionId, replyId],
    );
    if (version) await this.ofText(replyId, version.text);
  }

  /** Throws not-found. */
  async ofText(replyId: string, text: string): Promise<void> {
    if (linksOf(text).length === 0) return;
    await this.checking.check(this.db.manager, replyId, text, { links: 'settle' });
  }
}
