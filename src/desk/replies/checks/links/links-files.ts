/** Reads which hosts a brand may link to and what shortens addresses (config/checks/links.yaml). */
import { z } from 'zod';
import { readYaml } from '../check-files.js';
import type { LinkRules } from './links-check.js';

const host = z
  .string()
  .regex(
    /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u,
    'write a host alone: care.nila.example, no https:// and no path',
  )
  .transform((name) => name.toLowerCase());

export const linksSchema = z.strictObject({
  always: z.array(host),
  brands: z.record(z.string(), z.array(host)),
  shorteners: z.array(host),
  helping: z.array(z.string().min(2)),
  triedAtMost: z.int().min(0).max(20),
});

/** Throws EarshotError('invalid-input') naming file and key. */
export function loadLinks(folder: string): LinkRules {
  const raw = readYaml(folder, 'links.yaml', linksSchema);
  return { ...raw, shorteners: new Set(raw.shorteners), helping: new Set(raw.helping) };
}
