/** What else of a person must not stand where everybody reads it. */
export const secretCodes = {
  'secret-given.address': {
    check: 'secret-given',
    params: [],
    english:
      'This looks like somebody’s home address, and the reply is public. Take it out, or answer in a message.',
  },
  'secret-given.birth-date': {
    check: 'secret-given',
    params: [],
    english:
      'This looks like somebody’s date of birth, and the reply is public. Take it out, or answer in a message.',
  },
} as const;
