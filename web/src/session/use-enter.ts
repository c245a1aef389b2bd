/** What happens once the server knows who one is: nothing of the person before stays, and the chosen language goes along. */
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { queries } from '../api/queries.js';
import type { Me } from '../api/types.js';
import { takeChosenLocale } from './chosen-locale.js';

export function useEnter() {
  const client = useQueryClient();
  return async (me: Me, also: { timeZone?: string } = {}): Promise<void> => {
    const locale = takeChosenLocale();
    const changes = { ...also, ...(locale && locale !== me.person.locale ? { locale } : {}) };
    // A preference that could not be stored is no reason to stay outside.
    const known = Object.keys(changes).length === 0 ? me : await api.me.update(changes).catch(() => me);
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    client.setQueryData(queries.session().queryKey, known);
  };
}
