/**
 * The five roles and what each may do, as data. Pure. No role implies another: an administrator who should review
 * is given the reviewer's role too, so that nobody passes a rule by being powerful.
 */
export const ROLES = ['agent', 'reviewer', 'lead', 'executive', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** For `@Allow(...EVERYONE)`: any person who is signed in. */
export const EVERYONE: readonly Role[] = ROLES;

/** What the desk asks before it shows a button; routes use the same lists: `@Allow(...PERMISSIONS['people.manage'])`. */
export const PERMISSIONS = {
  'mentions.read': ROLES,
  'mentions.correct': ['agent', 'lead'],
  'scoring.read': ROLES,
  'scoring.manage': ['lead', 'admin'],
  'topics.manage': ['lead', 'admin'],
  'cases.read': ROLES,
  'cases.work': ['agent', 'lead'],
  'replies.write': ['agent', 'lead'],
  'replies.review': ['reviewer', 'lead'],
  'sources.read': ['agent', 'reviewer', 'lead', 'admin'],
  'sources.manage': ['lead', 'admin'],
  'accounts.read': ['agent', 'reviewer', 'lead', 'admin'],
  'accounts.manage': ['admin'],
  'brands.manage': ['admin'],
  'people.read': ['lead', 'admin'],
  'people.manage': ['admin'],
  'audit.read': ['lead', 'admin'],
  'jobs.manage': ['lead', 'admin'],
  'alerts.read': ROLES,
  'alerts.act': ['lead', 'executive', 'admin'],
  'alerts.manage': ['lead', 'admin'],
  'alerts.connect': ['admin'],
  'digest.read': ['lead', 'executive', 'admin'],
  'review.manage': ['lead', 'admin'],
  'crisis.switch': ['lead', 'executive'],
  'snippets.read': ['agent', 'reviewer', 'lead', 'admin'],
  'snippets.manage': ['lead', 'admin'],
  'assistant.manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

/** Every permission that at least one of the roles gives, in the order of the table. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((name) =>
    (PERMISSIONS[name] as readonly Role[]).some((role) => roles.includes(role)),
  );
}
