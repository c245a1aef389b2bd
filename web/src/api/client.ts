/** Every call the desk makes, by area: the only place that knows paths. Screens never build an address themselves. */
import type { operations } from './schema.js';
import { answer, http, rememberCsrfToken } from './request.js';
import type * as T from './types.js';

type Body<Name extends keyof operations> = operations[Name] extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : never;
const keep = (me: T.Me): T.Me => {
  rememberCsrfToken(me.csrfToken);
  return me;
};
const at = (id: string) => ({ params: { path: { id } } });
const none = (text: string | undefined): string | undefined => text || undefined;

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
  cases: {
    list: (query: { brandId: string; view: T.CaseView; q?: string; after?: string }) =>
      answer(() =>
        http.GET('/api/cases', {
          params: { query: { ...query, q: none(query.q), after: none(query.after) } },
        }),
      ),
    get: (id: string) => answer(() => http.GET('/api/cases/{id}', at(id))),
    open: (mentionId: string) => answer(() => http.POST('/api/cases', { body: { mentionId } })),
    assign: (id: string, body: Body<'Cases_assign'>) =>
      answer(() => http.POST('/api/cases/{id}/assign', { ...at(id), body })),
    state: (id: string, body: Body<'Cases_move'>) =>
      answer(() => http.POST('/api/cases/{id}/state', { ...at(id), body })),
    note: (id: string, text: string) =>
      answer(() => http.POST('/api/cases/{id}/notes', { ...at(id), body: { text } })),
  },
  replies: {
    start: (caseId: string, body: Body<'Replies_start'>) =>
      answer(() => http.POST('/api/cases/{id}/replies', { ...at(caseId), body })),
    saveDraft: (id: string, body: { text: string; revision: number }) =>
      answer(() => http.PUT('/api/replies/{id}/draft', { ...at(id), body })),
    check: (id: string, text: string): Promise<T.CheckResult> =>
      answer(() => http.POST('/api/replies/{id}/check', { ...at(id), body: { text } })),
    submit: (id: string, body: T.Sent<'/api/replies/{id}/submit', 'post'>) =>
      answer(() => http.POST('/api/replies/{id}/submit', { ...at(id), body })),
    giveBack: (id: string, body: { versionId: string; comment: string; reasons: T.ReturnReason[] }) =>
      answer(() => http.POST('/api/replies/{id}/return', { ...at(id), body })),
    approve: (id: string, body: T.Sent<'/api/replies/{id}/approve', 'post'>) =>
      answer(() => http.POST('/api/replies/{id}/approve', { ...at(id), body })),
    edit: (id: string, body: T.Sent<'/api/replies/{id}/edit', 'post'>) =>
      answer(() => http.POST('/api/replies/{id}/edit', { ...at(id), body })),
    withdraw: (id: string) => answer(() => http.POST('/api/replies/{id}/withdraw', at(id))),
    recall: (id: string) => answer(() => http.POST('/api/replies/{id}/recall', at(id))),
    resend: (id: string) => answer(() => http.POST('/api/replies/{id}/resend', at(id))),
    /** null: as soon as it may. */
    sendAt: (id: string, time: string | null) =>
      answer(() => http.PUT('/api/replies/{id}/send-at', { ...at(id), body: { at: time } })),
  },
  help: {
    of: (replyId: string, q: string) =>
      answer(() =>
        http.GET('/api/replies/{id}/help', { params: { path: { id: replyId }, query: q ? { q } : {} } }),
      ),
    take: (replyId: string, body: T.HelpTake) =>
      answer(() => http.POST('/api/replies/{id}/help/take', { ...at(replyId), body })),
    assist: (replyId: string, body: { wish?: string }, signal: AbortSignal) =>
      answer(() => http.POST('/api/replies/{id}/help/assist', { ...at(replyId), body, signal })),
  },
  snippets: {
    list: (brandId: string) => answer(() => http.GET('/api/brands/{id}/snippets', at(brandId))),
    add: (brandId: string, body: T.Sent<'/api/brands/{id}/snippets', 'post'>) =>
      answer(() => http.POST('/api/brands/{id}/snippets', { ...at(brandId), body })),
    change: (id: string, body: T.Sent<'/api/snippets/{id}', 'patch'>) =>
      answer(() => http.PATCH('/api/snippets/{id}', { ...at(id), body })),
    retire: (id: string) => answer(() => http.DELETE('/api/snippets/{id}', at(id))),
  },
  assistant: {
    get: () => answer(() => http.GET('/api/assistant')),
    save: (body: T.Sent<'/api/assistant', 'put'>) => answer(() => http.PUT('/api/assistant', { body })),
    test: () => answer(() => http.POST('/api/assistant/test')),
    forget: () => answer(() => http.DELETE('/api/assistant')),
  },
  reviews: {
    list: () => answer(() => http.GET('/api/reviews')),
    look: (id: string) => answer(() => http.POST('/api/replies/{id}/looking', { ...at(id), body: {} })),
    /** Also while the page goes away. */
    leave: (id: string) =>
      answer(() =>
        http.POST('/api/replies/{id}/looking', { ...at(id), body: { leaving: true }, keepalive: true }),
      ),
    handOverTargets: (id: string) => answer(() => http.GET('/api/replies/{id}/hand-over', at(id))),
    handOver: (id: string, body: T.Sent<'/api/replies/{id}/hand-over', 'post'>) =>
      answer(() => http.POST('/api/replies/{id}/hand-over', { ...at(id), body })),
    second: () => answer(() => http.GET('/api/reviews/second')),
    judge: (id: string, body: T.Sent<'/api/reviews/second/{id}', 'post'>) =>
      answer(() => http.POST('/api/reviews/second/{id}', { ...at(id), body })),
  },
  reviewPolicy: {
    get: (brandId: string) => answer(() => http.GET('/api/brands/{id}/review-policy', at(brandId))),
    put: (brandId: string, body: T.Sent<'/api/brands/{id}/review-policy', 'put'>) =>
      answer(() => http.PUT('/api/brands/{id}/review-policy', { ...at(brandId), body })),
    time: (brandId: string) => answer(() => http.GET('/api/brands/{id}/review-time', at(brandId))),
    trust: (brandId: string) => answer(() => http.GET('/api/brands/{id}/review-trust', at(brandId))),
    secondLook: (brandId: string) => answer(() => http.GET('/api/brands/{id}/second-look', at(brandId))),
    setSecondLook: (brandId: string, percent: number) =>
      answer(() => http.PUT('/api/brands/{id}/second-look', { ...at(brandId), body: { percent } })),
  },
  checkSettings: {
    get: (brandId: string) => answer(() => http.GET('/api/brands/{id}/check-settings', at(brandId))),
    put: (brandId: string, body: T.Sent<'/api/brands/{id}/check-settings', 'put'>) =>
      answer(() => http.PUT('/api/brands/{id}/check-settings', { ...at(brandId), body })),
    history: (brandId: string) =>
      answer(() => http.GET('/api/brands/{id}/check-settings/history', at(brandId))),
    try: (brandId: string, body: T.Sent<'/api/brands/{id}/check-settings/try', 'post'>) =>
      answer(() => http.POST('/api/brands/{id}/check-settings/try', { ...at(brandId), body })),
  },
  commitments: {
    step: (id: string, body: T.Sent<'/api/commitments/{id}/step', 'post'>) =>
      answer(() => http.POST('/api/commitments/{id}/step', { ...at(id), body })),
    owner: (id: string, ownerId: string) =>
      answer(() => http.POST('/api/commitments/{id}/owner', { ...at(id), body: { ownerId } })),
  },
  publications: {
    cancel: (id: string) => answer(() => http.POST('/api/publications/{id}/cancel', at(id))),
    beginManual: (id: string) => answer(() => http.POST('/api/publications/{id}/begin-manual', at(id))),
    confirmManual: (id: string, permalink?: string, reason?: string) =>
      answer(() =>
        http.POST('/api/publications/{id}/confirm-manual', {
          ...at(id),
          body: { ...(permalink ? { permalink } : {}), ...(reason ? { reason } : {}) },
        }),
      ),
    correct: (id: string, reason: string) =>
      answer(() => http.POST('/api/publications/{id}/correct', { ...at(id), body: { reason } })),
    remove: (id: string, reason: string) =>
      answer(() => http.POST('/api/publications/{id}/remove', { ...at(id), body: { reason } })),
    notPosted: (id: string, reason?: string) =>
      answer(() =>
        http.POST('/api/publications/{id}/not-posted', { ...at(id), body: reason ? { reason } : {} }),
      ),
  },
  bell: {
    list: () => answer(() => http.GET('/api/notifications')),
    read: (body: { ids: string[] } | { all: true }) =>
      answer(() => http.POST('/api/notifications/read', { body })),
  },
  alerts: {
    list: (query: { brandId?: string; view: T.AlertView; after?: string }) =>
      answer(() => http.GET('/api/alerts', { params: { query: { ...query, after: none(query.after) } } })),
    get: (id: string) => answer(() => http.GET('/api/alerts/{id}', at(id))),
    acknowledge: (id: string) =>
      answer(() => http.POST('/api/alerts/{id}/acknowledge', { ...at(id), body: {} })),
    snooze: (id: string, minutes: number) =>
      answer(() => http.POST('/api/alerts/{id}/snooze', { ...at(id), body: { minutes } })),
    assign: (id: string, personId: string | null) =>
      answer(() => http.POST('/api/alerts/{id}/assign', { ...at(id), body: { personId } })),
    resolve: (id: string, words: string) =>
      answer(() => http.POST('/api/alerts/{id}/resolve', { ...at(id), body: words ? { words } : {} })),
    mark: (id: string, mark: 'right' | 'wrong' | null) =>
      answer(() => http.POST('/api/alerts/{id}/mark', { ...at(id), body: { mark } })),
  },
  alertRules: {
    list: () => answer(() => http.GET('/api/alert-rules')),
    create: (body: T.AlertRuleInput) => answer(() => http.POST('/api/alert-rules', { body })),
    update: (id: string, body: T.Sent<'/api/alert-rules/{id}', 'patch'>) =>
      answer(() => http.PATCH('/api/alert-rules/{id}', { ...at(id), body })),
    remove: (id: string) => answer(() => http.DELETE('/api/alert-rules/{id}', at(id))),
  },
  alertEndpoints: {
    list: () => answer(() => http.GET('/api/alert-endpoints')),
    create: (body: T.AlertEndpointInput) => answer(() => http.POST('/api/alert-endpoints', { body })),
    update: (id: string, body: T.Sent<'/api/alert-endpoints/{id}', 'patch'>) =>
      answer(() => http.PATCH('/api/alert-endpoints/{id}', { ...at(id), body })),
    remove: (id: string) => answer(() => http.DELETE('/api/alert-endpoints/{id}', at(id))),
    rotate: (id: string) => answer(() => http.POST('/api/alert-endpoints/{id}/rotate', at(id))),
    test: (id: string) => answer(() => http.POST('/api/alert-endpoints/{id}/test', at(id))),
  },
  alertDeliveries: {
    list: (query: { alertId?: string; state?: T.DeliveryState; after?: string }) =>
      answer(() =>
        http.GET('/api/alert-deliveries', { params: { query: { ...query, after: none(query.after) } } }),
      ),
    retry: (id: string) => answer(() => http.POST('/api/alert-deliveries/{id}/retry', at(id))),
  },
  alertLab: {
    history: (query: { brandId: string; series: string; from: string; to?: string; sensitivity?: number }) =>
      answer(() => http.GET('/api/alert-lab', { params: { query } })),
    file: (csv: string, sensitivity: number) =>
      answer(() => http.POST('/api/alert-lab', { body: { csv, sensitivity } })),
    use: (brandId: string, sensitivity: number) =>
      answer(() => http.PUT('/api/alert-lab/sensitivity', { body: { brandId, sensitivity } })),
  },
  crisis: {
    of: (brandId: string) => answer(() => http.GET('/api/brands/{id}/crisis', at(brandId))),
    request: (brandId: string) => answer(() => http.POST('/api/brands/{id}/crisis/request', at(brandId))),
    confirm: (brandId: string, body: T.Sent<'/api/brands/{id}/crisis', 'post'>) =>
      answer(() => http.POST('/api/brands/{id}/crisis', { ...at(brandId), body })),
    lift: (brandId: string, reason: string) =>
      answer(() => http.POST('/api/brands/{id}/crisis/lift', { ...at(brandId), body: { reason } })),
  },
  digest: {
    of: (brandId: string | null) =>
      answer(() => http.GET('/api/digest', { params: { query: brandId ? { brandId } : {} } })),
    preference: () => answer(() => http.GET('/api/me/digest')),
    failed: () => answer(() => http.GET('/api/digest-runs', { params: { query: { state: 'failed' } } })),
    retry: (id: string) => answer(() => http.POST('/api/digest-runs/{id}/retry', at(id))),
    prefer: (body: T.Sent<'/api/me/digest', 'patch'>) => answer(() => http.PATCH('/api/me/digest', { body })),
  },
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
