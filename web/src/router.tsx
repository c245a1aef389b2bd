/** Addresses of the desk. Every screen is its own chunk. Bells and mails link here, so a path once given stays. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ALERT_VIEWS, type AlertView, type CaseView, type MentionFilter } from './api/types.js';
import { readAddress } from './screens/audit/audit-search.js';
import { Crashed, NotFound } from './shell/Fallbacks.js';
import { Shell } from './shell/Shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crashed });
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/cases', replace: true });
  },
});
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: (search: Record<string, unknown>): { view?: CaseView; q?: string } => ({
    view: ['mine', 'unassigned', 'open', 'waiting-review', 'resolved', 'all'].includes(
      search['view'] as string,
    )
      ? (search['view'] as CaseView)
      : undefined,
    q: text(search['q']),
  }),
  component: lazyRouteComponent(() => import('./screens/inbox/InboxScreen.js'), 'InboxScreen'),
});
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./screens/case/CaseScreen.js'), 'CaseScreen'),
});
const reviews = createRoute({
  getParentRoute: () => root,
  path: '/reviews',
  validateSearch: (search: Record<string, unknown>): { reply?: string; case?: string } => ({
    reply: text(search['reply']),
    case: text(search['case']),
  }),
  component: lazyRouteComponent(() => import('./screens/reviews/ReviewsScreen.js'), 'ReviewsScreen'),
});
const secondLook = createRoute({
  getParentRoute: () => root,
  path: '/reviews/second',
  component: lazyRouteComponent(() => import('./screens/reviews/SecondLookScreen.js'), 'SecondLookScreen'),
});
const reviewPolicy = createRoute({
  getParentRoute: () => root,
  path: '/brands/$brandId/review',
  component: lazyRouteComponent(
    () => import('./screens/review-policy/ReviewPolicyScreen.js'),
    'ReviewPolicyScreen',
  ),
});
const checkSettings = createRoute({
  getParentRoute: () => root,
  path: '/brands/$brandId/checks',
  component: lazyRouteComponent(
    () => import('./screens/check-settings/CheckSettingsScreen.js'),
    'CheckSettingsScreen',
  ),
});
const mentions = createRoute({
  getParentRoute: () => root,
  path: '/mentions',
  validateSearch: (search: Record<string, unknown>): { filter?: MentionFilter; q?: string } => ({
    filter: ['all', 'flagged', 'spam', 'own'].includes(search['filter'] as string)
      ? (search['filter'] as MentionFilter)
      : undefined,
    q: text(search['q']),
  }),
  component: lazyRouteComponent(() => import('./screens/mentions/MentionsScreen.js'), 'MentionsScreen'),
});
const topics = createRoute({
  getParentRoute: () => root,
  path: '/brands/$brandId/topics',
  component: lazyRouteComponent(() => import('./screens/topics/TopicsScreen.js'), 'TopicsScreen'),
});
const snippets = createRoute({
  getParentRoute: () => root,
  path: '/brands/$brandId/snippets',
  validateSearch: (search: Record<string, unknown>): { open?: string } => ({ open: text(search['open']) }),
  component: lazyRouteComponent(() => import('./screens/snippets/SnippetsScreen.js'), 'SnippetsScreen'),
});
const assistant = createRoute({
  getParentRoute: () => root,
  path: '/settings/assistant',
  component: lazyRouteComponent(() => import('./screens/assistant/AssistantScreen.js'), 'AssistantScreen'),
});
const sources = createRoute({
  getParentRoute: () => root,
  path: '/sources',
  component: lazyRouteComponent(() => import('./screens/sources/SourcesScreen.js'), 'SourcesScreen'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('./screens/people/PeopleScreen.js'), 'PeopleScreen'),
});
const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  component: lazyRouteComponent(() => import('./screens/jobs/JobsScreen.js'), 'JobsScreen'),
});
const brands = createRoute({
  getParentRoute: () => root,
  path: '/brands',
  component: lazyRouteComponent(() => import('./screens/brands/BrandsScreen.js'), 'BrandsScreen'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readAddress,
  component: lazyRouteComponent(() => import('./screens/audit/AuditScreen.js'), 'AuditScreen'),
});
const alerts = createRoute({
  getParentRoute: () => root,
  path: '/alerts',
  validateSearch: (search: Record<string, unknown>): { view?: AlertView; brand?: string } => ({
    view: ALERT_VIEWS.find((one) => one === search['view']),
    brand: text(search['brand']),
  }),
  component: lazyRouteComponent(() => import('./screens/alerts/AlertsScreen.js'), 'AlertsScreen'),
});
const oneAlert = createRoute({
  getParentRoute: () => root,
  path: '/alerts/$alertId',
  component: lazyRouteComponent(() => import('./screens/alerts/AlertScreen.js'), 'AlertScreen'),
});
const lab = createRoute({
  getParentRoute: () => root,
  path: '/alerts/lab',
  component: lazyRouteComponent(() => import('./screens/lab/LabScreen.js'), 'LabScreen'),
});
const alertSettings = createRoute({
  getParentRoute: () => root,
  path: '/settings/alerts',
  component: lazyRouteComponent(
    () => import('./screens/alerts/AlertSettingsScreen.js'),
    'AlertSettingsScreen',
  ),
});
const crisis = createRoute({
  getParentRoute: () => root,
  path: '/brands/$brandId/crisis',
  component: lazyRouteComponent(() => import('./screens/crisis/CrisisScreen.js'), 'CrisisScreen'),
});
const digest = createRoute({
  getParentRoute: () => root,
  path: '/digest',
  validateSearch: (search: Record<string, unknown>): { brand?: string } => ({ brand: text(search['brand']) }),
  component: lazyRouteComponent(() => import('./screens/digest/DigestScreen.js'), 'DigestScreen'),
});
const me = createRoute({
  getParentRoute: () => root,
  path: '/me',
  component: lazyRouteComponent(() => import('./screens/me/MeScreen.js'), 'MeScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    cases,
    oneCase,
    reviews,
    secondLook,
    reviewPolicy,
    checkSettings,
    mentions,
    topics,
    snippets,
    assistant,
    sources,
    brands,
    people,
    jobs,
    audit,
    alerts,
    lab,
    oneAlert,
    alertSettings,
    crisis,
    digest,
    me,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
