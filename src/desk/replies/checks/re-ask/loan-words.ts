/**
 * Words that Hindi and Tamil have taken from English – number, contact, screenshot – in whichever spelling their scripts give them:
 * known by how they sound, so that what is known of the English word holds for all of them. Pure; words are data.
 */
import { toneSound } from '../tone/tone-sounds.js';

/** A shorter sound is too many words. */
const SHORTEST = 4;
/** Endings of Tamil and Hindi that may follow: நம்பரை, அக்கவுண்டுக்கு. */
const LONGEST_ENDING = 4;

export class LoanWords {
  private readonly sounds: Record<'hi' | 'ta', Map<string, string>> = { hi: new Map(), ta: new Map() };

  /** By the English word, how it is written in the other scripts, a space between spellings. */
  constructor(loans: Readonly<Record<string, string>>) {
    for (const [english, spellings] of Object.entries(loans))
      for (const spelling of spellings.split(' ')) {
        const sound = toneSound(spelling, 'hi') ?? '';
        if (sound.length >= SHORTEST) this.sounds[scriptOf(spelling)].set(sound, english);
      }
  }

  /** The text with those words in English; endings fall away. Null where there are none. Places in it are not those of the text. */
  inEnglish(text: string): string | null {
    let any = false;
    const english = text.replace(/[\p{Script=Tamil}\p{Script=Devanagari}][\p{L}\p{M}]*/gu, (word) => {
      const loan = this.loan(word);
      any ||= loan !== undefined;
      return loan ?? word;
    });
    return any ? english : null;
  }

  private loan(word: string): string | undefined {
    const known = this.sounds[scriptOf(word)];
    const sound = toneSound(word, 'hi') ?? '';
    for (
      let length = sound.length;
      length >= Math.max(SHORTEST, sound.length - LONGEST_ENDING);
      length -= 1
    ) {
      const english = known.get(sound.slice(0, length));
      if (english !== undefined) return english;
    }
    return undefined;
  }
}

const scriptOf = (word: string): 'hi' | 'ta' => (/^\p{Script=Tamil}/u.test(word) ? 'ta' : 'hi');
