/** Reads who may overrule which check, and stops the start when a check is missing, unknown or named twice. */
import { z } from 'zod';
import { EarshotError } from '../../../core/errors/errors.js';
import { readYaml } from './check-files.js';
import { findingCodes } from './finding-codes.js';
import type { Overruler, OverrulingRules } from './overruling.js';

const checks = z.array(z.string().min(1));
const schema = z.strictObject({ never: checks, reviewer: checks, lead: checks });

/** `folder` is config/checks. Throws EarshotError('invalid-input') naming the checks. */
export function loadOverruling(folder: string): OverrulingRules {
  const { never, reviewer, lead } = readYaml(folder, 'overruling.yaml', schema);
  const named = [...never, ...reviewer, ...lead];
  const known = new Set<string>(Object.values(findingCodes).map((facts) => facts.check));
  const wrong = [
    ...[...known].filter((check) => !named.includes(check)).map((check) => `${check} is missing`),
    ...named.filter((check) => !known.has(check)).map((check) => `${check} is no check`),
    ...named.filter((check, at) => named.indexOf(check) !== at).map((check) => `${check} stands there twice`),
  ];
  if (wrong.length > 0)
    throw new EarshotError('invalid-input', `${folder}/overruling.yaml is wrong. ${wrong.join('; ')}.`);
  const by = (names: string[], who: Overruler): [string, Overruler][] => names.map((name) => [name, who]);
  return new Map([...by(reviewer, 'reviewer'), ...by(lead, 'lead')]);
}
