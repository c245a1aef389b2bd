/** Calls about cases, replies, what helps to write them, their review and their publication. */
import { at, type Body, none } from './call-parts.js';
import { answer, http } from './request.js';
import type * as T from './types.js';

export const replyCalls = {
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
};
