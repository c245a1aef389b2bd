/**
 * A reply as the learned model of tone sees it: its words, pairs and triples, the letters they are made of, all of it once more as
 * it sounds, its words beside how the customer is, the customer's words beside whether sympathy is shown, and the named signs and
 * rules that were found. Numbers only; a change here makes a trained model worthless.
 */
import { hashSlice, hashWord, SEEDS } from '../../../../listening/scoring/learned/hash.js';
import type { ReplyLanguage } from '../reply-language.js';
import type { CustomerState } from './tone-customer.js';
import { toneSound } from './tone-sounds.js';

/** Each block counts by the root of its size, so that a letter and a line are judged alike. */
export interface ToneFeatures {
  /** Words, alone and beside the customer's state, and what stands for length and customer. */
  words: number[];
  /** Two and three words in a row. */
  rows: number[];
  /** Groups of three and four letters. */
  letters: number[];
  /** Words to be looked up among the known ones, as hashes. */
  known: number[];
  /** Signs of the whole and codes of rules, by name. */
  inputs: ReadonlyMap<string, number>;
}

export interface ToneRead {
  language: ReplyLanguage;
  sentences: readonly { text: string }[];
  customer: CustomerState;
  customerText: string | null;
  signs: ReadonlyMap<string, number>;
  codes: readonly string[];
}

const token = /[\p{L}\p{M}]+(?:'\p{L}+)*|\p{N}+|[?!.,:;…]|\p{Extended_Pictographic}/gu;
/** Beyond these a reply only says more of the same. */
const mostWords = 600;
const longestWord = 24;
/** Of the customer's message so many words are weighed. */
const mostCustomerWords = 120;
/** Letters of a sound are others than those of a spelling. */
const soundGram = SEEDS.gram + 7;
const ENDING = 3;
/** Named inputs travel further than words: kept small. */
const signScale = 0.3;
const codeScale = 0.7;

/** Small letters, numbers all alike. */
export function toneWords(text: string): string[] {
  const found = text.toLowerCase().replace(/[’‘]/g, "'").match(token) ?? [];
  return found.slice(0, mostWords).map((one) => (/^\p{N}/u.test(one) ? '0' : one));
}

export function toneFeatures(read: ToneRead): ToneFeatures {
  const into: ToneFeatures = { words: [], rows: [], letters: [], known: [], inputs: inputsOf(read) };
  const beside = mood(read);
  const met = new Set<string>();
  let length = 0;
  for (const { text } of read.sentences) {
    if (length >= mostWords) break;
    const words = ['<', ...toneWords(text), '>'];
    length += words.length - 2;
    addSounds(words, read.language, into);
    words.forEach((word, at) => {
      const [next, third] = [words[at + 1], words[at + 2]];
      if (next !== undefined) into.rows.push(hashWord(`${word} ${next}`, SEEDS.sign));
      if (third !== undefined) into.rows.push(hashWord(`${word} ${next} ${third}`, SEEDS.negated));
      if (word === '<' || word === '>') return;
      const hash = hashWord(word, SEEDS.word);
      into.words.push(hash);
      into.known.push(hash);
      addLetters(word, SEEDS.gram, into.letters);
      if (!met.has(word)) into.words.push(hashWord(`${beside} ${word}`, SEEDS.word));
      met.add(word);
    });
  }
  addCustomer(read, into.words);
  into.words.push(hashWord(`length ${Math.min(9, Math.floor(Math.log2(1 + length) * 1.5))}`, SEEDS.cue));
  for (const sign of statesOf(read)) into.words.push(hashWord(`customer ${sign}`, SEEDS.cue));
  return into;
}

const heardAs = (word: string, language: ReplyLanguage): string => {
  const sound = toneSound(word, language);
  return sound === null ? word : `~${sound}`;
};

/** Words, pairs and letters of what sounds otherwise than it is spelt. */
function addSounds(words: readonly string[], language: ReplyLanguage, into: ToneFeatures): void {
  const heard = words.map((word) => heardAs(word, language));
  heard.forEach((one, at) => {
    const next = heard[at + 1];
    if (next !== undefined && (one !== words[at] || next !== words[at + 1]))
      into.rows.push(hashWord(`${one} ${next}`, SEEDS.sign));
    if (one === words[at]) return;
    into.words.push(hashWord(one, SEEDS.word));
    addLetters(one.slice(1), soundGram, into.letters);
  });
  if (language !== 'en') addEndings(heard, into);
}

/** Short words and the ends of long ones in a row: who does what to whom, whatever the verb is. */
function addEndings(heard: readonly string[], into: ToneFeatures): void {
  const ends = heard.map((one) => (one.length > ENDING + 2 ? `-${one.slice(-ENDING)}` : one));
  ends.forEach((end, at) => {
    const [next, third] = [ends[at + 1], ends[at + 2]];
    if (next === undefined) return;
    if (end !== heard[at] || next !== heard[at + 1]) into.rows.push(hashWord(`e ${end} ${next}`, SEEDS.sign));
    if (third === undefined) return;
    into.rows.push(hashWord(`e ${end} . ${third}`, SEEDS.sign));
    into.rows.push(hashWord(`e ${end} ${next} ${third}`, SEEDS.negated));
  });
}

/** What the customer speaks of, beside whether the reply shows sympathy; in English it gained nothing. */
function addCustomer({ customerText, language, signs }: ToneRead, into: number[]): void {
  if (language === 'en') return;
  const shown = signs.has('sorry') || signs.has('feels') ? 'F' : 'C';
  const words = toneWords(customerText ?? '').slice(0, mostCustomerWords);
  for (const word of new Set(words))
    if (word === '?' || /^\p{L}/u.test(word))
      into.push(hashWord(`c ${shown} ${heardAs(word, language)}`, SEEDS.cue));
}

function addLetters(word: string, seed: number, into: number[]): void {
  if (!/^\p{L}/u.test(word)) return;
  const edged = `^${word.slice(0, longestWord)}$`;
  for (const size of [3, 4])
    for (let at = 0; at + size <= edged.length; at += 1) into.push(hashSlice(edged, at, at + size, seed));
}

function statesOf({ customer, customerText }: ToneRead): string[] {
  if (customerText === null) return ['none'];
  return customer.size === 0 ? ['plain'] : [...customer.keys()];
}

/** One letter for how the customer is, the gravest first. */
function mood({ customer, customerText }: ToneRead): string {
  if (customer.has('hurt') || customer.has('feeling')) return 'H';
  if (customerText === null) return '0';
  if (customer.has('glad')) return 'G';
  return customer.has('trouble') ? 'T' : 'P';
}

function inputsOf({ signs, codes }: ToneRead): Map<string, number> {
  const inputs = new Map<string, number>();
  for (const [name, value] of signs) inputs.set(`sign ${name}`, signScale * value);
  for (const code of codes) inputs.set(`code ${code}`, codeScale);
  const hints = codes.filter((code) => code.endsWith('-maybe') || code === 'tone.exclamation');
  if (hints.length > 0) inputs.set('hinted', codeScale);
  if (codes.length > hints.length) inputs.set('found', codeScale);
  return inputs;
}
