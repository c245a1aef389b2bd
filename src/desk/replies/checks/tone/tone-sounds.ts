/**
 * How a word of Hindi or Tamil sounds, roughly, in whichever script and spelling it is written: romba, rombha and ரொம்ப are one,
 * and so are zyada, jyaada and ज़्यादा. Lets a language and its form in Latin letters learn from each other. Pure.
 */
import { tamilSound } from '../../../../listening/scoring/learned/sound-grams.js';
import type { ReplyLanguage } from '../reply-language.js';

/** Null for a word of another script, and where Latin letters are English. */
export function toneSound(word: string, language: ReplyLanguage): string | null {
  if (/^\p{Script=Tamil}/u.test(word)) return colloquial(tamilSound(word));
  if (/^\p{Script=Devanagari}/u.test(word)) return hindiSound(fromDevanagari(word));
  if (!/^\p{Script=Latin}/u.test(word)) return null;
  if (language === 'ta-Latn' || language === 'ta') return colloquial(tamilSound(word));
  return language === 'hi-Latn' || language === 'hi' ? hindiSound(word) : null;
}

/** Endings that are dropped, kept or bent as people please: illa and ille, pannunga and panungo, vandhu and vandhuu. */
const colloquial = (sound: string): string =>
  sound
    .replace(/oa/g, 'o')
    .replace(/(?<=[^aeiou])ei$/, 'e')
    .replace(/ai(?=.)/g, 'a')
    .replace(/(?:ai|e)$/, 'a')
    .replace(/(?<=nk)o$/, 'a')
    .replace(/(?<=[^aeiou])u$/, '')
    .replace(/m$/, '');

// prettier-ignore
const CONSONANTS: Readonly<Record<string, string>> = {
  क: 'k', ख: 'kh', ग: 'g', घ: 'gh', ङ: 'n', च: 'ch', छ: 'ch', ज: 'j', झ: 'j', ञ: 'n', ट: 't', ठ: 't', ड: 'd', ढ: 'd', ण: 'n',
  त: 't', थ: 't', द: 'd', ध: 'd', न: 'n', प: 'p', फ: 'f', ब: 'b', भ: 'b', म: 'm', य: 'y', र: 'r', ल: 'l', ळ: 'l', व: 'v', श: 's',
  ष: 's', स: 's', ह: 'h',
};
// prettier-ignore
const VOWELS: Readonly<Record<string, string>> = {
  अ: 'a', आ: 'a', इ: 'i', ई: 'i', उ: 'u', ऊ: 'u', ऋ: 'ri', ए: 'e', ऐ: 'e', ओ: 'o', औ: 'o', ऑ: 'o',
  'ा': 'a', 'ि': 'i', 'ी': 'i', 'ु': 'u', 'ू': 'u', 'ृ': 'ri', 'े': 'e', 'ै': 'e', 'ो': 'o', 'ौ': 'o', 'ॉ': 'o', 'ं': 'n', 'ँ': 'n',
};

const fromDevanagari = (word: string): string =>
  Array.from(word, (letter) => CONSONANTS[letter] ?? VOWELS[letter] ?? '').join('');

/** The open a is unwritten in one script and free in the other: only one that begins a word stays. */
const hindiSound = (latin: string): string =>
  latin
    .replace(/ee|ii|ea/g, 'i')
    .replace(/oo|uu/g, 'u')
    .replace(/ai|ae|ei|ay(?=[^aeiou]|$)/g, 'e')
    .replace(/au|aw|ou/g, 'o')
    .replace(/(?:ch)+h?/g, 'ch')
    .replace(/sh/g, 's')
    .replace(/ph/g, 'f')
    .replace(/([tdbgkj])h/g, '$1')
    .replace(/w/g, 'v')
    .replace(/z|x/g, 'j')
    .replace(/q|c(?!h)/g, 'k')
    .replace(/(?<=.)a/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=[iueo])[nm]$/, '')
    .replace(/(?<=.)y(?=[eio])/g, '')
    .replace(/(?<=[eiou])h$/, '');
