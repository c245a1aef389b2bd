/**
 * Rule × alert × time → deliveries: who hears of it by what, at once or after their quiet hours. Pure; the database decides nothing
 * here. Nobody gets one telling twice by the same channel, however many rules name them.
 */
import type { Role } from '../../core/identity/role.js';
import {
  type AlertKind,
  type Channel,
  type EndpointKind,
  type Level,
  LOUDEST,
  type PersonChannel,
  type Telling,
} from './alert-kinds.js';
import type { ChainStep, QuietHours } from './alert-rules.api.js';
import { quietUntil } from './quiet.js';

export interface Rule {
  id: string | null;
  personIds: readonly string[];
  roles: readonly Role[];
  brandIds: readonly string[] | null;
  kinds: readonly AlertKind[] | null;
  minLevel: Level;
  channels: readonly PersonChannel[];
  endpointIds: readonly string[];
  quiet: QuietHours | null;
  chain: readonly ChainStep[];
}

export interface Occasion {
  kind: AlertKind;
  level: Level;
  telling: Telling;
  brandId: string | null;
  /** Of a sample nobody is told outside the desk. */
  sample: boolean;
}

/** Everybody who is active. */
export interface Around {
  people: readonly { id: string; roles: readonly Role[]; timeZone: string; sample: boolean }[];
  endpoints: readonly { id: string; kind: EndpointKind }[];
  /** Whether mail can be sent at all. */
  mailReady: boolean;
}

export interface Planned {
  ruleId: string | null;
  channel: Channel;
  personId: string | null;
  endpointId: string | null;
  /** End of the person's quiet hours; null: now. */
  heldUntil: Date | null;
}

export function concernedBy(rule: Rule, occasion: Pick<Occasion, 'kind' | 'level' | 'brandId'>): boolean {
  if (occasion.level < rule.minLevel) return false;
  if (rule.kinds && !rule.kinds.includes(occasion.kind)) return false;
  // What concerns the whole installation concerns every brand of it.
  return rule.brandIds === null || occasion.brandId === null || rule.brandIds.includes(occasion.brandId);
}

export function planDeliveries(
  rules: readonly Rule[],
  occasion: Occasion,
  around: Around,
  now: Date,
): Planned[] {
  const plan = new Map<string, Planned>();
  const add = (one: Planned): void => {
    const key = `${one.channel}:${one.personId ?? one.endpointId}`;
    const known = plan.get(key);
    if (!known || sooner(one.heldUntil, known.heldUntil)) plan.set(key, one);
  };
  for (const rule of rules) {
    if (!concernedBy(rule, occasion)) continue;
    for (const person of around.people) {
      if (!rule.personIds.includes(person.id) && !person.roles.some((role) => rule.roles.includes(role)))
        continue;
      for (const channel of rule.channels) {
        if (!reaches(channel, person.sample, occasion, around)) continue;
        const heldUntil = held(channel, rule.quiet, occasion, person.timeZone, now);
        add({ ruleId: rule.id, channel, personId: person.id, endpointId: null, heldUntil });
      }
    }
    if (occasion.sample) continue;
    for (const { id, kind } of around.endpoints)
      if (rule.endpointIds.includes(id))
        add({ ruleId: rule.id, channel: kind, personId: null, endpointId: id, heldUntil: null });
  }
  return [...plan.values()];
}

/** A step of a rule's chain, as a rule of its own. */
export const asRule = (rule: Rule, step: ChainStep): Rule => ({
  ...rule,
  personIds: step.personIds,
  roles: step.roles,
  channels: step.channels,
  endpointIds: step.endpointIds,
  chain: [],
});

/** When the step at `index` of a chain is due, counted from `from`; null: there is none. */
export function stepDue(chain: readonly ChainStep[], index: number, from: Date): Date | null {
  const step = chain[index];
  return step ? new Date(from.getTime() + step.afterMinutes * 60_000) : null;
}

/** Ready accounts of the sample have addresses that nobody reads. */
function reaches(channel: PersonChannel, samplePerson: boolean, occasion: Occasion, around: Around): boolean {
  if (channel === 'email') return around.mailReady && !occasion.sample && !samplePerson;
  // Crisis mode rings every bell itself, in the transaction that switches it.
  return occasion.kind !== 'crisis';
}

/** The bell disturbs nobody. That something is over can wait, however loud it was. */
function held(
  channel: PersonChannel,
  quiet: QuietHours | null,
  { level, telling }: Occasion,
  zone: string,
  now: Date,
): Date | null {
  if (channel === 'bell' || (level >= LOUDEST && telling !== 'ended')) return null;
  return quietUntil(now, zone, quiet);
}

const sooner = (a: Date | null, b: Date | null): boolean => b !== null && (a === null || a < b);
