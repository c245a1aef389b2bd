/** Every call the desk makes, by area; these files alone know paths. Screens never build an address themselves. */
import { alertCalls } from './alert-calls.js';
import { at, type Body, none } from './call-parts.js';
import { replyCalls } from './reply-calls.js';
import { answer, http, rememberCsrfToken } from './request.js';
import type * as T from './types.js';

const keep = (me: T.Me): T.Me => {
  rememberCsrfToken(me.csrfToken);
  return me;
};

export const api = {
  setup: {
    needed: () => answer(() => http.GET('/api/setup')),
    create: (body: Body<'Setup_setUp'>) => answer(() => http.POST('/api/setup', { body })).then(keep),
  },
  session: {
    get: () => answer(() => http.GET('/api/session')).then(keep),
    signIn: (body: Body<'Session_signIn'>) => answer(() => http.POST('/api/session', { body })).then(keep),
    signOut: () => answer(() => http.DELETE('/api/session')),
  },
  me: {
    update: (body: Body<'Me_change'>) => answer(() => http.PATCH('/api/me', { body })).then(keep),
    password: (body: Body<'Me_changePassword'>) => answer(() => http.POST('/api/me/password', { body })),
  },
  people: {
    list: () => answer(() => http.GET('/api/people')),
    create: (body: Body<'People_create'>) => answer(() => http.POST('/api/people', { body })),
    update: (id: string, body: Body<'People_change'>) =>
      answer(() => http.PATCH('/api/people/{id}', { ...at(id), body })),
  },
  agents: { list: () => answer(() => http.GET('/api/agents')) },
  brands: {
    list: () => answer(() => http.GET('/api/brands')),
    create: (body: Body<'Brands_add'>) => answer(() => http.POST('/api/brands', { body })),
    update: (id: string, body: Body<'Brands_change'>) =>
      answer(() => http.PATCH('/api/brands/{id}', { ...at(id), body })),
    remove: (id: string) => answer(() => http.DELETE('/api/brands/{id}', at(id))),
    sendingHours: (id: string) => answer(() => http.GET('/api/brands/{id}/sending-hours', at(id))),
    setSendingHours: (id: string, body: Body<'Sending_set'>) =>
      answer(() => http.PUT('/api/brands/{id}/sending-hours', { ...at(id), body })),
  },
  mentions: {
    list: (query: { brandId: string; filter: T.MentionFilter; q?: string; after?: string; limit?: number }) =>
      answer(() =>
        http.GET('/api/mentions', {
          params: { query: { ...query, q: none(query.q), after: none(query.after) } },
        }),
      ),
    get: (id: string) => answer(() => http.GET('/api/mentions/{id}', at(id))),
    correct: (id: string, body: Body<'Corrections_correct'>) =>
      answer(() => http.POST('/api/mentions/{id}/corrections', { ...at(id), body })),
    withdraw: (id: string, correctionId: string) =>
      answer(() =>
        http.POST('/api/mentions/{id}/corrections/{correctionId}/withdraw', {
          params: { path: { id, correctionId } },
          body: {},
        }),
      ),
  },
  scoring: {
    state: (brandId: string) => answer(() => http.GET('/api/scoring', { params: { query: { brandId } } })),
    card: () => answer(() => http.GET('/api/scoring/card')),
    rescore: (brandId: string) => answer(() => http.POST('/api/scoring/rescore', { body: { brandId } })),
    stop: (id: string) => answer(() => http.POST('/api/scoring/rescore/{id}/stop', at(id))),
  },
  trending: {
    of: (brandId: string, hour: string | null) =>
      answer(() =>
        http.GET('/api/brands/{id}/trending', {
          params: { path: { id: brandId }, query: hour ? { hour } : {} },
        }),
      ),
  },
  topics: {
    list: (brandId: string) => answer(() => http.GET('/api/brands/{id}/topics', at(brandId))),
    put: (brandId: string, topic: string, body: Body<'Topics_put'>) =>
      answer(() =>
        http.PUT('/api/brands/{id}/topics/{topic}', { params: { path: { id: brandId, topic } }, body }),
      ),
    remove: (brandId: string, topic: string) =>
      answer(() =>
        http.DELETE('/api/brands/{id}/topics/{topic}', { params: { path: { id: brandId, topic } } }),
      ),
  },
  sources: {
    list: (brandId: string) => answer(() => http.GET('/api/sources', { params: { query: { brandId } } })),
    discover: (body: Body<'Sources_discover'>) => answer(() => http.POST('/api/sources/discover', { body })),
    create: (body: Body<'Sources_add'>) => answer(() => http.POST('/api/sources', { body })),
    pause: (id: string) => answer(() => http.POST('/api/sources/{id}/pause', at(id))),
    resume: (id: string) => answer(() => http.POST('/api/sources/{id}/resume', at(id))),
    poll: (id: string) => answer(() => http.POST('/api/sources/{id}/poll', at(id))),
    remove: (id: string) => answer(() => http.DELETE('/api/sources/{id}', at(id))),
  },
  platforms: { list: () => answer(() => http.GET('/api/platforms')) },
  accounts: {
    list: (brandId: string) => answer(() => http.GET('/api/accounts', { params: { query: { brandId } } })),
    create: (body: Body<'Accounts_connect'>) => answer(() => http.POST('/api/accounts', { body })),
    verify: (id: string) => answer(() => http.POST('/api/accounts/{id}/verify', at(id))),
    remove: (id: string, sure: boolean) =>
      answer(() =>
        http.DELETE('/api/accounts/{id}', {
          params: { path: { id }, query: sure ? { confirm: 'true' as const } : {} },
        }),
      ),
  },
  ...replyCalls,
  bell: {
    list: () => answer(() => http.GET('/api/notifications')),
    read: (body: { ids: string[] } | { all: true }) =>
      answer(() => http.POST('/api/notifications/read', { body })),
  },
  ...alertCalls,
  audit: {
    list: (query: T.AuditSearch & { after?: string }) =>
      answer(() => http.GET('/api/audit', { params: { query } })),
    /** The next part behind `after`, as `<number>:<hash>`. */
    verify: (after?: string) => answer(() => http.GET('/api/audit/verify', { params: { query: { after } } })),
  },
  jobs: {
    list: () => answer(() => http.GET('/api/jobs')),
    retry: (id: string) => answer(() => http.POST('/api/jobs/{id}/retry', at(id))),
  },
};
