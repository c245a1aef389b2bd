/** Reads config/sample: brand.yaml and every posts-*.yaml beside it. Fails at boot, naming file and place, rather than later. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type z } from 'zod';
import { assemble, brandFileSchema, postsFileSchema, type SamplePack } from './pack.js';

/** `folder`: …/config/sample. Throws Error in words for the person who edited the files. */
export function loadSamplePack(folder: string): SamplePack {
  const brand = read(join(folder, 'brand.yaml'), brandFileSchema);
  const files = readdirSync(folder).filter((name) => /^posts-.*\.yaml$/.test(name));
  const posts = files.sort().flatMap((name) => read(join(folder, name), postsFileSchema).posts);
  return assemble(brand, posts);
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'cannot be read'}`);
}
