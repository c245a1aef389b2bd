/**
 * What a file of tone rules holds (config/checks/tone.<language>.yaml), and making it ready once. A wrong rule stops the start.
 */
import { z } from 'zod';
import type { ToneCode } from '../finding-codes.tone.js';
import type { Patterns } from './tone-matcher.js';
import { compilePatterns, patternLines } from './tone-pattern.js';
import type { ToneLanguage } from './tone-fold.js';

const kinds = [
  'hostile',
  'blaming',
  'blaming-maybe',
  'defensive',
  'defensive-maybe',
  'dismissive',
  'dismissive-maybe',
  'sarcastic',
  'condescending',
  'condescending-maybe',
  'over-familiar',
  'over-familiar-maybe',
  'joking',
  'joking-maybe',
  'informal',
  'informal-maybe',
] as const;

/** How the customer is, as far as the message shows. */
export const customerSigns = ['hurt', 'feeling', 'trouble', 'glad', 'question', 'joke'] as const;
export type CustomerSign = (typeof customerSigns)[number];

const ruleSchema = z.strictObject({
  kind: z.enum(kinds),
  /** A pattern a line; any of them. */
  say: z.string().min(1),
  /** Not where one of these stands in the same sentence. */
  unless: z.string().optional(),
  /** Not where one of these stands anywhere in the reply. */
  unlessReply: z.string().optional(),
  /** Only where the customer shows one of these signs. */
  when: z.array(z.enum(customerSigns)).optional(),
  /** Only in replies of at most so many words. */
  upTo: z.int().positive().optional(),
  /** Said so openly that it stops the reply however kind the rest of it is. */
  open: z.boolean().optional(),
  /** Written instead of what was found. */
  instead: z.string().optional(),
});

export const toneFileSchema = z.strictObject({
  slots: z.record(z.string(), z.string()),
  customer: z.strictObject(
    Object.fromEntries(customerSigns.map((sign) => [sign, z.string()])) as Record<CustomerSign, z.ZodString>,
  ),
  /** A word of sympathy or apology. */
  empathy: z.string(),
  /** Says at once what saves somebody. */
  urgent: z.string(),
  /** What speaks for and against a reply as a whole, by name; the learned model says how much. */
  signs: z.record(z.string(), z.string()),
  rules: z.array(ruleSchema),
});

export type ToneFile = z.output<typeof toneFileSchema>;

export interface ToneRule {
  code: ToneCode;
  say: Patterns;
  unless: Patterns | null;
  unlessReply: Patterns | null;
  when: readonly CustomerSign[] | null;
  upTo: number;
  open: boolean;
  instead: string | null;
}

export interface ToneRules {
  language: ToneLanguage;
  rules: readonly ToneRule[];
  customer: Readonly<Record<CustomerSign, Patterns>>;
  empathy: Patterns;
  urgent: Patterns;
  signs: ReadonlyMap<string, Patterns>;
}

/** Throws SyntaxError naming the pattern that cannot be read. */
export function readyRules(file: ToneFile, language: ToneLanguage): ToneRules {
  const compile = (block: string) => compilePatterns(patternLines(block), file.slots, language);
  return {
    language,
    rules: file.rules.map((rule) => ({
      code: `tone.${rule.kind}` as const,
      say: compile(rule.say),
      unless: rule.unless === undefined ? null : compile(rule.unless),
      unlessReply: rule.unlessReply === undefined ? null : compile(rule.unlessReply),
      when: rule.when ?? null,
      upTo: rule.upTo ?? Infinity,
      open: rule.open ?? false,
      instead: rule.instead ?? null,
    })),
    customer: Object.fromEntries(customerSigns.map((sign) => [sign, compile(file.customer[sign])])) as Record<
      CustomerSign,
      Patterns
    >,
    empathy: compile(file.empathy),
    urgent: compile(file.urgent),
    signs: new Map(Object.entries(file.signs).map(([name, block]) => [name, compile(block)])),
  };
}
