/**
 * Endpoints that hear alerts: connected by administrators, their address and secrets sealed. A secret is shown when it is made and
 * never again; while it is being changed the old one signs too, for a day.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { storableText } from '../../core/database/storable.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { type AllowRule, parseAllowHosts } from '../../core/http/address-guard.js';
import { Vault } from '../../core/vault/vault.js';
import type { Reader } from '../sql.js';
import { change, select, selectOne } from '../sql.js';
import type { EndpointKind } from './alert-kinds.js';
import type { AlertEndpointChange, AlertEndpointInput, AlertEndpointView } from './alert-endpoints.api.js';
import { plainProblem, shown } from './endpoint-address.js';
import { newSecret } from './messages/signing.js';
import type { OpenEndpoint } from './posting.service.js';
import type { Outcome } from './retrying.js';

const COLUMNS = `id, kind, name, address, active, last_ok_at AS "lastOkAt", last_error_at AS "lastErrorAt", last_words AS "lastWords",
  old_secret_until AS "oldSecretUntil", created_at AS "createdAt"`;
const OLD_SECRET_HOURS = 24;

interface Sealed {
  kind: EndpointKind;
  sealed: Buffer;
  oldSecretUntil: Date | null;
}

@Injectable()
export class EndpointsService {
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

  list(): Promise<AlertEndpointView[]> {
    return select(
      this.db.manager,
      `SELECT ${COLUMNS} FROM alert_endpoint WHERE removed_at IS NULL ORDER BY name, id`,
    );
  }

  async add(
    personId: string,
    input: AlertEndpointInput,
  ): Promise<{ endpoint: AlertEndpointView; secret: string | null }> {
    this.demandSafe(input.url);
    const secret = input.kind === 'webhook' ? newSecret() : null;
    const endpoint = await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const row = await selectOne<{ id: string }>(
        tx.manager,
        `INSERT INTO alert_endpoint (kind, name, address, sealed, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [
          input.kind,
          input.name,
          shown(input.url),
          this.vault.seal({ url: input.url, ...(secret ? { secret } : {}) }),
          personId,
          this.clock.now(),
        ],
      );
      this.say(tx, 'add', row?.id ?? '', { kind: input.kind, address: shown(input.url) });
      return this.require(tx.manager, row?.id ?? '');
    });
    return { endpoint, secret };
  }

  async change(personId: string, endpointId: string, input: AlertEndpointChange): Promise<AlertEndpointView> {
    if (input.url) this.demandSafe(input.url);
    return this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const plain = this.vault.open((await this.lock(tx, endpointId)).sealed);
      const url = input.url ?? null;
      await change(
        tx.manager,
        `UPDATE alert_endpoint SET name = coalesce($2, name), active = coalesce($3, active), address = coalesce($4, address),
           sealed = coalesce($5, sealed) WHERE id = $1 RETURNING id`,
        [
          endpointId,
          input.name ?? null,
          input.active ?? null,
          url && shown(url),
          url && this.vault.seal({ ...plain, url }),
        ],
      );
      this.say(tx, 'change', endpointId, {
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.active === undefined ? {} : { active: input.active }),
        ...(url ? { address: shown(url) } : {}),
      });
      return this.require(tx.manager, endpointId);
    });
  }

  /** A new secret. Throws conflict for what is not signed. */
  async rotate(
    personId: string,
    endpointId: string,
  ): Promise<{ endpoint: AlertEndpointView; secret: string }> {
    const secret = newSecret();
    const endpoint = await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const { kind, sealed } = await this.lock(tx, endpointId);
      if (kind !== 'webhook')
        throw new EarshotError('conflict', 'Only webhooks are signed; this one has no secret.', {
          code: 'no-secret',
        });
      const { url = '', secret: old = '' } = this.vault.open(sealed);
      const until = new Date(this.clock.now().getTime() + OLD_SECRET_HOURS * 3_600_000);
      await change(
        tx.manager,
        `UPDATE alert_endpoint SET sealed = $2, old_secret_until = $3 WHERE id = $1 RETURNING id`,
        [endpointId, this.vault.seal({ url, secret, old }), until],
      );
      this.say(tx, 'rotate', endpointId);
      return this.require(tx.manager, endpointId);
    });
    return { endpoint, secret };
  }

  /** Retired: rules that name it reach nobody by it; its deliveries stay to be read. */
  async remove(personId: string, endpointId: string): Promise<void> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      await this.lock(tx, endpointId);
      await change(
        tx.manager,
        `UPDATE alert_endpoint SET removed_at = $2, active = false, sealed = $3 WHERE id = $1 RETURNING id`,
        [endpointId, this.clock.now(), this.vault.seal({})],
      );
      // A step that names nobody else goes; a rule that names nobody else would be silent unseen, and is switched off.
      await change(
        tx.manager,
        `UPDATE alert_rule r SET endpoint_ids = n.endpoint_ids, chain = n.chain,
           active = r.active AND (cardinality(n.endpoint_ids) > 0 OR cardinality(r.person_ids) + cardinality(r.roles) > 0)
         FROM (SELECT id, array_remove(endpoint_ids, $1::uuid) AS endpoint_ids,
                 (SELECT coalesce(jsonb_agg(s ORDER BY n), '[]')
                  FROM (SELECT jsonb_set(e.s, '{endpointIds}', (e.s->'endpointIds') - $1::text) AS s, e.n
                        FROM jsonb_array_elements(chain) WITH ORDINALITY AS e(s, n)) left_over
                  WHERE jsonb_array_length((s->'endpointIds') || (s->'personIds') || (s->'roles')) > 0) AS chain
               FROM alert_rule) n
         WHERE n.id = r.id
           AND ($1::uuid = ANY(r.endpoint_ids) OR r.chain @> jsonb_build_array(jsonb_build_object('endpointIds', jsonb_build_array($1::text))))
         RETURNING r.id`,
        [endpointId],
      );
      tx.publish({ kind: 'alert-rule.changed', ids: {} });
      this.say(tx, 'remove', endpointId);
    });
  }

  /** null when it is retired or switched off; a test asks for it all the same. */
  async open(db: Reader, endpointId: string, evenIfOff = false): Promise<OpenEndpoint | null> {
    const row = await selectOne<Sealed>(
      db,
      `SELECT kind, sealed, old_secret_until AS "oldSecretUntil" FROM alert_endpoint
       WHERE id = $1 AND removed_at IS NULL AND (active OR $2)`,
      [endpointId, evenIfOff],
    );
    if (!row) return null;
    const { url = '', secret, old } = this.vault.open(row.sealed);
    const both = old && row.oldSecretUntil && row.oldSecretUntil > this.clock.now();
    return { kind: row.kind, url, secrets: [...(secret ? [secret] : []), ...(both ? [old] : [])] };
  }

  private demandSafe(url: string): void {
    const problem = plainProblem(url, this.allowed);
    if (problem) throw new EarshotError('invalid-input', problem, { errors: [{ field: 'url', problem }] });
  }

  async noteOutcome(tx: Tx, endpointId: string, outcome: Outcome): Promise<void> {
    await change(
      tx.manager,
      `UPDATE alert_endpoint SET last_ok_at = CASE WHEN $2 THEN $3 ELSE last_ok_at END,
         last_error_at = CASE WHEN $2 THEN last_error_at ELSE $3 END, last_words = $4 WHERE id = $1 RETURNING id`,
      [endpointId, outcome.kind === 'ok', this.clock.now(), storableText(outcome.words)],
    );
    tx.publish({ kind: 'alert-endpoint.changed', ids: { endpointId } });
  }

  /** Throws not-found. */
  async require(db: Reader, endpointId: string): Promise<AlertEndpointView> {
    const row = await selectOne<AlertEndpointView>(
      db,
      `SELECT ${COLUMNS} FROM alert_endpoint WHERE id = $1 AND removed_at IS NULL`,
      [endpointId],
    );
    if (!row) throw new EarshotError('not-found', 'There is no such endpoint.');
    return row;
  }

  private async lock(tx: Tx, endpointId: string): Promise<Sealed> {
    const row = await selectOne<Sealed>(
      tx.manager,
      `SELECT kind, sealed, old_secret_until AS "oldSecretUntil" FROM alert_endpoint WHERE id = $1 AND removed_at IS NULL FOR UPDATE`,
      [endpointId],
    );
    if (!row) throw new EarshotError('not-found', 'There is no such endpoint.');
    return row;
  }

  private say(tx: Tx, act: string, endpointId: string, details: Record<string, unknown> = {}): void {
    tx.audit({
      action: `alert-endpoint.${act}`,
      subjectKind: 'alert-endpoint',
      subjectId: endpointId,
      details,
    });
    tx.publish({ kind: 'alert-endpoint.changed', ids: { endpointId } });
  }
}
