/**
 * The findings of the tone check: what each says in English. Part of finding-codes.ts. A code is never renamed or reused.
 */

const hint = 'Read it as the customer will, and soften it if it is not meant so.';

export const toneFindingCodes = {
  'tone.hostile': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” reads as hostile. Take it out and say what you will do.',
  },
  'tone.hostile-maybe': {
    check: 'tone',
    params: ['words'],
    english: `“{words}” may read as hostile. ${hint}`,
  },
  'tone.blaming': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” blames the customer. Say what happened without a reproach, and what can be done now.',
  },
  'tone.blaming-maybe': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” puts the fault on the customer. Tell it of the thing, or say that it happens easily.',
  },
  'tone.defensive': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” defends us instead of taking the complaint up. Say what you have found and will do.',
  },
  'tone.defensive-maybe': {
    check: 'tone',
    params: ['words'],
    english: `“{words}” may read as defending ourselves. ${hint}`,
  },
  'tone.dismissive': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” brushes the customer off. Take the matter up, and give a reason or a way out.',
  },
  'tone.dismissive-maybe': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” may read as brushing the customer off. Give a reason or a way out.',
  },
  'tone.sarcastic': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” reads as sarcastic. Say plainly what you mean.',
  },
  'tone.sarcastic-maybe': {
    check: 'tone',
    params: ['words'],
    english: `“{words}” may read as sarcastic. ${hint}`,
  },
  'tone.condescending': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” talks down to the customer. Explain it as to an equal.',
  },
  'tone.condescending-maybe': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” may sound as if the customer ought to have known. Leave it out.',
  },
  'tone.over-familiar': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” is too intimate for a customer. Take it out.',
  },
  'tone.over-familiar-maybe': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” is very familiar for somebody you do not know. Use the name, or nothing.',
  },
  'tone.exclamation': {
    check: 'tone',
    params: [],
    english: 'So many exclamation marks sound careless where something went wrong. Use full stops.',
  },
  'tone.joking': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” jokes, and this customer has been hurt. Take it out and say that you are sorry.',
  },
  'tone.joking-maybe': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” jokes about a complaint. Leave the joke out until the matter is mended.',
  },
  'tone.no-empathy': {
    check: 'tone',
    params: ['words'],
    english:
      'The customer writes of “{words}”, and nothing here acknowledges it. Begin with a word of sympathy.',
  },
  'tone.no-empathy-maybe': {
    check: 'tone',
    params: ['words'],
    english:
      'The customer feels strongly about it (“{words}”). A word about that before the procedure would help.',
  },
  'tone.informal': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” is the familiar form. Address the customer with the polite one.',
  },
  'tone.informal-maybe': {
    check: 'tone',
    params: ['words'],
    english: '“{words}” is a familiar command beside the polite form. Use the polite form throughout.',
  },
  'tone.unkind': {
    check: 'tone',
    params: ['words'],
    english:
      'Taken together this is likely to read as unfriendly, “{words}” most of all. Say what you are doing for the customer.',
  },
  'shouting.sentence': {
    check: 'shouting',
    params: [],
    english: 'This sentence is in capitals, which reads as shouting. Use small letters.',
  },
} as const;

export type ToneCode = Extract<keyof typeof toneFindingCodes, `tone.${string}`>;
