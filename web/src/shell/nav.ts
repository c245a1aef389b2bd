/** Where one can go, and who sees the way there. The server decides what is allowed; this only keeps dead ends off the screen. */
import type { Me } from '../api/types.js';
import { can, type Permission } from '../session/permissions.js';
import type { IconName } from '../ui/Icon.js';

export interface NavEntry {
  to:
    | '/cases'
    | '/reviews'
    | '/mentions'
    | '/alerts'
    | '/digest'
    | '/sources'
    | '/brands'
    | '/people'
    | '/jobs'
    | '/audit';
  key:
    | 'cases'
    | 'reviews'
    | 'mentions'
    | 'alerts'
    | 'digest'
    | 'sources'
    | 'brands'
    | 'people'
    | 'jobs'
    | 'audit';
  icon: IconName;
  permission: Permission;
}

const ENTRIES: readonly NavEntry[] = [
  { to: '/cases', key: 'cases', icon: 'inbox', permission: 'cases.read' },
  { to: '/reviews', key: 'reviews', icon: 'review', permission: 'replies.review' },
  { to: '/mentions', key: 'mentions', icon: 'mentions', permission: 'mentions.read' },
  { to: '/alerts', key: 'alerts', icon: 'alerts', permission: 'alerts.read' },
  { to: '/digest', key: 'digest', icon: 'digest', permission: 'digest.read' },
  { to: '/sources', key: 'sources', icon: 'sources', permission: 'sources.read' },
  { to: '/brands', key: 'brands', icon: 'brands', permission: 'people.read' },
  { to: '/people', key: 'people', icon: 'people', permission: 'people.read' },
  { to: '/jobs', key: 'jobs', icon: 'jobs', permission: 'jobs.manage' },
  { to: '/audit', key: 'audit', icon: 'audit', permission: 'audit.read' },
];

export function navFor(me: Me): NavEntry[] {
  return ENTRIES.filter((entry) => can(me, entry.permission));
}
