/**
 * Where the outside assistant is, and whether it may be asked: off until an administrator switches it on. Its key is sealed, belongs to
 * one server, and is asked for anew when the address changes; a server of one's own network has to be allowed by the environment first.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { storableText } from '../../core/database/storable.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { type AllowRule, parseAllowHosts } from '../../core/http/address-guard.js';
import { SealedError, Vault } from '../../core/vault/vault.js';
import { plainProblem } from '../alerts/endpoint-address.js';
import { change, type Reader, selectOne } from '../sql.js';
import type { AssistantInput, AssistantView } from './assistant.api.js';
import { baseOf } from './chat.js';

interface Row {
  active: boolean;
  baseUrl: string;
  model: string;
  sealed: Buffer;
  lastOkAt: Date | null;
  lastErrorAt: Date | null;
  lastWords: string | null;
}
export interface OpenAssistant {
  baseUrl: string;
  model: string;
  key: string | null;
}

const NOBODY: AssistantView = {
  configured: false,
  active: false,
  baseUrl: null,
  model: null,
  hasKey: false,
  lastOkAt: null,
  lastErrorAt: null,
  lastWords: null,
};

@Injectable()
export class AssistantService {
  private readonly allowed: AllowRule[];

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly clock: Clock,
    config: AppConfig,
  ) {
    this.allowed = parseAllowHosts(config.allowHosts);
  }

  async isOn(): Promise<boolean> {
    return (await this.row(this.db.manager))?.active === true;
  }

  async view(db: Reader = this.db.manager): Promise<AssistantView> {
    const row = await this.row(db);
    if (!row) return NOBODY;
    const { sealed, ...rest } = row;
    return { ...rest, configured: true, hasKey: this.keyOf(sealed) !== null };
  }

  /** Throws invalid-input with what to change. */
  async save(personId: string, input: AssistantInput): Promise<AssistantView> {
    const baseUrl = baseOf(input.baseUrl);
    const problem = plainProblem(baseUrl, this.allowed);
    if (problem) throw invalid('baseUrl', problem);
    return this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('earshot.assistant'))`);
      const was = await this.row(tx.manager);
      const key = this.keyToKeep(was, baseUrl, input.key);
      await tx.manager.query(
        `INSERT INTO assistant (active, base_url, model, sealed, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (one) DO UPDATE SET active = excluded.active, base_url = excluded.base_url, model = excluded.model,
           sealed = excluded.sealed, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
           last_words = NULL, last_error_at = NULL`,
        [input.active, baseUrl, input.model, this.vault.seal(key ? { key } : {}), personId, this.clock.now()],
      );
      tx.audit({
        action: 'assistant.set',
        subjectKind: 'assistant',
        subjectId: 'assistant',
        details: {
          active: input.active,
          address: baseUrl,
          model: input.model,
          keyChanged: input.key !== undefined,
        },
      });
      tx.publish({ kind: 'assistant.changed', ids: {} });
      return this.view(tx.manager);
    });
  }

  /** Switched off, and its key is forgotten. */
  async forget(personId: string): Promise<void> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const [, gone] = await tx.manager.query<[unknown, number]>(`DELETE FROM assistant`);
      if (gone === 0) return;
      tx.audit({ action: 'assistant.forget', subjectKind: 'assistant', subjectId: 'assistant' });
      tx.publish({ kind: 'assistant.changed', ids: {} });
    });
  }

  /** Throws conflict when it is off, unless `evenIfOff`; unavailable when its key cannot be read. */
  async open(evenIfOff = false): Promise<OpenAssistant> {
    const row = await this.row(this.db.manager);
    if (!row || (!row.active && !evenIfOff))
      throw new EarshotError(
        'conflict',
        'The assistant is switched off. An administrator can switch it on.',
        {
          code: 'assistant-off',
        },
      );
    try {
      const { key } = this.vault.open(row.sealed);
      return { baseUrl: row.baseUrl, model: row.model, key: key ?? null };
    } catch (cause) {
      if (!(cause instanceof SealedError)) throw cause;
      const words = 'The key of the assistant cannot be read any more. An administrator must give it again.';
      throw new EarshotError('unavailable', words, { code: 'assistant-key' }, { cause });
    }
  }

  /** What came of asking it last. `tx`: together with what was got. */
  async note(ok: boolean, words: string | null, tx?: Tx): Promise<void> {
    const write = async ({ manager }: Pick<Tx, 'manager'>): Promise<void> => {
      await change(
        manager,
        `UPDATE assistant SET last_ok_at = CASE WHEN $1 THEN $2 ELSE last_ok_at END,
           last_error_at = CASE WHEN $1 THEN last_error_at ELSE $2 END, last_words = $3 RETURNING one`,
        [ok, this.clock.now(), words === null ? null : storableText(words)],
      );
    };
    await (tx ? write(tx) : this.transactions.run(SYSTEM, write));
  }

  private keyToKeep(was: Row | null, baseUrl: string, given: string | undefined): string | null {
    if (given !== undefined) return given === '' ? null : given;
    if (!was) return null;
    const kept = this.keyOf(was.sealed);
    // Whoever could send the kept key to another address could read it there.
    if (kept !== null && new URL(was.baseUrl).origin !== new URL(baseUrl).origin)
      throw invalid('key', 'The address is another server’s: give the key for it, or none.');
    return kept;
  }

  private keyOf(sealed: Buffer): string | null {
    try {
      return this.vault.open(sealed).key ?? null;
    } catch (error) {
      if (error instanceof SealedError) return null;
      throw error;
    }
  }

  private row(db: Reader): Promise<Row | null> {
    return selectOne<Row>(
      db,
      `SELECT active, base_url AS "baseUrl", model, sealed, last_ok_at AS "lastOkAt", last_error_at AS "lastErrorAt",
         last_words AS "lastWords" FROM assistant`,
    );
  }
}

function invalid(field: string, problem: string): EarshotError {
  return new EarshotError('invalid-input', problem, { errors: [{ field, problem }] });
}
