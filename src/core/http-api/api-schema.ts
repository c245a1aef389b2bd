/**
 * How a controller declares what it takes and gives. Requests: `@Body({ schema })`, `@Query({ schema })`, `@Param('id', { schema: id })`
 * with zod; the answer: `@Returns(schema)`. One declaration validates, whitelists (what the schema does not name never leaves)
 * and documents. Write it in `x.api.ts`; give shared shapes a name with `.meta({ id: 'Case' })`.
 */
import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

export const RETURNS = 'earshot:returns';
/** The schema of the answer, or null for no content, or 'stream' for server-sent events and other things written by hand. */
export type ReturnsMetadata = z.ZodType | null | 'stream';

type Answer<S extends z.ZodType> = (...args: never[]) => z.input<S> | Promise<z.input<S>>;
type Typed<T> = <F extends T>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<F>,
) => void;

/** Documents and whitelists the answer; the compiler checks that the handler gives it. */
export function Returns<S extends z.ZodType>(schema: S, status = 200): Typed<Answer<S>> {
  return applyDecorators(
    SetMetadata<string, ReturnsMetadata>(RETURNS, schema),
    HttpCode(status),
    ApiResponse({ status, standardSchema: schema }),
  ) as Typed<Answer<S>>;
}

/** 204, no body. */
export function ReturnsNothing(): MethodDecorator {
  return applyDecorators(
    SetMetadata<string, ReturnsMetadata>(RETURNS, null),
    HttpCode(204),
    ApiResponse({ status: 204 }),
  ) as MethodDecorator;
}

/** For the few routes that write their own answer (events, metrics). */
export function ReturnsStream(contentType: string): MethodDecorator {
  return applyDecorators(
    SetMetadata<string, ReturnsMetadata>(RETURNS, 'stream'),
    ApiResponse({ status: 200, content: { [contentType]: { schema: { type: 'string' } } } }),
  ) as MethodDecorator;
}

/** An id in a path or body. */
export const id = z.uuid({ error: 'an id (UUID)' });

/** A time in an answer: give a Date, ISO 8601 leaves. */
export const instant = z
  .union([z.date(), z.string()])
  .transform((value) => (typeof value === 'string' ? value : value.toISOString()))
  .pipe(z.iso.datetime({ offset: true }));

/** A time in a request: ISO 8601 comes in, the handler gets a Date. */
export const instantInput = z.iso
  .datetime({ offset: true, error: 'a time such as 2026-03-29T10:00:00Z' })
  .transform((text) => new Date(text));

/** A flag in a query string: `?all=true`. */
export const queryFlag = z
  .enum(['true', 'false'], { error: 'true or false' })
  .transform((value) => value === 'true');

// PostgreSQL cannot store NUL or half a character, and screens misread the other controls.
// eslint-disable-next-line no-control-regex -- exactly those are refused
const STORABLE = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]*$/u;

/** Free text a person typed: trimmed, never empty, no control characters but line breaks and tabs. */
export const words = (max: number): z.ZodType<string, string> =>
  z
    .string({ error: 'text' })
    .trim()
    .min(1, 'must not be empty')
    .max(max, `at most ${max} characters`)
    .regex(STORABLE, 'must not contain control characters');
