/** What is read again once something was done with an alert. Pure. */
export const staleAlert = (alertId: string): string[][] => [
  ['alerts'],
  ['alert', alertId],
  ['digest'],
  ['bell'],
];
