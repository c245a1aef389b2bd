/**
 * What the log says of an error: its kind, words and place, and the facts that help to mend it. Everything else an error carries
 * stays out, because libraries hang whole requests, rows and connections on theirs: a failed statement its values ("Failing row
 * contains …"), a failed request its headers, a bad address the address with its password. Pure; never throws.
 */
export interface ErrorFacts {
  type: string;
  message: string;
  stack: string;
  cause?: ErrorFacts;
  errors?: ErrorFacts[];
  [fact: string]: unknown;
}

/** Codes and names; never what was being stored or sent. `query` is the statement with its placeholders. */
const FACTS = [
  'code',
  'status',
  'kind',
  'failure',
  'delivered',
  'retryAfterSeconds',
  'syscall',
  'errno',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
  'query',
] as const;
const DEEPEST = 5;
const MOST = 10;
/** A user and password inside an address, wherever an error's words repeat one. */
const CREDENTIALS = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@]{1,500}@/gi;

export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error))
    return {
      type: typeof error,
      message: clean(typeof error === 'string' ? error : 'not an Error'),
      stack: '',
    };
  const members = error as unknown as Record<string, unknown>;
  const facts: ErrorFacts = {
    type: error.name,
    message: clean(error.message),
    stack: clean(error.stack ?? ''),
  };
  for (const name of FACTS) {
    const value = members[name];
    if (typeof value === 'string') facts[name] = clean(value.slice(0, 2000));
    else if (typeof value === 'number' || typeof value === 'boolean') facts[name] = value;
  }
  if (depth < DEEPEST && error.cause !== undefined) facts.cause = errorFacts(error.cause, depth + 1);
  if (depth < DEEPEST && Array.isArray(members.errors))
    facts.errors = members.errors.slice(0, MOST).map((one) => errorFacts(one, depth + 1));
  return facts;
}

const clean = (text: string): string => text.replace(CREDENTIALS, '$1[redacted]@');
