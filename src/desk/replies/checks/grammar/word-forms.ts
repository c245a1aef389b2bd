/** Forms of English verbs and nouns, for what a phrase rule says instead: 'receive' → 'received', 'sent' → 'send'. Pure. */

/** Base, past, participle, where they are not regular. */
const irregular: readonly (readonly [string, string, string])[] = [
  ['send', 'sent', 'sent'],
  ['get', 'got', 'got'],
  ['speak', 'spoke', 'spoken'],
  ['give', 'gave', 'given'],
  ['tell', 'told', 'told'],
  ['make', 'made', 'made'],
  ['take', 'took', 'taken'],
  ['see', 'saw', 'seen'],
  ['find', 'found', 'found'],
  ['keep', 'kept', 'kept'],
  ['pay', 'paid', 'paid'],
  ['go', 'went', 'gone'],
  ['do', 'did', 'done'],
  ['reset', 'reset', 'reset'],
  ['put', 'put', 'put'],
];

const doubling = /^(?:ship|stop|cancel|drop|plan|refer|permit|submit|swap|log)$/;

export function participle(base: string): string {
  const known = irregular.find(([form]) => form === base);
  if (known) return known[2];
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  if (doubling.test(base)) return `${base}${base.at(-1)!}ed`;
  return `${base}ed`;
}

export function baseOf(past: string): string {
  const known = irregular.find((forms) => forms.includes(past));
  if (known) return known[0];
  if (past.endsWith('ied')) return `${past.slice(0, -3)}y`;
  const stem = past.replace(/ed$/, '');
  if (/lled$/.test(past)) return stem.endsWith('call') ? stem : stem.slice(0, -1);
  // received → receive, provided → provide, but ordered → order, confirmed → confirm.
  return /(?:[cvsgu]|[aeiou]d|at|ir|har|ng)$/.test(stem) && !/(?:ss|ow|ait|eat)$/.test(stem)
    ? `${stem}e`
    : stem;
}

export function gerund(base: string): string {
  if (base.endsWith('e') && !base.endsWith('ee')) return `${base.slice(0, -1)}ing`;
  return doubling.test(base) || base === 'get' || base === 'put' ? `${base}${base.at(-1)!}ing` : `${base}ing`;
}

export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** 'has' → 'have', 'wants' → 'want'. */
export function withPlural(verb: string): string {
  return verb === 'has' ? 'have' : verb === 'does' ? 'do' : verb === 'goes' ? 'go' : verb.replace(/s$/, '');
}

/** 'have' → 'has', "don't" → "doesn't". */
export function withSingular(verb: string): string {
  return verb.replace(/^have$/, 'has').replace(/^do(?= |n)/, 'does');
}

/** 'dont' → "don't". */
export function withApostrophe(word: string): string {
  return word.replace(/nt$/, "n't");
}

/** 'waiting' → 'wait', 'making' → 'make'; a guess that only serves as a suggestion. */
export function baseOfGerund(gerundForm: string): string {
  const stem = gerundForm.slice(0, -3);
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:[cvsgu]|[aeiou]k|at|ir|[aeiou]d)$/.test(stem) && !/(?:ss|eat|ait|eed|ook|eak|oad)$/.test(stem)
    ? `${stem}e`
    : stem;
}

const particle = /(?:in|out|up|on|off|down|back|over)$/;

/** 'login' → 'log in'. */
export function apart(verb: string): string {
  return verb.replace(particle, (word) => ` ${word}`);
}
