/** What the re-ask guard can find. */
export const reAskCodes = {
  're-ask.given': {
    check: 're-ask',
    // kind: order-number, date, phone …; given: the words that gave it; message: its place in the thread, oldest first.
    params: ['kind', 'given', 'from', 'channel', 'message'],
    english: 'This is known already: “{given}”. Use it instead of making the customer say it twice.',
  },
} as const;
