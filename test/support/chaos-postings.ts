/**
 * Was anything posted without knowing that it was not there? By its protocol a platform hides a second posting under the same key;
 * here every request to post counts, by words and parent, against what the program wrote down before and in between. Pure.
 */
export interface Posting {
  text: string;
  parent: string;
  /** Of all publications of these words below that post, oldest first. */
  tries: { kind: 'send' | 'read'; outcome: string | null }[];
}

/** What proves that a sending posted nothing. */
const NOTHING_POSTED = ['retry-later', 'rejected'];

/** In words; [] when every request had its intent, and every further one readings that agreed before it. `asked`: requests to post, as the platform saw them. */
export function postedBlindly(
  postings: readonly Posting[],
  asked: readonly { text: string; parent: string }[],
  readingsNeeded: number,
): string[] {
  const key = (one: { text: string; parent: string }): string => JSON.stringify([one.parent, one.text]);
  const requests = new Map<string, number>();
  for (const one of asked) requests.set(key(one), (requests.get(key(one)) ?? 0) + 1);
  const wrong = postings.flatMap((posting) => {
    const made = requests.get(key(posting)) ?? 0;
    requests.delete(key(posting));
    const sends = posting.tries.filter((one) => one.kind === 'send').length;
    const more = made > sends ? [`"${posting.text}" was sent ${made} times, with ${sends} intents`] : [];
    return [...more, ...blindSends(posting, readingsNeeded)];
  });
  return [...wrong, ...[...requests.keys()].map((one) => `${one} was sent, and nobody had approved it`)];
}

function blindSends({ text, tries }: Posting, readingsNeeded: number): string[] {
  const wrong: string[] = [];
  let before: string | null | undefined;
  let absent = 0;
  for (const { kind, outcome } of tries) {
    if (kind === 'read') {
      if (outcome === 'absent') absent++;
      continue;
    }
    const sure = before === undefined || NOTHING_POSTED.includes(before ?? '') || absent >= readingsNeeded;
    if (!sure)
      wrong.push(
        `"${text}" was sent again after "${before ?? 'no answer'}" and ${absent} readings without it`,
      );
    before = outcome;
    absent = 0;
  }
  return wrong;
}
