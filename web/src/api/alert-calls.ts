/** Calls about alerts, their rules and deliveries, crisis mode and the morning page. */
import { at, none } from './call-parts.js';
import { answer, http } from './request.js';
import type * as T from './types.js';

export const alertCalls = {
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
};
