/** A text checked with settings that nobody has saved, as whoever sets them wants to see what they do. Stores nothing. */
import { Inject, Injectable, Optional } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../../core/clock/clock.js';
import { CHECK_KIT } from '../check-kit.token.js';
import type { CheckKit } from '../checks/check-kit.js';
import type { CheckContext } from '../checks/finding.js';
import { checkWithGrammar } from '../checks/grammar/check-with-grammar.js';
import { markOverrulable } from '../checks/overruling.js';
import { tidied } from '../checks/settings/settings-tidy.js';
import { markCosign } from '../commitments/cosign.js';
import { GrammarService } from '../grammar.service.js';
import { ReplyArounds } from '../reply-around.queries.js';
import type { TryInput, TryView } from './check-settings.api.js';

/** As much of a likest reply as tells which one it is. */
const LIKE_SHOWN = 300;

@Injectable()
export class TryingService {
  private readonly arounds = new ReplyArounds();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CHECK_KIT) private readonly kit: CheckKit,
    private readonly clock: Clock,
    @Optional() private readonly grammar?: GrammarService,
  ) {}

  /** As a public reply to nobody in particular, held against the brand's last ones. Throws not-found. */
  async try(brandId: string, { settings, text, customerText, role }: TryInput): Promise<TryView> {
    const now = this.clock.now();
    const { around, allowWords } = await this.arounds.ofBrand(this.db.manager, brandId, now.getTime());
    const kit = this.kit.forBrand(around.brand.slug, tidied(settings));
    const asked = customerText?.trim() || null;
    const context: CheckContext = {
      text,
      language: null,
      customerText: asked,
      allowWords: [...allowWords, ...around.brand.names.flatMap((name) => name.split(/\s+/u)), ...kit.words],
      length: null,
      sending: { at: now.toISOString(), calendar: kit.calendarOf(around.brand.slug) },
      thread: asked ? [{ from: 'customer', channel: 'public', text: asked }] : [],
      around: { ...around, roles: [role] },
      audience: 'public',
    };
    const { findings, grammar } = await checkWithGrammar(kit, this.grammar?.harper ?? null, context);
    const canned = kit.canned(text, around);
    return {
      findings: markOverrulable(markCosign(findings, context, kit.authority), kit.overruling),
      grammar,
      canned: canned && { score: canned.score, like: canned.like?.text.slice(0, LIKE_SHOWN) ?? null },
    };
  }
}
