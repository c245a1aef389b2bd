/** The middle of a stretch of time: of 24 hours that begin at eight it lies in the day that is meant. Pure. */
export const middle = ({ from, to }: { from: string; to: string }): string =>
  new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();
