/** The kinds of value a setting can have, each with the words that say what is allowed. Pure. */
import { z } from 'zod';

export const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], { error: 'true or false' })
  .transform((value) => ['true', '1', 'yes'].includes(value));
export const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `a whole number from ${min} to ${max}`);
export const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)),
      `a URL that begins with ${schemes.map((s) => `${s}://`).join(' or ')}`,
    );
export const HOST_ENTRY = /^(?:[a-z0-9.*-]+|\[[0-9a-f:]+\]|[0-9a-f.:]+)(?::\d+)?(?:\/\d{1,3})?$/i;

export interface Setting<T> {
  env: string;
  about: string;
  secret?: boolean;
  schema: z.ZodType<T, string>;
  fallback: T;
}
export const setting = <T>(s: Setting<T>): Setting<T> => s;
