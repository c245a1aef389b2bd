/**
 * What the desk reads, and under which cache key; stale-keys.ts says what a live event makes stale.
 * Keys begin with the area's name, so that one event refreshes every view of that area and nothing else.
 */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from './client.js';
import type { AlertRule, AlertView, AuditSearch, CaseView, DeliveryState, MentionFilter } from './types.js';

export const queries = {
  setup: () => queryOptions({ queryKey: ['setup'], queryFn: api.setup.needed, staleTime: Infinity }),
  session: () =>
    queryOptions({ queryKey: ['session'], queryFn: api.session.get, retry: false, staleTime: Infinity }),
  brands: () => queryOptions({ queryKey: ['brands'], queryFn: api.brands.list, staleTime: 60_000 }),
  cases: (brandId: string, view: CaseView, q: string) =>
    infiniteQueryOptions({
      queryKey: ['cases', brandId, view, q],
      queryFn: ({ pageParam }) => api.cases.list({ brandId, view, q, after: pageParam }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  case: (caseId: string) =>
    queryOptions({ queryKey: ['case', caseId], queryFn: () => api.cases.get(caseId) }),
  reviews: () => queryOptions({ queryKey: ['reviews'], queryFn: api.reviews.list }),
  /** Asking is the heartbeat: who asks is looking, as long as the page is in sight. */
  viewers: (replyId: string) =>
    queryOptions({
      queryKey: ['viewers', replyId],
      queryFn: () => api.reviews.look(replyId),
      refetchInterval: 20_000,
      gcTime: 0,
    }),
  handOverTargets: (replyId: string) =>
    queryOptions({
      queryKey: ['handOverTargets', replyId],
      queryFn: () => api.reviews.handOverTargets(replyId),
      staleTime: 0,
    }),
  secondLooks: () => queryOptions({ queryKey: ['secondLooks'], queryFn: api.reviews.second }),
  sendingHours: (brandId: string) =>
    queryOptions({ queryKey: ['sendingHours', brandId], queryFn: () => api.brands.sendingHours(brandId) }),
  reviewPolicy: (brandId: string) =>
    queryOptions({ queryKey: ['reviewPolicy', brandId], queryFn: () => api.reviewPolicy.get(brandId) }),
  reviewTime: (brandId: string) =>
    queryOptions({ queryKey: ['reviewTime', brandId], queryFn: () => api.reviewPolicy.time(brandId) }),
  checkSettings: (brandId: string) =>
    queryOptions({
      queryKey: ['checkSettings', brandId],
      queryFn: () => api.checkSettings.get(brandId),
    }),
  checkSettingsHistory: (brandId: string) =>
    queryOptions({
      queryKey: ['checkSettingsHistory', brandId],
      queryFn: () => api.checkSettings.history(brandId),
    }),
  reviewTrust: (brandId: string) =>
    queryOptions({ queryKey: ['reviewTrust', brandId], queryFn: () => api.reviewPolicy.trust(brandId) }),
  secondLookOf: (brandId: string) =>
    queryOptions({
      queryKey: ['secondLookOf', brandId],
      queryFn: () => api.reviewPolicy.secondLook(brandId),
    }),
  mentions: (brandId: string, filter: MentionFilter, q: string) =>
    infiniteQueryOptions({
      queryKey: ['mentions', brandId, filter, q],
      queryFn: ({ pageParam }) => api.mentions.list({ brandId, filter, q, after: pageParam }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  /** The newest hundred, for a picture: read again now and then, not at every event. */
  mood: (brandId: string) =>
    queryOptions({
      queryKey: ['mood', brandId],
      queryFn: () => api.mentions.list({ brandId, filter: 'all', limit: 100 }),
      staleTime: 60_000,
      refetchInterval: 300_000,
    }),
  mention: (mentionId: string) =>
    queryOptions({ queryKey: ['mention', mentionId], queryFn: () => api.mentions.get(mentionId) }),
  scoring: (brandId: string) =>
    queryOptions({ queryKey: ['scoring', brandId], queryFn: () => api.scoring.state(brandId) }),
  card: () => queryOptions({ queryKey: ['card'], queryFn: api.scoring.card, staleTime: Infinity }),
  trending: (brandId: string, hour: string | null) =>
    queryOptions({
      queryKey: ['trending', brandId, hour],
      queryFn: () => api.trending.of(brandId, hour),
      staleTime: 60_000,
      refetchInterval: 5 * 60_000,
    }),
  topics: (brandId: string) =>
    queryOptions({
      queryKey: ['topics', brandId],
      queryFn: () => api.topics.list(brandId),
      staleTime: 60_000,
    }),
  help: (replyId: string, q: string) =>
    queryOptions({
      queryKey: ['help', replyId, q],
      queryFn: () => api.help.of(replyId, q),
      staleTime: 60_000,
    }),
  snippets: (brandId: string) =>
    queryOptions({ queryKey: ['snippets', brandId], queryFn: () => api.snippets.list(brandId) }),
  assistant: () => queryOptions({ queryKey: ['assistant'], queryFn: api.assistant.get }),
  sources: (brandId: string) =>
    queryOptions({ queryKey: ['sources', brandId], queryFn: () => api.sources.list(brandId) }),
  platforms: () =>
    queryOptions({ queryKey: ['platforms'], queryFn: api.platforms.list, staleTime: Infinity }),
  accounts: (brandId: string) =>
    queryOptions({ queryKey: ['accounts', brandId], queryFn: () => api.accounts.list(brandId) }),
  people: () => queryOptions({ queryKey: ['people'], queryFn: api.people.list }),
  agents: () => queryOptions({ queryKey: ['agents'], queryFn: api.agents.list }),
  bell: () => queryOptions({ queryKey: ['bell'], queryFn: api.bell.list }),
  alerts: (brandId: string | null, view: AlertView) =>
    infiniteQueryOptions({
      queryKey: ['alerts', brandId, view],
      queryFn: ({ pageParam }) =>
        api.alerts.list({ ...(brandId ? { brandId } : {}), view, after: pageParam }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  alert: (alertId: string) =>
    queryOptions({ queryKey: ['alert', alertId], queryFn: () => api.alerts.get(alertId) }),
  alertRules: () =>
    queryOptions({
      queryKey: ['alertRules'],
      queryFn: async () => (await api.alertRules.list()) as { items: AlertRule[] },
    }),
  alertEndpoints: () => queryOptions({ queryKey: ['alertEndpoints'], queryFn: api.alertEndpoints.list }),
  deliveries: (alertId: string | null, state: DeliveryState | null) =>
    infiniteQueryOptions({
      queryKey: ['deliveries', alertId, state],
      queryFn: ({ pageParam }) =>
        api.alertDeliveries.list({
          ...(alertId ? { alertId } : {}),
          ...(state ? { state } : {}),
          after: pageParam,
        }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  /** One's own history or, with `file`, an uploaded one. The beginning is a full hour, so that looking again asks nothing new. */
  lab: (of: {
    brandId: string;
    series: string;
    days: number;
    file: { name: string; csv: string } | null;
    sensitivity: number | null;
  }) =>
    queryOptions({
      queryKey: of.file
        ? ['lab', 'file', of.file.name, of.file.csv.length, of.sensitivity]
        : ['lab', of.brandId, of.series, of.days, of.sensitivity],
      queryFn: () =>
        of.file
          ? api.alertLab.file(of.file.csv, of.sensitivity ?? 1)
          : api.alertLab.history({
              brandId: of.brandId,
              series: of.series,
              from: hoursAgo(of.days * 24),
              ...(of.sensitivity === null ? {} : { sensitivity: of.sensitivity }),
            }),
      staleTime: 5 * 60_000,
    }),
  /** What was seen and expected around an alert. */
  labAround: (brandId: string, series: string, from: string, to: string | undefined) =>
    queryOptions({
      queryKey: ['lab', 'around', brandId, series, from, to],
      queryFn: () => api.alertLab.history({ brandId, series, from, ...(to ? { to } : {}) }),
      staleTime: 5 * 60_000,
    }),
  crisis: (brandId: string) =>
    queryOptions({
      queryKey: ['crisis', brandId],
      queryFn: () => api.crisis.of(brandId),
      staleTime: 60_000,
    }),
  digest: (brandId: string | null) =>
    queryOptions({
      queryKey: ['digest', brandId],
      queryFn: () => api.digest.of(brandId),
      refetchInterval: 5 * 60_000,
    }),
  failedDigests: () => queryOptions({ queryKey: ['failedDigests'], queryFn: api.digest.failed }),
  digestPreference: () => queryOptions({ queryKey: ['digestPreference'], queryFn: api.digest.preference }),
  audit: (search: AuditSearch) =>
    infiniteQueryOptions({
      queryKey: ['audit', search],
      queryFn: ({ pageParam }) => api.audit.list({ ...search, after: pageParam || undefined }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  jobs: () => queryOptions({ queryKey: ['jobs'], queryFn: api.jobs.list, refetchInterval: 60_000 }),
};

const hoursAgo = (hours: number): string =>
  new Date((Math.floor(Date.now() / 3_600_000) - hours) * 3_600_000).toISOString();
