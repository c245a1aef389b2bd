/**
 * Signs a webhook by the Standard Webhooks specification: HMAC-SHA256 over "id.timestamp.body" under the bytes of a whsec_ secret,
 * base64, with the version before it. While a secret is being changed both sign. Pure.
 */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64');

/** `at` is when this attempt leaves: receivers refuse what is minutes old. */
export function webhookHeaders(
  id: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1000);
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map((secret) => signature(`${id}.${timestamp}.${body}`, secret)).join(' '),
  };
}

function signature(signed: string, secret: string): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  return `v1,${createHmac('sha256', key).update(signed, 'utf8').digest('base64')}`;
}
