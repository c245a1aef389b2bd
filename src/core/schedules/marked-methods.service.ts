/**
 * Finds the methods that carry a mark (`@JobHandler`, `@ScheduleHandler`) and holds them against a catalogue: each name must
 * have exactly one. Runs at boot in every role, so that a forgotten handler stops the release and not the customer.
 */
import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

export interface MarkedMethod<M> {
  name: string;
  /** Class and method, for messages. */
  where: string;
  call: M;
}

@Injectable()
export class MarkedMethods {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  find<M>(mark: symbol): MarkedMethod<M>[] {
    const found: MarkedMethod<M>[] = [];
    const seen = new Set<object>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null || seen.has(instance)) continue;
      seen.add(instance); // a provider known under two tokens is still one provider
      const prototype = Object.getPrototypeOf(instance) as object | null;
      if (!prototype) continue;
      for (const key of this.scanner.getAllMethodNames(prototype)) {
        const method = (instance as Record<string, unknown>)[key];
        if (typeof method !== 'function') continue;
        const name = Reflect.getMetadata(mark, method) as string | undefined;
        if (name === undefined) continue;
        found.push({
          name,
          where: `${metatype?.name ?? prototype.constructor.name}.${key}`,
          call: method.bind(instance) as M,
        });
      }
    }
    return found;
  }
}

/** One method a name. Throws an Error that lists every name without, every name with two, and every name nobody knows. */
export function oneEach<M>(
  mark: string,
  names: readonly string[],
  found: readonly MarkedMethod<M>[],
): Map<string, M> {
  const wrong: string[] = [];
  for (const name of names) {
    const places = found.filter((method) => method.name === name).map((method) => method.where);
    if (places.length === 0)
      wrong.push(`${name} has no handler: mark the method that does it with @${mark}('${name}')`);
    if (places.length > 1)
      wrong.push(`${name} has ${places.length} handlers, keep one: ${places.join(', ')}`);
  }
  for (const method of found)
    if (!names.includes(method.name))
      wrong.push(`${method.where} handles ${method.name}, which src/job-catalog.ts does not know`);
  if (wrong.length > 0)
    throw new Error(`Earshot cannot start, the catalogue and the code disagree:\n  ${wrong.join('\n  ')}`);
  return new Map(found.map((method) => [method.name, method.call]));
}
