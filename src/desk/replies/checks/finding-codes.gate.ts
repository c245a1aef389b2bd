/**
 * What the checks of listening, likeness, links, authority, holds and banned words can find. Part of finding-codes.ts.
 * A code is never renamed or reused.
 */

const stated = (what: string) =>
  `“{words}” ${what}. Leave it out, or let somebody answer whose place it is to say so.`;
const maybe = (what: string) => `“{words}” may be read as ${what}. Make sure that it is yours to say.`;

export const gateCodes = {
  'listening.unanswered': {
    check: 'listening',
    // kind: when | where | how-much | how | whom | may
    params: ['kind', 'question'],
    english: 'The customer asked “{question}”, and nothing here answers it. Answer it, or say when you will.',
  },
  'listening.language': {
    check: 'listening',
    // Codes of languages: en, hi, ta, hi-Latn, ta-Latn.
    params: ['customer', 'reply'],
    english:
      'The customer wrote another language ({customer}) than this reply ({reply}). Answer in theirs if you can.',
  },
  'listening.script': {
    check: 'listening',
    params: ['customer', 'reply'],
    english:
      'The customer wrote in another script ({customer}) than this reply ({reply}). Use theirs if you can.',
  },
  'listening.wrong-name': {
    check: 'listening',
    params: ['name'],
    english: 'Nobody in this thread is called “{name}”. Check the name.',
  },
  'listening.other-brand': {
    check: 'listening',
    params: ['name'],
    english: '“{name}” belongs to another brand. Check that this is the right product.',
  },
  'listening.older-post': {
    check: 'listening',
    params: [],
    english: 'The customer has written again since the post that this answers. Read the newest one first.',
  },

  'canned.similar': {
    check: 'canned',
    params: ['score', 'alike'],
    english:
      'This is very like what was answered lately (likeness {score} of 100). Say something that is only of this customer.',
  },
  'canned.in-thread': {
    check: 'canned',
    params: ['score'],
    english:
      'This says nearly what we said in this thread already (likeness {score} of 100). Say what is new.',
  },
  'canned.template': {
    check: 'canned',
    params: ['score'],
    english:
      'This is nearly a piece of knowledge word for word (likeness {score} of 100). Say it in words that are only of this customer.',
  },
  'canned.same': {
    check: 'canned',
    params: ['times'],
    english: 'This sentence would stand below the same post {times} times. Put it in other words.',
  },
  'canned.same-again': {
    check: 'canned',
    params: ['times'],
    english:
      'This sentence would stand below the same post {times} times, which reads as a machine. Put it in other words.',
  },

  'links.unknown-host': {
    check: 'links',
    params: ['host'],
    english: '“{host}” is not among the addresses that this brand links to. Check that it is right.',
  },
  'links.shortened': {
    check: 'links',
    params: ['host'],
    english: '“{host}” hides where the link leads. Give the whole address.',
  },
  'links.insecure': {
    check: 'links',
    params: ['host'],
    english: 'The link to “{host}” is not encrypted (http). Use https.',
  },
  'links.dead': {
    check: 'links',
    params: ['host'],
    english:
      'The link to “{host}” leads nowhere: whoever follows it finds no page. Correct it, or take it out.',
  },
  'links.leads-elsewhere': {
    check: 'links',
    params: ['host', 'to'],
    english:
      'The link to “{host}” leads on to “{to}”, which is not among the addresses of this brand. Give the address that is meant.',
  },
  'links.untrusted': {
    check: 'links',
    params: ['host'],
    english:
      'Browsers warn of “{host}”: its certificate is not valid. Leave the link out until that is mended.',
  },
  'links.downgraded': {
    check: 'links',
    params: ['host', 'to'],
    english:
      'The link to “{host}” leads on to “{to}” without encryption (http). Give an address that stays protected.',
  },
  'links.sign-in': {
    check: 'links',
    params: ['host'],
    english: 'The link to “{host}” ends where one has to sign in. Make sure that the customer can read it.',
  },
  'links.untried': {
    check: 'links',
    params: ['host'],
    english:
      'It could not be tried whether the link to “{host}” leads anywhere. Open it yourself before it goes out.',
  },
  'links.look-alike': {
    check: 'links',
    params: ['host', 'like'],
    english: '“{host}” looks like “{like}” and is another address. Take it out or correct it.',
  },
  'links.forged': {
    check: 'links',
    params: ['host'],
    english: 'The address “{host}” is written so that it can be taken for another. Take it out.',
  },
  'links.third-party': {
    check: 'links',
    params: ['handle'],
    english:
      '@{handle} is not part of this thread, and will be told of it. Take the mention out if that is not meant.',
  },
  'links.impostor': {
    check: 'links',
    params: ['handle'],
    english:
      '@{handle} writes in this thread under a name like ours. Warn the customer not to give that account anything, and report it.',
  },

  'authority.amount': {
    check: 'authority',
    params: ['amount', 'currency', 'limit'],
    english:
      '{amount} {currency} is more than you may give ({limit}). Lower it, or let somebody answer who may.',
  },
  'authority.amount-unknown': {
    check: 'authority',
    params: ['amount', 'currency'],
    english: 'No limit is set for {currency}. Make sure that you may give {amount} {currency}.',
  },
  'authority.gift': {
    check: 'authority',
    // gift: refund | replacement | credit | free | compensation | discount
    params: ['gift', 'words'],
    english: '“{words}” is not yours to give. Ask somebody who may, or leave it out.',
  },
  'authority.liability': {
    check: 'authority',
    params: ['words'],
    english: stated('admits liability'),
  },
  'authority.liability-maybe': {
    check: 'authority',
    params: ['words'],
    english: maybe('admitting liability'),
  },
  'authority.entitlement': {
    check: 'authority',
    params: ['words'],
    english: stated('tells the customer of a claim against us'),
  },
  'authority.entitlement-maybe': {
    check: 'authority',
    params: ['words'],
    english: maybe('telling the customer of a claim against us'),
  },
  'authority.legal': {
    check: 'authority',
    params: ['words'],
    english: stated('is a statement about the law'),
  },
  'authority.legal-maybe': {
    check: 'authority',
    params: ['words'],
    english: maybe('a statement about the law'),
  },
  'authority.medical': {
    check: 'authority',
    params: ['words'],
    english: stated('is a statement about health'),
  },
  'authority.medical-maybe': {
    check: 'authority',
    params: ['words'],
    english: maybe('a statement about health'),
  },

  'hold.reply': {
    check: 'hold',
    // subject: death | court | police | data-breach, or one that was added in the configuration
    params: ['subject', 'words'],
    english: '“{words}”: a specialist should read this before it is answered in public.',
  },
  'hold.customer': {
    check: 'hold',
    params: ['subject', 'words'],
    english:
      'The customer writes of “{words}”. A specialist should read this before it is answered in public.',
  },
  'banned.phrase': {
    check: 'banned',
    params: ['words'],
    english: '“{words}” is a phrase that this brand does not use. Put it in other words.',
  },
} as const;
