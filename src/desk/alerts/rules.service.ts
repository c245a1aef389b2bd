/** Rules of who is told: read, added, changed, removed. Those that come with Earshot can be changed and switched off, not removed. */
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { storableJson } from '../../core/database/storable.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { Mailer } from '../../core/mail/mailer.service.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { change, select, selectOne } from '../sql.js';
import { ALERT_WORDS } from './alert-words.token.js';
import type { AlertRuleChange, AlertRuleInput, AlertRuleView } from './alert-rules.api.js';
import { ruleName, storedRuleName } from './rule-name.js';
import type { AllWords } from './sentences.js';

const COLUMNS = `id, name, built_in AS "builtIn", active, person_ids AS "personIds", roles, brand_ids AS "brandIds", kinds,
  min_level AS "minLevel", channels, endpoint_ids AS "endpointIds", quiet, chain, created_at AS "createdAt", updated_at AS "updatedAt"`;

@Injectable()
export class RulesService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    @Inject(ALERT_WORDS) private readonly words: AllWords,
  ) {}

  async list(locale: string): Promise<{ items: AlertRuleView[]; mailReady: boolean }> {
    const items = await select<AlertRuleView>(
      this.db.manager,
      `SELECT ${COLUMNS} FROM alert_rule ORDER BY built_in IS NULL, created_at, name, id`,
    );
    return { items: items.map((rule) => this.named(rule, locale)), mailReady: this.mailer.ready };
  }

  add(by: Pick<SignedIn, 'id' | 'locale'>, input: AlertRuleInput): Promise<AlertRuleView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const row = await selectOne<{ id: string }>(
        tx.manager,
        `INSERT INTO alert_rule (name, min_level, created_by, created_at) VALUES ($1, $2, $3, $4) RETURNING id`,
        [input.name, input.minLevel, by.id, this.clock.now()],
      );
      return this.named(await this.write(tx, row?.id ?? '', input, 'add'), by.locale);
    });
  }

  change(
    by: Pick<SignedIn, 'id' | 'locale'>,
    ruleId: string,
    input: AlertRuleChange,
  ): Promise<AlertRuleView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const was = await this.lock(tx, ruleId);
      const asked = { ...was, ...input };
      const name = storedRuleName({ name: asked.name, builtIn: was.builtIn }, this.words);
      const changed = await this.write(tx, ruleId, { ...asked, name }, 'change', input);
      return this.named(changed, by.locale);
    });
  }

  async remove(personId: string, ruleId: string): Promise<void> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const { builtIn, name } = await this.lock(tx, ruleId);
      if (builtIn)
        throw new EarshotError('conflict', 'This rule comes with Earshot: switch it off instead.', {
          code: 'built-in',
        });
      await tx.manager.query(`DELETE FROM alert_rule WHERE id = $1`, [ruleId]);
      this.say(tx, 'remove', ruleId, { name });
    });
  }

  private async write(
    tx: Tx,
    ruleId: string,
    rule: AlertRuleInput,
    act: 'add' | 'change',
    details: Record<string, unknown> = rule,
  ): Promise<AlertRuleView> {
    await this.demandKnown(tx, rule);
    await change(
      tx.manager,
      `UPDATE alert_rule SET name = $2, active = $3, person_ids = $4, roles = $5, brand_ids = $6, kinds = $7, min_level = $8,
         channels = $9, endpoint_ids = $10, quiet = $11::jsonb, chain = $12::jsonb, updated_at = $13 WHERE id = $1 RETURNING id`,
      [
        ruleId,
        rule.name,
        rule.active,
        rule.personIds,
        rule.roles,
        rule.brandIds,
        rule.kinds,
        rule.minLevel,
        rule.channels,
        rule.endpointIds,
        rule.quiet && storableJson(rule.quiet),
        storableJson(rule.chain),
        this.clock.now(),
      ],
    );
    this.say(tx, act, ruleId, details);
    return this.lock(tx, ruleId);
  }

  private named(rule: AlertRuleView, locale: string): AlertRuleView {
    return { ...rule, name: ruleName(rule, this.words, locale) };
  }

  /** Nobody is told by a rule that names nobody, and a wrong id would be found out at night. */
  private async demandKnown(tx: Tx, rule: AlertRuleInput): Promise<void> {
    const wrong = (field: string, problem: string): never => {
      throw new EarshotError('invalid-input', `The rule cannot be kept: ${problem}.`, {
        errors: [{ field, problem }],
      });
    };
    const people = rule.personIds.length + rule.roles.length > 0;
    // One that is switched off may wait for somebody to name whom it tells.
    if (rule.active && !people && rule.endpointIds.length === 0)
      wrong('roles', 'it names no people, no roles and no endpoints');
    if (rule.active && rule.brandIds?.length === 0)
      wrong('brandIds', 'its brands are gone: choose others, or all');
    if (people && rule.channels.length === 0) wrong('channels', 'it names people but no way to reach them');
    const personIds = [...rule.personIds, ...rule.chain.flatMap((step) => step.personIds)];
    const endpointIds = [...rule.endpointIds, ...rule.chain.flatMap((step) => step.endpointIds)];
    const known = await selectOne<{ people: boolean; endpoints: boolean; brands: boolean }>(
      tx.manager,
      `SELECT NOT EXISTS (SELECT 1 FROM unnest($1::uuid[]) i WHERE i NOT IN (SELECT id FROM person)) AS people,
         NOT EXISTS (SELECT 1 FROM unnest($2::uuid[]) i WHERE i NOT IN (SELECT id FROM alert_endpoint WHERE removed_at IS NULL)) AS endpoints,
         NOT EXISTS (SELECT 1 FROM unnest($3::uuid[]) i WHERE i NOT IN (SELECT id FROM brand)) AS brands`,
      [personIds, endpointIds, rule.brandIds ?? []],
    );
    if (!known?.people) wrong('personIds', 'one of its people does not exist');
    if (!known?.endpoints) wrong('endpointIds', 'one of its endpoints does not exist any more');
    if (!known?.brands) wrong('brandIds', 'one of its brands does not exist');
  }

  private async lock(tx: Tx, ruleId: string): Promise<AlertRuleView & AlertRuleInput> {
    const row = await selectOne<AlertRuleView & AlertRuleInput>(
      tx.manager,
      `SELECT ${COLUMNS} FROM alert_rule WHERE id = $1 FOR UPDATE`,
      [ruleId],
    );
    if (!row) throw new EarshotError('not-found', 'There is no such rule.');
    return row;
  }

  private say(tx: Tx, act: string, ruleId: string, details: Record<string, unknown>): void {
    tx.audit({ action: `alert-rule.${act}`, subjectKind: 'alert-rule', subjectId: ruleId, details });
    tx.publish({ kind: 'alert-rule.changed', ids: { ruleId } });
  }
}
