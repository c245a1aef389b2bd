/** What identity's routes take and give. A password comes in, and never goes out. */
import { z } from 'zod';
import { id, instant, words } from '../http-api/api-schema.js';
import { ROLES } from './role.js';

export const LOCALES = ['en', 'hi', 'ta'] as const;
export const REPLY_LANGUAGES = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'] as const;

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'at most 254 characters')
  .regex(/^[^\s@"<>(),;:\\]+@[^\s@"<>(),;:\\]+$/, 'an e-mail address such as name@example.org');
const password = z.string({ error: 'a password' }).min(1, 'a password').max(1000, 'at most 200 characters');
const locale = z.enum(LOCALES);
const languages = z
  .array(z.enum(REPLY_LANGUAGES))
  .min(1, 'at least one language')
  .transform((list) => [...new Set(list)]);
const roles = z
  .array(z.enum(ROLES))
  .min(1, 'at least one role')
  .transform((list) => ROLES.filter((role) => list.includes(role)));
const timeZone = z.string().max(64).refine(isTimeZone, 'a time zone such as Asia/Kolkata');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name); // '+05:30' is an offset, not a zone: it knows no daylight saving
  } catch {
    return false;
  }
}

const personFields = {
  id,
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(ROLES)),
  locale: z.string(),
  languages: z.array(z.string()),
  timeZone: z.string(),
  available: z.boolean(),
  sample: z.boolean(),
};

export const me = z
  .object({ person: z.object(personFields), csrfToken: z.string(), permissions: z.array(z.string()) })
  .meta({ id: 'Me' });
export const personView = z
  .object({ ...personFields, active: z.boolean(), capacity: z.number().int(), createdAt: instant })
  .meta({ id: 'Person' });
export const personList = z.object({ items: z.array(personView) });

export const setupState = z.object({
  needed: z.boolean(),
  codeNeeded: z
    .boolean()
    .meta({ description: 'From here the set-up asks for the code that Earshot prints when it starts' }),
});
export const setupInput = z.strictObject({
  name: words(120),
  email,
  password,
  locale: locale.default('en'),
  code: z.string().max(60).optional(),
});
export const signInInput = z.strictObject({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password,
});
export const meChange = z.strictObject({
  locale: locale.optional(),
  available: z.boolean().optional(),
  timeZone: timeZone.optional(),
  languages: languages.optional(),
});
export const passwordChange = z.strictObject({ current: password, next: password });
const capacity = z.number().int().min(0).max(1000);
export const personInput = z.strictObject({
  name: words(120),
  email,
  password,
  roles,
  locale: locale.default('en'),
  languages: languages.default(['en']),
  timeZone: timeZone.default('UTC'),
  capacity: capacity.default(20),
});
export const personChange = z.strictObject({
  name: words(120).optional(),
  email: email.optional(),
  password: password.optional(),
  roles: roles.optional(),
  locale: locale.optional(),
  languages: languages.optional(),
  timeZone: timeZone.optional(),
  capacity: capacity.optional(),
  available: z.boolean().optional(),
  active: z.boolean().optional(),
});

export type Me = z.input<typeof me>;
export type PersonView = z.input<typeof personView>;
export type SetupInput = z.infer<typeof setupInput>;
export type SignInInput = z.infer<typeof signInInput>;
export type MeChange = z.infer<typeof meChange>;
export type PasswordChange = z.infer<typeof passwordChange>;
export type PersonInput = z.infer<typeof personInput>;
export type PersonChange = z.infer<typeof personChange>;
