/** What decisions about deliveries need to know: rules in force, people at work here, endpoints that listen. Read, never decided. */
import { Injectable } from '@nestjs/common';
import { Mailer } from '../../core/mail/mailer.service.js';
import type { Reader } from '../sql.js';
import { select, selectOne } from '../sql.js';
import type { Alert } from './alert.entity.js';
import type { EndpointKind } from './alert-kinds.js';
import type { Around, Rule, Told } from './audience.js';

export interface KnownPerson {
  id: string;
  name: string;
  roles: Rule['roles'];
  timeZone: string;
  locale: string;
  sample: boolean;
}
export interface KnownAround extends Around {
  people: KnownPerson[];
}

const RULE = `id, person_ids AS "personIds", roles, brand_ids AS "brandIds", kinds, min_level AS "minLevel", channels,
  endpoint_ids AS "endpointIds", quiet, chain`;

@Injectable()
export class AroundQueries {
  constructor(private readonly mailer: Mailer) {}

  rules(db: Reader): Promise<Rule[]> {
    return select<Rule>(db, `SELECT ${RULE} FROM alert_rule WHERE active ORDER BY created_at, id`);
  }

  rule(db: Reader, ruleId: string): Promise<Rule | null> {
    return selectOne<Rule>(db, `SELECT ${RULE} FROM alert_rule WHERE id = $1 AND active`, [ruleId]);
  }

  async around(db: Reader): Promise<KnownAround> {
    const people = await select<KnownPerson>(
      db,
      `SELECT id, name, roles, time_zone AS "timeZone", locale, sample FROM person WHERE active`,
    );
    const endpoints = await select<{ id: string; kind: EndpointKind }>(
      db,
      `SELECT id, kind FROM alert_endpoint WHERE active AND removed_at IS NULL`,
    );
    return { people, endpoints, mailReady: this.mailer.ready };
  }

  /** Who was told of it by what, each once, with the quiet hours of the rule that did so last. */
  told(db: Reader, alertId: string): Promise<Told[]> {
    return select<Told>(
      db,
      `SELECT DISTINCT ON (d.channel, d.target) d.rule_id AS "ruleId", d.channel, d.person_id AS "personId", d.endpoint_id AS "endpointId", r.quiet
       FROM alert_delivery d LEFT JOIN alert_rule r ON r.id = d.rule_id
       WHERE d.alert_id = $1 AND d.state NOT IN ('failed','cancelled') ORDER BY d.channel, d.target, d.number DESC`,
      [alertId],
    );
  }

  async sample(db: Reader, brandId: string | null): Promise<boolean> {
    if (!brandId) return false;
    return (
      (await selectOne<{ sample: boolean }>(db, `SELECT sample FROM brand WHERE id = $1`, [brandId]))
        ?.sample ?? false
    );
  }

  /** What a title needs and the subject does not hold: brand, and the brand's own names of topics. */
  async names(db: Reader, alert: Pick<Alert, 'brandId' | 'subject'>): Promise<Record<string, unknown>> {
    const row = await selectOne<{ brand: string; topics: Record<string, string> | null }>(
      db,
      `SELECT b.name AS brand, (SELECT jsonb_object_agg(t.topic, t.label) FROM brand_topic t WHERE t.brand_id = b.id) AS topics
       FROM brand b WHERE b.id = $1`,
      [alert.brandId],
    );
    return { brand: row?.brand ?? '', topics: row?.topics ?? {} };
  }
}
