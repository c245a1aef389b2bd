/** A review policy under which one reviewer is enough: for stories whose subject is not how many it takes. */
export const ONE_REVIEWER = {
  version: 0,
  depth: 'one',
  threshold: 0.9,
  probationReplies: 20,
  probationDays: 14,
  rules: [],
};
