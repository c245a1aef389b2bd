/**
 * What a brand changes of the checks: read, changed in versions, never overwritten. A reply that was submitted keeps what was found then;
 * whoever approves it has it checked by what is in force at that moment besides. Nothing here makes milder what nobody may overrule.
 */
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../../core/clock/clock.js';
import { Transactions } from '../../../core/database/transaction.js';
import { EarshotError } from '../../../core/errors/errors.js';
import type { SignedIn } from '../../../core/identity/signed-in.js';
import { type Reader, select, selectOne } from '../../sql.js';
import { CHECK_KIT } from '../check-kit.token.js';
import type { CheckKit } from '../checks/check-kit.js';
import { allFindingCodes, findingCodes } from '../checks/finding-codes.js';
import { AS_DELIVERED, type CheckSettings, tablesOf } from '../checks/settings/check-settings.js';
import { changesBetween, type SettingsChange } from '../checks/settings/settings-changes.js';
import {
  beyondLead,
  type Problem,
  settingsProblems,
  takesAdmin,
} from '../checks/settings/settings-problems.js';
import { tidied } from '../checks/settings/settings-tidy.js';
import { aboutBrand } from '../reply-around.queries.js';
import type { SettingsHistory, SettingsInput, SettingsView } from './check-settings.api.js';
import { settingsOf, versionsOf } from './check-settings.queries.js';

/** Versions that the history shows. */
const SHOWN = 100;
/** As much of a change as the audit log holds; the version has the whole. */
const NOTED = 500;

@Injectable()
export class CheckSettingsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    @Inject(CHECK_KIT) private readonly kit: CheckKit,
    private readonly clock: Clock,
  ) {}

  /** Throws not-found. */
  async read(brandId: string, db: Reader = this.db.manager): Promise<SettingsView> {
    const brand = await aboutBrand(db, brandId);
    const { delivered, least, authority, canned } = this.kit.ground(brand.slug);
    const stored = await settingsOf(db, brandId);
    const [hosts, handles] = [[...brand.hosts], [...brand.handles]];
    return {
      ...stored,
      settings: sent(stored.settings),
      codes: allFindingCodes.map((code) => ({
        code,
        check: findingCodes[code].check,
        delivered: delivered[code],
        least: least[code],
        takesAdmin: takesAdmin(code),
      })),
      delivered: {
        limits: sent({ ...AS_DELIVERED, limits: tablesOf(authority) }).limits,
        canned: {
          warnFrom: canned.warnFrom,
          warnFromInThread: canned.warnFromInThread,
          warnAt: canned.sentence.warnAt,
          blockAt: canned.sentence.blockAt,
        },
      },
      known: { words: [...new Set([...brand.names, ...brand.allowWords])], hosts, handles },
    };
  }

  /** Throws not-found; stale (somebody changed it); invalid-input or forbidden naming each field. The same again changes nothing. */
  async change(by: SignedIn, brandId: string, input: SettingsInput): Promise<SettingsView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const brand = await selectOne<{ slug: string }>(
        tx.manager,
        `SELECT slug FROM brand WHERE id = $1 FOR NO KEY UPDATE`,
        [brandId],
      );
      if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
      const had = await settingsOf(tx.manager, brandId);
      const now = tidied(input.settings);
      const changes = changesBetween(had.settings, now);
      if (changes.length === 0) return this.read(brandId, tx.manager); // a second click
      if (had.version !== input.version)
        throw new EarshotError(
          'stale',
          `${had.madeBy?.name ?? 'Somebody'} changed the checks of this brand meanwhile. Read them again.`,
          { reason: 'other-version', version: had.version },
        );
      this.requireAllowed(by, brand.slug, had.settings, now);
      const version = had.version + 1;
      await select(
        tx.manager,
        `INSERT INTO check_settings (brand_id, version, settings, made_by, made_at) VALUES ($1, $2, $3::jsonb, $4, $5)`,
        [brandId, version, JSON.stringify(now), by.id, this.clock.now()],
      );
      tx.audit({
        action: 'check-settings.change',
        subjectKind: 'brand',
        subjectId: brandId,
        brandId,
        details: { version, was: noted(changes, 'was'), now: noted(changes, 'now') },
      });
      tx.publish({ kind: 'brand.changed', brandId, ids: { brandId } });
      return this.read(brandId, tx.manager);
    });
  }

  /** The newest versions, each with what it changed of the one before. Throws not-found. */
  async history(brandId: string): Promise<SettingsHistory> {
    await aboutBrand(this.db.manager, brandId);
    const versions = await versionsOf(this.db.manager, brandId, SHOWN + 1);
    return {
      items: versions.slice(0, SHOWN).map(({ version, settings, madeAt, madeBy }, index) => ({
        version,
        madeAt: madeAt!,
        madeBy: madeBy!,
        changes: changesBetween(versions[index + 1]?.settings ?? AS_DELIVERED, settings),
      })),
    };
  }

  private requireAllowed(by: SignedIn, slug: string, was: CheckSettings, now: CheckSettings): void {
    const ground = this.kit.ground(slug);
    const refuse = (code: 'invalid-input' | 'forbidden', problems: Problem[], said: string): void => {
      if (problems.length === 0) return;
      const words = problems.map(({ problem }) => problem).slice(0, 5);
      throw new EarshotError(code, `${said} ${words.join(' ')}`, { errors: problems });
    };
    refuse('invalid-input', settingsProblems(now, ground), 'The checks cannot be set like this.');
    if (!by.roles.includes('admin'))
      refuse('forbidden', beyondLead(was, now, ground), 'This takes an administrator.');
  }
}

/** Copies that may be changed, as answers are typed. */
function sent(settings: CheckSettings): SettingsView['settings'] {
  return structuredClone(settings) as SettingsView['settings'];
}

function noted(changes: readonly SettingsChange[], side: 'was' | 'now'): Record<string, string | null> {
  return Object.fromEntries(
    changes.map((change) => {
      const list = (side === 'was' ? change.removed : change.added).join(', ');
      const value = change[side] ?? (list === '' ? null : list);
      return [change.name ? `${change.what}.${change.name}` : change.what, value?.slice(0, NOTED) ?? null];
    }),
  );
}
