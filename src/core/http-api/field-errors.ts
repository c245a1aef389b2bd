/**
 * Says which field is wrong, what was given and what is allowed, in words. Pure. What is given is repeated only when it is short
 * and plain, and never for a field that may hold a secret or a customer's words.
 */
import type { z } from 'zod';

export interface FieldError {
  /** Dotted path, '' for the whole. */
  field: string;
  problem: string;
  given?: string | number | boolean | null;
  allowed?: string;
}

const PRIVATE = /pass|secret|token|credential|current|next|key|code|text|comment|reason/i;

/** An address with a user name and password in it. */
const CREDENTIALS = /:\/\/[^/\s]*@/;

export function fieldErrors(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  prefix: string | undefined,
): FieldError[] {
  return issues.slice(0, 50).map((issue) => {
    const path = [...(prefix === undefined ? [] : [prefix]), ...issue.path.map(String)];
    const given = path.some((part) => PRIVATE.test(part)) ? undefined : plain(valueAt(input, issue.path));
    const allowed = allowedBy(issue);
    return {
      field: path.join('.'),
      problem: issue.message,
      ...(given === undefined ? {} : { given }),
      ...(allowed === undefined ? {} : { allowed }),
    };
  });
}

/** One sentence for the problem's detail. */
export function inWords(errors: readonly FieldError[]): string {
  const first = errors
    .slice(0, 3)
    .map(({ field, problem, given }) => {
      const seen = given === undefined ? '' : ` (given ${JSON.stringify(given)})`;
      return field === '' ? `${problem}${seen}` : `${field}: ${problem}${seen}`;
    })
    .join('; ');
  return errors.length > 3 ? `${first}; and ${errors.length - 3} more` : first;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

function plain(value: unknown): FieldError['given'] {
  if (typeof value === 'string' && CREDENTIALS.test(value)) return undefined;
  if (typeof value === 'string') return value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : undefined;
}

function allowedBy(issue: z.core.$ZodIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'too_small':
      return `at least ${String(issue.minimum)}`;
    case 'too_big':
      return `at most ${String(issue.maximum)}`;
    case 'invalid_type':
      return issue.expected;
    case 'unrecognized_keys':
      return `no ${issue.keys.map((key) => key.slice(0, 40)).join(', ')}`;
    default:
      return undefined;
  }
}
