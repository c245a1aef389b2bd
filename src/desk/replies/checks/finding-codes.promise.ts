/** What the promise check can find. */
export const promiseCodes = {
  'promise.unconfirmed': {
    check: 'promise',
    // who: us | agent | other-department | third-party; what: call-back, refund …; due: a day or a moment, empty when none is named.
    params: ['who', 'what', 'due', 'dueWords'],
    english:
      'This promises something to the customer. Confirm it, with somebody who does it and a time by which it is done, or say it without promising.',
  },
} as const;
