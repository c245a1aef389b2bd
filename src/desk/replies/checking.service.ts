/**
 * Asks the checks about a text, with everything they may know of the thread: the brand's words, names, how the platform counts.
 * Stores nothing; the same answer as one types, at submission and again at approval.
 */
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  Optional,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { EarshotError } from '../../core/errors/errors.js';
import { countLength } from '../../platforms/length.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { atOnce, inTurn, type Reader, type Together } from '../sql.js';
import { CHECK_KIT } from './check-kit.token.js';
import type { ReplyAround } from './checks/around.js';
import { type Limits, limitsOf } from './checks/authority/authority-check.js';
import type { CannedScore } from './checks/canned/canned-check.js';
import { BrandKits } from './check-settings/check-settings.queries.js';
import type { CheckKit } from './checks/check-kit.js';
import type { CheckContext, Finding, ThreadMessage } from './checks/finding.js';
import { markOverrulable } from './checks/overruling.js';
import { checkWithGrammar } from './checks/grammar/check-with-grammar.js';
import type { GrammarState } from './checks/grammar/lint.js';
import {
  type Confirmation,
  type Confirming,
  confirmPromises,
  isPromise,
  promisesIn,
} from './commitments/confirming.js';
import { markCosign } from './commitments/cosign.js';
import { dueMoment } from './commitments/due-moment.js';
import { earlierPromises } from './commitments/earlier-promises.queries.js';
import { GrammarService } from './grammar.service.js';
import { LinkLooks } from './links/link-looks.service.js';
import { ReplyArounds } from './reply-around.queries.js';
import { saidBefore } from './said-before.queries.js';
import { surroundings, type Surroundings } from './surroundings.queries.js';

/** Stored with every version: which generation of checks judged it. */
export const CHECKS_MODEL = 'rules-2';

/** No platform takes more in one reply; and so much is checked in a tenth of a second. */
const LONGEST_PREVIEW = 5_000;
const WARM_AFTER_MS = 2_000;

export interface CheckOptions {
  language?: string | null;
  /** Of whoever writes this text; else of whoever wrote the draft last. */
  roles?: readonly string[];
  /** Promises that somebody confirms together with the text. */
  promises?: readonly Confirmation[];
  /** Earlier promises may stand in other words: see confirmPromises. */
  reworded?: boolean;
  /** Links of which nothing is known: begin to try them, or wait (not in a transaction) until they were tried; else they are let be. */
  links?: 'begin' | 'settle';
}

export interface Checked {
  /** Without the promises that are confirmed; one that is not is among what stops the reply. */
  findings: Finding[];
  length: { used: number; max: number; unit: string } | null;
  /** How far its grammar was read: without an answer of the reader in time the other checks speak alone. */
  grammar: GrammarState;
  promises: Confirming;
  /** Null for a text too short to be compared. */
  canned: CannedScore | null;
  /** Some of its links are being tried: ask again after the live event `links.looked`. */
  looking: boolean;
  /** Which version of the brand's settings judged it; null: as delivered. */
  settings: number | null;
}
export interface Previewed extends Checked {
  /** What whoever asks may give and say. */
  limits: Limits;
}

/** All that the checks may know of a reply. */
interface Read {
  around: Surroundings;
  known: ReplyAround | null;
  thread: ThreadMessage[];
  earlier: Awaited<ReturnType<typeof earlierPromises>>;
}

const NOTHING_SAID: Checked = {
  findings: [],
  length: null,
  grammar: 'checked',
  promises: { confirmed: [], unconfirmed: [] },
  canned: null,
  looking: false,
  settings: null,
};

@Injectable()
export class CheckingService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly arounds = new ReplyArounds();
  private readonly kits: BrandKits;
  private warming: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CHECK_KIT) private readonly kit: CheckKit,
    private readonly platforms: PlatformRegistry,
    private readonly clock: Clock,
    @Optional() private readonly grammar?: GrammarService,
    @Optional() private readonly links?: LinkLooks,
  ) {
    this.kits = new BrandKits(kit);
  }

  /** Dictionaries and patterns take some seconds: better now than while somebody types, and in steps, so that nobody waits for all. */
  onApplicationBootstrap(): void {
    const steps = this.kit.warm();
    const next = (): void => {
      if (!this.closing && !steps.next().done) setImmediate(next).unref();
    };
    this.warming = setTimeout(next, WARM_AFTER_MS).unref();
  }

  /** A step that is still taken after the end runs in a program whose parts are gone. */
  onModuleDestroy(): void {
    this.closing = true;
    clearTimeout(this.warming);
  }

  /** As one types. Throws not-found; payload-too-large for a text that would keep everybody waiting at each pause in typing. */
  async preview(by: { roles: readonly string[] }, replyId: string, text: string): Promise<Previewed> {
    if (text.length > LONGEST_PREVIEW)
      throw new EarshotError(
        'payload-too-large',
        `While it is being written, texts of up to ${LONGEST_PREVIEW} characters are checked. Submitting checks the whole of it.`,
        { code: 'too-long-to-preview', limit: LONGEST_PREVIEW },
      );
    const db = this.db.manager;
    // Somebody waits for it at every pause in typing.
    const { around, ...read } = await this.read(db, replyId, atOnce);
    // Whoever changes the text is its writer from then on.
    const roles = text === around.draftText ? {} : { roles: by.roles };
    // In review only who becomes an author by it changes a text.
    const reworded = around.state === 'in_review';
    const options = { ...roles, reworded, links: 'begin' } as const;
    const checked = await this.checkWithin(db, text, { around, ...read }, options);
    const { authority } = await this.kits.of(db, around);
    return { ...checked, limits: limitsOf(by.roles, authority) };
  }

  /** Waits for the grammar reader at most its deadline. Throws not-found. */
  async check(db: Reader, replyId: string, text: string, options: CheckOptions = {}): Promise<Checked> {
    // Perhaps within a transaction.
    return this.checkWithin(db, text, await this.read(db, replyId, inTurn), options);
  }

  /** Throws not-found. */
  private async read(db: Reader, replyId: string, together: Together): Promise<Read> {
    const [{ around, thread }, known, earlier] = await together(
      async () => {
        const found = await surroundings(db, replyId);
        return { around: found, thread: await saidBefore(db, found.customerId) };
      },
      () => this.arounds.of(db, replyId, this.clock.now().getTime(), together),
      () => earlierPromises(db, replyId),
    );
    return { around, known, thread, earlier };
  }

  private async checkWithin(
    db: Reader,
    text: string,
    { around, known, thread, earlier }: Read,
    { language = null, roles, promises: given = [], reworded = false, links }: CheckOptions,
  ): Promise<Checked> {
    if (around.kind === 'deletion') return NOTHING_SAID; // takes words back and says none
    const now = this.clock.now();
    const kit = await this.kits.of(db, around);
    const length =
      around.lengthRule ??
      this.platforms.capabilities(around.platform).length ??
      kit.lengths.get(around.platform) ??
      null;
    const calendar = kit.calendarOf(around.brandSlug);
    const untried: CheckContext = {
      text,
      language,
      customerText: around.customerText,
      allowWords: [
        ...around.allowWords,
        ...kit.words,
        ...around.names.flatMap((name) => (name ? wordsOf(name) : [])),
      ],
      length,
      sending: { at: now.toISOString(), calendar },
      thread,
      ...(known && { around: { ...known, roles: roles ?? known.roles } }),
      audience: around.visibility === 'direct' || around.visibility === 'private' ? 'direct' : 'public',
    };
    const looked = await this.links?.of(db, kit.linksToTry(untried), links);
    const context = { ...untried, links: looked?.links };
    const read = await checkWithGrammar(kit, this.grammar?.harper ?? null, context);
    const found = markCosign(read.findings, context, kit.authority);
    const promises = confirmPromises(
      promisesIn(text, found, (named) => dueMoment(named, now, calendar)),
      given,
      earlier,
      { now, reworded },
    );
    const counted = length && countLength(text, length);
    return {
      findings: markOverrulable(
        withoutConfirmed(found, promises, kit.mustConfirm(around.brandSlug)),
        kit.overruling,
      ),
      grammar: read.grammar,
      length: length && counted ? { used: counted.used, max: counted.max, unit: length.unit } : null,
      promises,
      canned: context.around ? kit.canned(text, context.around) : null,
      looking: looked?.looking ?? false,
      settings: around.settings,
    };
  }
}

/** A promise that nobody confirmed stops the reply, unless its brand only wants to be told of it. */
function withoutConfirmed(findings: Finding[], { confirmed }: Confirming, mustConfirm: boolean): Finding[] {
  const level = mustConfirm ? ({ level: 'block' } as const) : {};
  return findings
    .filter(
      (one) => !isPromise(one) || !confirmed.some(({ start, end }) => start === one.start && end === one.end),
    )
    .map((one) => (isPromise(one) ? { ...one, ...level } : one));
}

/** A name as a whole and its words: 'Asha Rao' is known, and so are 'Asha' and 'Rao'. */
function wordsOf(name: string): string[] {
  return [name, ...name.split(/[\s@._/-]+/u).filter((part) => part.length > 1)];
}

/** What has to be mended first. What a lead may answer for does not end the way: see commitments/cosign.ts. */
export function stops(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.level === 'block' && !finding.cosign);
}
