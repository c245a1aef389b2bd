/**
 * Rule × alert × time → deliveries: who hears of it by what, at once or after their quiet hours. Pure; the database decides nothing
 * here. Nobody gets one telling twice by the same channel, however many rules name them.
 */
import { beyondPolicy } from '../../core/clock/credible.js';
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
    const key = keyOf(one);
    const known = plan.get(key);
    if (!known || sooner(one.heldUntil, known.heldUntil)) plan.set(key, one);
  };
  for (const rule of rules) {
    if (!concernedBy(rule, occasion)) continue;
    for (const person of around.people) {
      if (!names(rule, person)) continue;
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

/** By what somebody was told before, and the quiet hours of the rule that did so. */
export interface Told {
  ruleId: string | null;
  channel: Channel;
  personId: string | null;
  endpointId: string | null;
  quiet: QuietHours | null;
}

/** That it is over concerns whoever was told of it, whatever the rules say by now; but for who left and what was disconnected. */
export function planForTold(told: readonly Told[], occasion: Occasion, around: Around, now: Date): Planned[] {
  return told.flatMap(({ quiet, ...one }) => {
    if (one.endpointId !== null)
      return !occasion.sample && around.endpoints.some(({ id }) => id === one.endpointId)
        ? [{ ...one, heldUntil: null }]
        : [];
    const person = around.people.find(({ id }) => id === one.personId);
    const channel = one.channel as PersonChannel;
    if (!person || !reaches(channel, person.sample, occasion, around)) return [];
    return [{ ...one, heldUntil: held(channel, quiet, occasion, person.timeZone, now) }];
  });
}

/** When nobody's rules say otherwise. */
const NIGHT: QuietHours = { from: '22:00', to: '07:00' };

/** To remind these people of what they put off: by every way, in the quiet hours of the rules that name them. */
export function reminding(
  personIds: readonly string[],
  rules: readonly Rule[],
  occasion: Pick<Occasion, 'kind' | 'level' | 'brandId'>,
  around: Around,
): Rule[] {
  return around.people
    .filter(({ id }) => personIds.includes(id))
    .flatMap((person) => {
      const mailed = rules.filter((rule) => rule.channels.includes('email') && names(rule, person));
      const closest = mailed.filter((rule) => concernedBy(rule, occasion));
      const quiets = (closest.length > 0 ? closest : mailed).map((rule) => rule.quiet);
      return (quiets.length > 0 ? quiets : [NIGHT]).map((quiet) => directly(person.id, quiet));
    });
}

/** This person, whatever the rules say. */
const directly = (personId: string, quiet: QuietHours | null): Rule => ({
  id: null,
  personIds: [personId],
  roles: [],
  brandIds: null,
  kinds: null,
  minLevel: 1,
  channels: ['bell', 'email'],
  endpointIds: [],
  quiet,
  chain: [],
});

/**
 * From when on those of a plan can be expected to answer: now, but at the end of the first one's quiet hours when everything that
 * was to reach them waits for that. The bell reaches who is at the desk, and is no reason to call others at night.
 */
export function reachedFrom(plan: readonly Planned[], now: Date): Date {
  const reached = plan.filter((one) => one.channel !== 'bell');
  if (reached.length === 0 || reached.some((one) => one.heldUntil === null)) return now;
  return new Date(Math.min(...reached.map((one) => one.heldUntil?.getTime() ?? now.getTime())));
}

/** The same of a rule's people; `plan` is what all get, by this rule or another. */
export function answerableFrom(
  rule: Rule,
  plan: readonly Planned[],
  occasion: Occasion,
  around: Around,
  now: Date,
): Date {
  const own = new Set(planDeliveries([rule], occasion, around, now).map(keyOf));
  return reachedFrom(
    plan.filter((one) => own.has(keyOf(one))),
    now,
  );
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

/** When the step at `index` of a chain is due, counted from `from`; null: there is none. Never so late that nobody believes the plan. */
export function stepDue(chain: readonly ChainStep[], index: number, from: Date, now: Date): Date | null {
  const step = chain[index];
  if (!step) return null;
  const due = new Date(from.getTime() + step.afterMinutes * 60_000);
  const latest = beyondPolicy(now);
  return due < latest ? due : latest;
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

const names = (rule: Rule, person: Around['people'][number]): boolean =>
  rule.personIds.includes(person.id) || person.roles.some((role) => rule.roles.includes(role));
const keyOf = ({ channel, personId, endpointId }: Planned): string => `${channel}:${personId ?? endpointId}`;
const sooner = (a: Date | null, b: Date | null): boolean => b !== null && (a === null || a < b);
