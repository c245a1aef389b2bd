/** Shapes of /api/brands/:id/check-settings: what a brand changes of the checks, its history, and a text tried with it. */
import { z } from 'zod';
import { instant, words } from '../../../core/http-api/api-schema.js';
import { named } from '../../cases/cases.api.js';
import { gifts, roleNames, statements } from '../checks/authority/authority-check.js';
import { allFindingCodes } from '../checks/finding-codes.js';
import { GRAMMAR_STATES } from '../checks/grammar/lint.js';
import { cannedView } from '../commitments/commitments.api.js';
import { finding } from '../replies.api.js';

const level = z.enum(['block', 'warn', 'off']);
const code = z.enum(allFindingCodes);
const whole = (min: number, max: number) => {
  const range = `a whole number from ${min} to ${max}`;
  return z.number({ error: range }).int(range).min(min, range).max(max, range);
};
const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

const host = z
  .string({ error: 'text' })
  .trim()
  .toLowerCase()
  .max(253, 'at most 253 characters')
  .regex(
    /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?(?:\.[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?)*\.[\p{L}\p{M}][\p{L}\p{M}\p{N}-]+$/u,
    'write a host alone: care.nila.example, no https:// and no path',
  );
const handle = z
  .string({ error: 'text' })
  .trim()
  .max(200, 'at most 200 characters')
  .regex(/^@?[^\s@]{2,}(?:@[^\s@]+)?$/u, 'write a handle: @nila_care or nila_care@a.server');
const phrase = z
  .string({ error: 'text' })
  .trim()
  .normalize()
  .max(100, 'at most 100 characters')
  .refine((text) => letters(text) >= 2, 'at least two letters');

const money = z
  .number({ error: 'an amount' })
  .min(0, 'not below 0')
  .max(1_000_000_000, 'at most 1,000,000,000');
const amounts = z
  .record(z.string().regex(/^[A-Z]{3}$/, 'write the currency as INR, USD …'), money)
  .refine((all) => Object.keys(all).length <= 20, 'at most 20 currencies');
const limitTable = z.strictObject({
  refund: amounts,
  goodwill: amounts,
  percent: z.number({ error: 'from 0 to 100' }).min(0, 'from 0 to 100').max(100, 'from 0 to 100'),
  gives: z.array(z.enum(gifts)).max(gifts.length),
  says: z.array(z.enum(statements)).max(statements.length),
});
const cannedLimits = z.strictObject({
  warnFrom: whole(30, 100).nullable(),
  warnFromInThread: whole(30, 100).nullable(),
  warnAt: whole(2, 50).nullable(),
  blockAt: whole(2, 50).nullable(),
});

/** What is left out of a list, or null, is as delivered. */
export const settingsShape = z
  .strictObject({
    levels: z.partialRecord(code, level),
    dialect: z.enum(['us', 'gb']).nullable(),
    words: z.array(words(60)).max(1000, 'at most 1000 words'),
    banned: z
      .array(
        z.strictObject({ phrase, language: z.enum(['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn']).nullable() }),
      )
      .max(300, 'at most 300 phrases'),
    hosts: z.array(host).max(300, 'at most 300 hosts'),
    impostors: z.array(handle).max(200, 'at most 200 handles'),
    limits: z.partialRecord(z.enum(roleNames), limitTable),
    canned: cannedLimits,
    toneShift: whole(-15, 15),
  })
  .meta({ id: 'CheckSettings' });
export type SettingsShape = z.infer<typeof settingsShape>;

/** The version this changes, as it was read; 0 where there is none yet. */
export const settingsInput = z.strictObject({ version: z.number().int().min(0), settings: settingsShape });
export type SettingsInput = z.infer<typeof settingsInput>;

export const settingsView = z
  .object({
    version: z.number().int(),
    settings: settingsShape,
    madeAt: instant.nullable(),
    madeBy: named.nullable(),
    codes: z.array(
      z.object({
        code,
        check: z.string(),
        delivered: level,
        /** It cannot be made milder than this. */
        least: level,
        /** Only an administrator makes it milder. */
        takesAdmin: z.boolean(),
      }),
    ),
    /** What holds where nothing is set. */
    delivered: z.object({
      limits: z.partialRecord(z.enum(roleNames), limitTable),
      canned: z.object({
        warnFrom: z.number(),
        warnFromInThread: z.number(),
        warnAt: z.number(),
        blockAt: z.number(),
      }),
    }),
    /** Right already: the brand's words, and what its accounts say of it. */
    known: z.object({
      words: z.array(z.string()),
      hosts: z.array(z.string()),
      handles: z.array(z.string()),
    }),
  })
  .meta({ id: 'CheckSettingsView' });
export type SettingsView = z.input<typeof settingsView>;

export const settingsHistory = z
  .object({
    items: z.array(
      z.object({
        version: z.number().int(),
        madeAt: instant,
        madeBy: named,
        changes: z.array(
          z.object({
            what: z.enum([
              'level',
              'dialect',
              'words',
              'banned',
              'hosts',
              'impostors',
              'limits',
              'canned',
              'tone',
            ]),
            /** Which finding, role or limit. */
            name: z.string().nullable(),
            /** Null: as delivered. */
            was: z.string().nullable(),
            now: z.string().nullable(),
            /** Of lists. */
            added: z.array(z.string()),
            removed: z.array(z.string()),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'CheckSettingsHistory' });
export type SettingsHistory = z.input<typeof settingsHistory>;

const tryText = z.string({ error: 'text' }).max(2000, 'at most 2000 characters');
export const tryInput = z.strictObject({
  settings: settingsShape,
  text: tryText.min(1, 'must not be empty'),
  /** What it answers. */
  customerText: tryText.nullable().default(null),
  /** As whom it is written. */
  role: z.enum(roleNames).default('agent'),
});
export type TryInput = z.infer<typeof tryInput>;

export const tryView = z
  .object({
    findings: z.array(finding),
    grammar: z.enum(GRAMMAR_STATES),
    canned: cannedView.nullable(),
  })
  .meta({ id: 'CheckSettingsTried' });
export type TryView = z.input<typeof tryView>;
