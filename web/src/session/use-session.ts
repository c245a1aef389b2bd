/** Who is signed in. The session is one cached answer of the server; signing out or a 401 empties it. */
import { useQuery } from '@tanstack/react-query';
import { Problem } from '../api/request.js';
import { queries } from '../api/queries.js';
import type { Me } from '../api/types.js';

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function useSession() {
  const query = useQuery(queries.session());
  const signedOut = query.error instanceof Problem && query.error.status === 401;
  return {
    me: signedOut ? null : (query.data ?? null),
    signedOut,
    error: signedOut ? null : query.error,
    query,
  };
}

/** For screens behind the sign-in, where somebody is always there. */
export function useMe(): Me {
  const { data } = useQuery(queries.session());
  if (!data) throw new Error('a screen behind the sign-in was shown to nobody');
  return data;
}

export function useTimeZone(): string {
  const { data } = useQuery({ ...queries.session(), enabled: false });
  const wanted = data?.person.timeZone;
  try {
    if (wanted) new Intl.DateTimeFormat('en', { timeZone: wanted });
    return wanted ?? here;
  } catch {
    return here;
  }
}
