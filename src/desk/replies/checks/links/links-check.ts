/**
 * Where a reply leads: hosts that the brand never allowed, shortened and unprotected addresses, forged names, people who are not
 * in the thread, somebody in it who plays the brand, and what was met where a link was tried. Opens nothing itself.
 */
import { draft, type Examine, type FindingDraft } from '../draft.js';
import type { CheckContext } from '../finding.js';
import { handlesOf, linksOf, type WebLink } from './addresses.js';
import { addressesToTry, addressOf, type LinkLook } from './link-look.js';
import {
  imitated,
  isForged,
  isHostOf,
  isImpostor,
  isNamedLike,
  isSameHandle,
  ownerOf,
} from './look-alike.js';

export interface LinkRules {
  /** Right for every brand. */
  always: readonly string[];
  /** By the brand's slug. */
  brands: Readonly<Record<string, readonly string[]>>;
  shorteners: ReadonlySet<string>;
  /** "support", "care": what impostors put behind a brand's name. */
  helping: ReadonlySet<string>;
  /** So many addresses of a reply are tried; 0: none. */
  triedAtMost: number;
}

/** The addresses of a text that are worth trying; `typing`: that one still grows. */
export type LinksToTry = (context: CheckContext) => { url: string; typing: boolean }[];

/** Nobody opens what is forged or imitates another, nor a shortener that is told anyway. */
export function makeLinksToTry(rules: LinkRules): LinksToTry {
  return (context) => {
    const allowed = allowedHosts(context, rules);
    return addressesToTry(context.text, rules.triedAtMost, ({ host }) => {
      if (allowed.some((one) => isHostOf(host, one))) return true;
      return imitated(host, allowed) === null && !isForged(host) && !rules.shorteners.has(host);
    });
  };
}

export function makeLinks(rules: LinkRules): Examine {
  return (context) => {
    const allowed = allowedHosts(context, rules);
    return [
      ...linksOf(context.text).flatMap((link) => judged(link, context, allowed, rules)),
      ...thirdParties(context),
      ...impostors(context, rules),
    ];
  };
}

function allowedHosts({ around, allowWords }: CheckContext, rules: LinkRules): string[] {
  const own = around ? [...around.brand.hosts, ...(rules.brands[around.brand.slug] ?? [])] : [];
  // An address among the brand's own words is one of its hosts.
  const listed = allowWords.filter((word) => /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(word));
  return [...rules.always, ...own, ...listed].map((host) => host.toLowerCase());
}

function judged(
  link: WebLink,
  context: CheckContext,
  allowed: readonly string[],
  rules: LinkRules,
): FindingDraft[] {
  const { host } = link;
  const known = allowed.some((one) => isHostOf(host, one));
  const found: FindingDraft[] = [];
  if (link.plain) {
    const safe = context.text.slice(link.start, link.end).replace(/^http:/iu, 'https:');
    found.push(draft('links.insecure', link, { host }, [safe]));
  }
  if (link.disguised) found.push(draft('links.forged', link, { host }));
  else if (!known) {
    const like = imitated(host, allowed);
    if (like !== null) found.push(draft('links.look-alike', link, { host, like }));
    else if (isForged(host)) found.push(draft('links.forged', link, { host }));
    else if (rules.shorteners.has(host)) found.push(draft('links.shortened', link, { host }));
    else if (context.around && !spokenOf(host, context))
      found.push(draft('links.unknown-host', link, { host }));
  }
  const url = context.links ? addressOf(context.text, link) : null;
  const look = context.links?.find((one) => one.url === url);
  return look ? [...found, ...led(link, look, context, allowed)] : found;
}

/** What was met where the link was tried. */
function led(
  link: WebLink,
  look: LinkLook,
  context: CheckContext,
  allowed: readonly string[],
): FindingDraft[] {
  const { host } = link;
  const to = look.host;
  // Within one owner's names a redirect is the owner's own matter, and so is one to what the brand or the customer named.
  const elsewhere =
    ownerOf(to) !== ownerOf(host) && !allowed.some((one) => isHostOf(to, one)) && !spokenOf(to, context);
  if (elsewhere) return [draft('links.leads-elsewhere', link, { host, to })];
  if (look.outcome === 'gone') return [draft('links.dead', link, { host })];
  if (look.outcome === 'untrusted') return [draft('links.untrusted', link, { host: to })];
  if (look.downgraded) return [draft('links.downgraded', link, { host, to })];
  if (look.outcome === 'sign-in') return [draft('links.sign-in', link, { host })];
  return look.outcome === 'untried' ? [draft('links.untried', link, { host })] : [];
}

/** The customer or we named it before: nothing new is sent out into the world. */
function spokenOf(host: string, { customerText, around }: CheckContext): boolean {
  const texts = [
    customerText ?? '',
    ...(around?.thread ?? []).filter(({ by }) => by !== 'other').map((post) => post.text),
  ];
  return texts.some((text) => text.toLowerCase().includes(host));
}

function thirdParties({ text, customerText, around }: CheckContext): FindingDraft[] {
  if (!around || around.customer.length === 0) return [];
  const there = [
    ...around.customer,
    ...around.brand.handles,
    ...around.brand.names,
    ...around.thread.flatMap(({ handle }) => handle ?? []),
    // Whom the customer called upon is in the conversation.
    ...[customerText ?? '', ...around.thread.map((post) => post.text)].flatMap((said) =>
      handlesOf(said).map(({ name }) => name),
    ),
  ];
  return handlesOf(text)
    .filter(({ name }) => !there.some((one) => isSameHandle(one, name)))
    .map((one) => draft('links.third-party', one, { handle: one.name }));
}

function impostors({ text, around }: CheckContext, { helping }: LinkRules): FindingDraft[] {
  if (!around) return [];
  const found = new Set(
    around.thread
      .filter((post) => post.by !== 'brand' && post.answers)
      .filter(
        ({ by, handle, name }) =>
          isImpostor(handle ?? '', around.brand.handles, helping) ||
          // A customer may well be called as the brand is; nobody else answers under its whole name.
          (by === 'other' &&
            !around.brand.handles.some((own) => isSameHandle(own, handle ?? '')) &&
            isNamedLike(name ?? '', around.brand.names, helping)),
      )
      .flatMap(({ handle }) => handle ?? []),
  );
  return [...found].map((handle) => draft('links.impostor', { start: 0, end: text.length }, { handle }));
}
