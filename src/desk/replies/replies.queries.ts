/** Reading replies whole: draft, versions with their decisions, approval and publication, in one statement a list. Never writes. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { EarshotError } from '../../core/errors/errors.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { type Reader, select } from '../sql.js';
import type { ReplyView } from './replies.api.js';
import type { Viewer } from './reply-can.js';
import { REPLY_COLUMNS, type ReplyRow, toReplyView } from './reply-view.js';

@Injectable()
export class RepliesQueries {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly platforms: PlatformRegistry,
  ) {}

  /** Throws not-found. Within a transaction pass its manager. */
  async row(replyId: string, db: Reader = this.db.manager): Promise<ReplyRow> {
    const [row] = await this.rows('r.id = $1', [replyId], db);
    if (!row) throw new EarshotError('not-found', 'There is no such reply.');
    return row;
  }

  async view(replyId: string, viewer: Viewer, db?: Reader): Promise<ReplyView> {
    return toReplyView(await this.row(replyId, db), viewer);
  }

  async ofCase(caseId: string, viewer: Viewer): Promise<ReplyView[]> {
    const rows = await this.rows('r.case_id = $1', [caseId]);
    return rows.map((row) => toReplyView(row, viewer));
  }

  async byIds(ids: readonly string[], viewer: Viewer): Promise<Map<string, ReplyView>> {
    const rows = await this.rows('r.id = ANY($1::uuid[])', [ids]);
    return new Map(rows.map((row) => [row.id, toReplyView(row, viewer)]));
  }

  private async rows(
    where: string,
    params: readonly unknown[],
    db: Reader = this.db.manager,
  ): Promise<ReplyRow[]> {
    const rows = await select<Omit<ReplyRow, 'mode' | 'postable' | 'platformLabel' | 'corrects' | 'removes'>>(
      db,
      `SELECT ${REPLY_COLUMNS} WHERE ${where} ORDER BY r.created_at, r.id`,
      params,
    );
    return rows.map((row) => ({
      ...row,
      mode: this.platforms.connector(row.platform).capabilities.reply,
      corrects: this.platforms.capabilities(row.platform).corrects === true,
      removes: this.platforms.capabilities(row.platform).removes === true,
      postable: this.platforms.publisher(row.platform) !== null,
      platformLabel: this.platforms.capabilities(row.platform).label,
    }));
  }
}
