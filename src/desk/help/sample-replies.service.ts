/**
 * Lets the agents of the sample brand have answered something, from `config/sample/replies.yaml`, so that its reviewer finds replies to
 * review. They are written and submitted as anybody writes them, and wait like any other; nothing of the sample can ever be posted.
 */
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { AppConfig } from '../../core/config/config.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { readYaml } from '../replies/checks/check-files.js';
import { DraftsService } from '../replies/drafts.service.js';
import { selectOne } from '../sql.js';

const file = z.strictObject({
  replies: z.array(z.strictObject({ to: z.string().min(10), text: z.string().min(1) })),
});
type SampleReply = z.infer<typeof file>['replies'][number];

/** The stream is read, judged and given to agents within seconds of the first start. */
const AGAIN_MS = 2_000;
const LONGEST_MS = 600_000;

@Injectable()
export class SampleReplies implements OnModuleDestroy {
  private readonly logger = new Logger(SampleReplies.name);
  private timer: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly drafts: DraftsService,
    private readonly config: AppConfig,
  ) {}

  /**
   * Goes on beside everything else until each post has its reply. Begun again at every start; in several processes it happens once.
   * Throws in plain words where the file is damaged.
   */
  begin(): void {
    const { replies } = readYaml(join(this.config.configDir, 'sample'), 'replies.yaml', file);
    this.later(replies, Date.now() + LONGEST_MS);
  }

  private later(replies: readonly SampleReply[], until: number): void {
    if (this.closing) return;
    this.timer = setTimeout(() => {
      this.write(replies).then(
        (left) => left > 0 && Date.now() < until && this.later(replies, until),
        // Mostly another process that writes the same at this moment; it is seen at the next look.
        (error: unknown) => {
          if (Date.now() < until) this.later(replies, until);
          else this.logger.warn(`The sample lacks replies to review: ${String(error)}`);
        },
      );
    }, AGAIN_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    this.closing = true;
    clearTimeout(this.timer);
  }

  /** How many posts are not in an agent's hands yet. */
  private async write(replies: readonly SampleReply[]): Promise<number> {
    let left = 0;
    for (const reply of replies) if (!(await this.writeOne(reply))) left += 1;
    return left;
  }

  /** Begun, saved and submitted are three steps, each of which finds what an earlier start has left half done. */
  private async writeOne({ to, text }: SampleReply): Promise<boolean> {
    const post = await selectOne<{ caseId: string; mentionId: string; by: SignedIn; others: boolean }>(
      this.db.manager,
      `SELECT c.id AS "caseId", m.id AS "mentionId",
         json_build_object('id', p.id, 'name', p.name, 'roles', p.roles, 'locale', p.locale) AS by,
         EXISTS (SELECT 1 FROM reply r WHERE r.parent_mention_id = m.id
           AND NOT (r.state = 'draft' AND r.created_by = p.id AND r.draft_text IN ('', $2))) AS others
       FROM mention m JOIN brand b ON b.id = m.brand_id AND b.sample JOIN case_mention cm ON cm.mention_id = m.id
       JOIN care_case c ON c.id = cm.case_id JOIN person p ON p.id = c.assignee_id AND p.sample AND p.active
       WHERE starts_with(m.text, $1) LIMIT 1`,
      [to, text],
    );
    if (!post) return false;
    if (post.others) return true; // somebody was quicker, or it is done
    const { id, draft } = await this.drafts.start(post.by, post.caseId, { mentionId: post.mentionId });
    const saved =
      draft.text === text
        ? { draft }
        : await this.drafts.save(post.by, id, { text, revision: draft.revision });
    const submitted = await this.drafts.submit(post.by, id, saved.draft.revision);
    if ('blocked' in submitted)
      this.logger.warn(
        `A reply of the sample is stopped: ${submitted.blocked.map(({ code }) => code).join(', ')}`,
      );
    return true;
  }
}
