/**
 * Queries that somebody waits for at every pause in typing are parsed and planned once per connection instead of each time: their
 * planning takes longer than their work. For constant texts only, known by name; every other query goes as it always did.
 */
import { Client, type QueryConfig } from 'pg';

const names = new Map<string, string>();

/** Returns the text as it is. `name`: unique, at most 63 characters, as PostgreSQL cuts longer ones. Throws for a name that another text has. */
export function keepPlan(name: string, text: string): string {
  for (const [other, taken] of names)
    if (taken === name && other !== text) throw new Error(`Two queries are named ${name}.`);
  names.set(text, name);
  return text;
}

/** A connection that knows which texts are kept. */
export class PlanKeepingClient extends Client {
  // The driver's own declaration has a dozen forms; what matters here is only that a kept text goes by its name.
  override query = ((text: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' ? names.get(text) : undefined;
    const sent = name === undefined ? text : ({ name, text } as QueryConfig);
    return (Client.prototype.query as (...args: unknown[]) => unknown).call(this, sent, ...rest);
  }) as Client['query'];
}
