/**
 * The findings about grammar and about right words in the wrong place: what each says in English. Part of finding-codes.ts.
 * A code is never renamed or reused.
 */

export const grammarFindingCodes = {
  'grammar.sure': {
    check: 'grammar',
    params: ['words', 'suggestion'],
    english: '“{words}” is wrong here: “{suggestion}” is meant.',
  },
  'grammar.rule': {
    check: 'grammar',
    params: ['words', 'suggestion'],
    english: '“{words}” reads wrong here; probably “{suggestion}” is meant. Check it.',
  },
  'grammar.rule-open': {
    check: 'grammar',
    params: ['words'],
    english: '“{words}” reads wrong here. Check it.',
  },
  'grammar.remove': {
    check: 'grammar',
    params: ['words'],
    english: '“{words}” seems to be too much here. Take it out if it is.',
  },
  'grammar.word': {
    check: 'grammar',
    params: ['words', 'suggestion'],
    english: '“{words}” is a word, but “{suggestion}” would be likelier here. Check which one is meant.',
  },
  'grammar.rare': {
    check: 'grammar',
    params: ['words', 'suggestion'],
    english: '“{words}” is a word that is hardly ever used; “{suggestion}” may be meant. Check it.',
  },
} as const;
