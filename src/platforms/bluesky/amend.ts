/**
 * Takes back and looks at a post of ours that stands already. Deleting a record that is not there is no error by the protocol, so it
 * may be asked for again; a record that stands and is shown to nobody counts as gone.
 */
import type { AccountAccess, AmendIntent, SendOutcome, Standing } from '../ports.js';
import { PlatformError } from '../ports.js';
import { notSent, rate, unanswered } from '../http-client.js';
import type { BlueskyClient } from './client.js';
import { ourRecordSchema, recordGotSchema } from './entities.js';
import { outcomeOf } from './reply-outcome.js';
import { whereabouts } from './whereabouts.js';

export async function removePost(
  client: BlueskyClient,
  account: AccountAccess,
  intent: AmendIntent,
  signal: AbortSignal,
): Promise<SendOutcome> {
  try {
    const { did } = await client.session(account);
    const { repo, collection, rkey } = parts(intent.externalId);
    if (repo !== did)
      return { kind: 'rejected', code: 'refused', words: 'That post is not of this account.' };
    const body = { repo, collection, rkey };
    const response = await client.post(account, 'com.atproto.repo.deleteRecord', body, signal);
    const now = client.now();
    const told = { rate: rate(response.headers, now) };
    if (response.status === 200)
      return { kind: 'published', externalId: intent.externalId, permalink: null, at: now, ...told };
    return { ...outcomeOf(response, intent.externalId, now), ...told };
  } catch (error) {
    return error instanceof PlatformError ? notSent(error) : unanswered(error);
  }
}

export async function lookAtPost(
  client: BlueskyClient,
  account: AccountAccess,
  intent: AmendIntent,
  signal: AbortSignal,
): Promise<Standing> {
  try {
    const query = parts(intent.externalId);
    const got = await client.get(account, 'com.atproto.repo.getRecord', query, recordGotSchema, signal);
    const ours = ourRecordSchema.safeParse(got.value).data;
    if (!ours) return { kind: 'unknown', words: 'Something else than a post stands under its key.' };
    if (ours.text !== intent.text) return { kind: 'other', text: ours.text };
    const found = await whereabouts(client, account, intent.externalId, signal);
    return found.state === 'there' ? { kind: 'same' } : { kind: 'gone' };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    // Any server in between says 404; only one that looked into our repository can say that the record is not in it.
    return error.cause === 'RecordNotFound' ? { kind: 'gone' } : { kind: 'unknown', words: error.message };
  }
}

/** Of 'at://did/collection/rkey'. */
function parts(uri: string): { repo: string; collection: string; rkey: string } {
  const [, repo = '', collection = '', rkey = ''] = /^at:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(uri) ?? [];
  return { repo, collection, rkey };
}
