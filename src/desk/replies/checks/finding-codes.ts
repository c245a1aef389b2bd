/**
 * Every finding a check can make: which check makes it, what its params mean, and its English sentence.
 * The desk's web translates by code, so a code is never renamed or reused. No param may carry a secret.
 */

import { grammarFindingCodes } from './finding-codes.grammar.js';
import { promiseCodes } from './finding-codes.promise.js';
import { gateCodes } from './finding-codes.gate.js';
import { reAskCodes } from './finding-codes.re-ask.js';
import { secretCodes } from './finding-codes.secret.js';
import { toneFindingCodes } from './finding-codes.tone.js';

interface CodeFacts {
  check: string;
  params: readonly string[];
  /** `{param}` is filled in. Says what is wrong and what to do. */
  english: string;
}

const ask = (what: string) =>
  `This asks the customer for ${what}. Never ask for it, in public or in a message: offer a safe way instead.`;
const given = (what: string) => `This looks like ${what}. Take it out: it must not stand in a reply.`;

export const findingCodes = {
  'empty.nothing': { check: 'empty', params: [], english: 'The reply is empty. Write an answer first.' },
  'empty.only-address': {
    check: 'empty',
    params: [],
    english: 'The reply holds only names, links or a signature. Write an answer first.',
  },

  'length.over': {
    check: 'length',
    params: ['used', 'max', 'over'],
    english: 'Too long by {over}: {used} of at most {max} as the platform counts. Shorten it.',
  },
  'length.bytes-over': {
    check: 'length',
    params: ['used', 'max', 'over'],
    english:
      'Too large by {over} bytes: {used} of at most {max}. Shorten it; Hindi and Tamil letters and emoji take several bytes each.',
  },

  'spelling.listed': {
    check: 'spelling',
    params: ['word', 'suggestion'],
    english: '“{word}” is a common slip for “{suggestion}”.',
  },
  'spelling.likely': {
    check: 'spelling',
    params: ['word', 'suggestion'],
    english: '“{word}” is not a word; probably “{suggestion}” is meant.',
  },
  'spelling.unknown': {
    check: 'spelling',
    params: ['word'],
    english: '“{word}” is not in the dictionary. Check it, or add it to the brand’s words.',
  },
  'spelling.dialect': {
    check: 'spelling',
    params: ['word'],
    english: '“{word}” is not how this brand spells English (American or British). Write it the brand’s way.',
  },
  'spelling.doubled': {
    check: 'spelling',
    params: ['word'],
    english: '“{word}” stands twice in a row. Take one out.',
  },
  'spelling.doubled-maybe': {
    check: 'spelling',
    params: ['word'],
    english: '“{word}” stands twice in a row. Is that meant?',
  },

  'script.orphan-sign': {
    check: 'script',
    params: ['sign'],
    english:
      'The sign {sign} stands where no letter can carry it, so it shows as a broken circle. Retype the word.',
  },
  'script.invisible': {
    check: 'script',
    params: ['code'],
    english: 'There is an invisible character ({code}) here. Take it out.',
  },
  'script.broken': {
    check: 'script',
    params: ['code'],
    english: 'There is a broken character ({code}) here. Retype it.',
  },
  'script.mixed': {
    check: 'script',
    params: ['word', 'scripts'],
    english: '“{word}” mixes letters of different scripts ({scripts}). Retype it in one.',
  },

  'shouting.all': {
    check: 'shouting',
    params: [],
    english: 'Nearly all of it is in capitals, which reads as shouting. Use small letters.',
  },
  'shouting.words': {
    check: 'shouting',
    params: ['words'],
    english: '“{words}” in capitals reads as shouting. Use small letters.',
  },
  'shouting.marks': {
    check: 'shouting',
    params: ['marks'],
    english: '“{marks}” reads as shouting. One mark is enough.',
  },

  'profanity.strong': {
    check: 'profanity',
    params: ['word'],
    english: '“{word}” is a swear word or an insult. Take it out.',
  },
  'profanity.mild': {
    check: 'profanity',
    params: ['word'],
    english: '“{word}” may read as rude. Find another word.',
  },

  'secret-given.card': { check: 'secret-given', params: [], english: given('a payment card number') },
  'secret-given.card-code': { check: 'secret-given', params: [], english: given('a card’s security code') },
  'secret-given.aadhaar': { check: 'secret-given', params: [], english: given('an Aadhaar number') },
  'secret-given.pan': { check: 'secret-given', params: [], english: given('a PAN (tax number)') },
  'secret-given.ssn': { check: 'secret-given', params: [], english: given('a social security number') },
  'secret-given.iban': { check: 'secret-given', params: [], english: given('a bank account number (IBAN)') },
  'secret-given.passport': { check: 'secret-given', params: [], english: given('a passport number') },
  'secret-given.bank-account': { check: 'secret-given', params: [], english: given('a bank account number') },
  'secret-given.pin': { check: 'secret-given', params: [], english: given('a PIN') },
  'secret-given.one-time-code': { check: 'secret-given', params: [], english: given('a one-time code') },
  'secret-given.password': { check: 'secret-given', params: [], english: given('a password') },
  'secret-given.number-maybe': {
    check: 'secret-given',
    params: ['kind'],
    english: 'This number could be a secret ({kind}): its check digit fits. Make sure that it is not one.',
  },
  'secret-given.phone': {
    check: 'secret-given',
    params: [],
    english:
      'This looks like the customer’s phone number, and the reply is public. Take it out, or answer in a message.',
  },
  'secret-given.email': {
    check: 'secret-given',
    params: [],
    english:
      'This looks like the customer’s e-mail address, and the reply is public. Take it out, or answer in a message.',
  },
  'secret-given.payment-address': {
    check: 'secret-given',
    params: [],
    english: 'This looks like somebody’s payment address (UPI). Make sure that it is the company’s own.',
  },

  'secret-asked.card': { check: 'secret-asked', params: [], english: ask('a card number') },
  'secret-asked.card-code': { check: 'secret-asked', params: [], english: ask('a card’s security code') },
  'secret-asked.pin': { check: 'secret-asked', params: [], english: ask('a PIN') },
  'secret-asked.one-time-code': { check: 'secret-asked', params: [], english: ask('a one-time code') },
  'secret-asked.password': { check: 'secret-asked', params: [], english: ask('a password') },
  'secret-asked.identity': { check: 'secret-asked', params: [], english: ask('an identity number') },
  'secret-asked.bank': { check: 'secret-asked', params: [], english: ask('bank account details') },
  'secret-asked.partial': {
    check: 'secret-asked',
    params: [],
    english:
      'This asks for a part of a card or identity number. Ask for an order or ticket number instead if that will do.',
  },
  'secret-asked.contact-in-public': {
    check: 'secret-asked',
    params: [],
    english:
      'This asks for personal details where everyone can read the answer. Ask the customer to send a private message.',
  },

  'placeholder.left': {
    check: 'placeholder',
    params: ['text'],
    english: '“{text}” is a gap of a template. Fill it in or take it out.',
  },

  ...promiseCodes,
  ...reAskCodes,
  ...secretCodes,
  ...grammarFindingCodes,
  ...gateCodes,
  ...toneFindingCodes,
} as const satisfies Record<string, CodeFacts>;

export type FindingCode = keyof typeof findingCodes;
export const allFindingCodes = Object.keys(findingCodes) as FindingCode[];
