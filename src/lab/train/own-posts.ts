/** Posts about brands, written for this project: they teach what the open sets of tweets and film comments leave out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findConfigDir } from '../../listening/scoring/lexicons.loader.js';
import type { Language } from '../../listening/scoring/score.js';
import type { HeadRow } from './fit-head.js';

/** Few beside thousands: each counts as several. */
const WEIGHT = 3;

/** Rows of one language from config/training/own-posts.tsv. */
export function ownPosts(language: Language): HeadRow[] {
  return readFileSync(join(findConfigDir(), 'training', 'own-posts.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [string, string, string])
    .filter(([of]) => of === language)
    .map(([, label, text]) => ({ label, text, language, weight: WEIGHT }));
}
