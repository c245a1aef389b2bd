/**
 * Every call the desk makes, by area: the only place that knows paths. Screens never build an address themselves.
 */
import { request, rememberCsrfToken } from './request.js';
import type * as T from './types.js';

const keep = (me: T.Me): T.Me => {
  rememberCsrfToken(me.csrfToken);
  return me;
};
const id = encodeURIComponent;

export const api = {
  setup: {
    needed: () => request<{ needed: boolean }>('GET', '/setup'),
    create: (body: { name: string; email: string; password: string; locale: T.Locale }) =>
      request<T.Me>('POST', '/setup', { body }).then(keep),
  },
  session: {
    get: () => request<T.Me>('GET', '/session').then(keep),
    signIn: (body: { email: string; password: string }) =>
      request<T.Me>('POST', '/session', { body }).then(keep),
    signOut: () => request<void>('DELETE', '/session'),
  },
  me: {
    update: (body: Partial<Pick<T.Me['person'], 'locale' | 'available' | 'timeZone' | 'languages'>>) =>
      request<T.Me>('PATCH', '/me', { body }).then(keep),
    password: (body: { current: string; next: string }) => request<void>('POST', '/me/password', { body }),
  },
  people: {
    list: () => request<T.Page<T.Person>>('GET', '/people'),
    create: (body: {
      name: string;
      email: string;
      password: string;
      roles: T.Role[];
      locale: T.Locale;
      languages: string[];
      timeZone: string;
    }) => request<T.Person>('POST', '/people', { body }),
    update: (
      personId: string,
      body: Partial<Pick<T.Person, 'name' | 'roles' | 'languages' | 'active' | 'capacity'>>,
    ) => request<T.Person>('PATCH', `/people/${id(personId)}`, { body }),
  },
  agents: { list: () => request<{ items: T.Agent[] }>('GET', '/agents') },
  brands: {
    list: () => request<{ items: T.Brand[] }>('GET', '/brands'),
    create: (body: { name: string; slug: string; languages: string[] }) =>
      request<T.Brand>('POST', '/brands', { body }),
    remove: (brandId: string) => request<void>('DELETE', `/brands/${id(brandId)}`),
  },
  mentions: {
    list: (query: { brandId: string; filter: T.MentionFilter; q?: string; after?: string }) =>
      request<T.Page<T.Mention>>('GET', '/mentions', { query }),
    get: (mentionId: string) => request<T.MentionDetail>('GET', `/mentions/${id(mentionId)}`),
    correct: (mentionId: string, body: { field: string; now: unknown; reason?: string }) =>
      request<T.Mention>('POST', `/mentions/${id(mentionId)}/corrections`, { body }),
  },
  sources: {
    list: (brandId: string) => request<{ items: T.Source[] }>('GET', '/sources', { query: { brandId } }),
    discover: (body: { brandId: string; input: string; accountId?: string }) =>
      request<{ found: T.Discovery[] }>('POST', '/sources/discover', { body }),
    create: (body: {
      brandId: string;
      platform: string;
      kind: string;
      address: Record<string, unknown>;
      key: string;
      title: string;
      accountId?: string;
    }) => request<T.Source>('POST', '/sources', { body }),
    act: (sourceId: string, action: 'pause' | 'resume' | 'poll') =>
      request<T.Source>('POST', `/sources/${id(sourceId)}/${action}`),
    remove: (sourceId: string) => request<void>('DELETE', `/sources/${id(sourceId)}`),
  },
  platforms: { list: () => request<{ items: T.Platform[] }>('GET', '/platforms') },
  accounts: {
    list: (brandId: string) => request<{ items: T.Account[] }>('GET', '/accounts', { query: { brandId } }),
    create: (body: {
      brandId: string;
      platform: string;
      baseUrl: string;
      credentials: Record<string, string>;
    }) => request<T.Account>('POST', '/accounts', { body }),
    verify: (accountId: string) => request<T.Account>('POST', `/accounts/${id(accountId)}/verify`),
    remove: (accountId: string) => request<void>('DELETE', `/accounts/${id(accountId)}`),
  },
  cases: {
    list: (query: { brandId: string; view: T.CaseView; q?: string; after?: string; limit?: number }) =>
      request<T.Page<T.CaseRow>>('GET', '/cases', { query }),
    get: (caseId: string) => request<T.CaseDetail>('GET', `/cases/${id(caseId)}`),
    open: (mentionId: string) => request<{ id: string }>('POST', '/cases', { body: { mentionId } }),
    assign: (caseId: string, body: { personId: string | null; version: number }) =>
      request<unknown>('POST', `/cases/${id(caseId)}/assign`, { body }),
    state: (caseId: string, body: { to: T.CaseState; version: number; reason?: string }) =>
      request<unknown>('POST', `/cases/${id(caseId)}/state`, { body }),
    note: (caseId: string, text: string) =>
      request<unknown>('POST', `/cases/${id(caseId)}/notes`, { body: { text } }),
  },
  replies: {
    start: (caseId: string, body: { mentionId: string; accountId?: string }) =>
      request<T.ReplyView>('POST', `/cases/${id(caseId)}/replies`, { body }),
    saveDraft: (replyId: string, body: { text: string; revision: number }) =>
      request<T.ReplyView>('PUT', `/replies/${id(replyId)}/draft`, { body }),
    check: (replyId: string, text: string) =>
      request<T.CheckResult>('POST', `/replies/${id(replyId)}/check`, { body: { text } }),
    submit: (replyId: string, revision: number) =>
      request<{ reply: T.ReplyView } | { blocked: T.Finding[] }>('POST', `/replies/${id(replyId)}/submit`, {
        body: { revision },
      }),
    giveBack: (replyId: string, body: { versionId: string; comment: string }) =>
      request<T.ReplyView>('POST', `/replies/${id(replyId)}/return`, { body }),
    approve: (replyId: string, body: { versionId: string; contentHash: string }) =>
      request<T.ReplyView>('POST', `/replies/${id(replyId)}/approve`, { body }),
    edit: (replyId: string, body: { versionId: string; text: string }) =>
      request<T.ReplyView>('POST', `/replies/${id(replyId)}/edit`, { body }),
    withdraw: (replyId: string) => request<T.ReplyView>('POST', `/replies/${id(replyId)}/withdraw`),
    resend: (replyId: string) => request<T.ReplyView>('POST', `/replies/${id(replyId)}/resend`),
  },
  reviews: { list: () => request<T.Page<T.ReviewItem>>('GET', '/reviews') },
  publications: {
    cancel: (publicationId: string) => request<unknown>('POST', `/publications/${id(publicationId)}/cancel`),
    beginManual: (publicationId: string) =>
      request<{ text: string; url: string | null }>(
        'POST',
        `/publications/${id(publicationId)}/begin-manual`,
      ),
    confirmManual: (publicationId: string, permalink?: string) =>
      request<unknown>('POST', `/publications/${id(publicationId)}/confirm-manual`, {
        body: permalink ? { permalink } : {},
      }),
    notPosted: (publicationId: string) =>
      request<unknown>('POST', `/publications/${id(publicationId)}/not-posted`),
  },
  bell: {
    list: () => request<{ items: T.BellItem[]; unread: number }>('GET', '/notifications'),
    read: (body: { ids: string[] } | { all: true }) =>
      request<unknown>('POST', '/notifications/read', { body }),
  },
  jobs: {
    list: () => request<{ counts: Record<string, number>; failed: T.FailedJob[] }>('GET', '/jobs'),
    retry: (jobId: string) => request<unknown>('POST', `/jobs/${id(jobId)}/retry`),
  },
};
