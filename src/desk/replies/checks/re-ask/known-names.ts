/**
 * Places and makes that tell of themselves what they are, in any of the three scripts: Hindi and Tamil are known by how they sound,
 * endings may follow. Pure; names are data.
 */
import { toneSound } from '../tone/tone-sounds.js';

/** A shorter sound is too many words. */
const SHORTEST = 5;
const endings = /^(?:la|le|il|yil|ku|lendhu|laye|ula|me|s)$/u;

export class KnownNames {
  private readonly latin = new Set<string>();
  private readonly longest = 2;
  /** Sounds in Hindi and in Tamil. */
  private readonly sounds: Record<'hi' | 'ta', Set<string>> = { hi: new Set(), ta: new Set() };

  /** Names in Latin letters; a hyphen or a space stands between the words of one. */
  constructor(names: readonly string[]) {
    for (const name of names) {
      const joined = name.replace(/[ -]/g, '');
      this.latin.add(joined);
      for (const language of ['hi', 'ta'] as const) {
        const sound = toneSound(joined, language) ?? '';
        if (sound.length >= SHORTEST) this.sounds[language].add(sound);
      }
    }
  }

  /** As they stand in the text. */
  in(text: string): string[] {
    const words = [...text.matchAll(/\p{L}[\p{L}\p{M}]*\d*/gu)];
    const found: string[] = [];
    for (let at = 0; at < words.length; at += 1)
      for (let size = this.longest; size >= 1; size -= 1) {
        const last = words[at + size - 1];
        if (!last) continue;
        const whole = words.slice(at, at + size);
        if (!this.knows(whole.map(([word]) => word).join(''))) continue;
        found.push(text.slice(words[at]!.index, last.index + last[0].length));
        at += size - 1;
        break;
      }
    return found;
  }

  private knows(word: string): boolean {
    if (/^\p{Script=Latin}/u.test(word)) return this.knowsLatin(word.toLowerCase());
    const language = /^\p{Script=Tamil}/u.test(word) ? 'ta' : 'hi';
    const sound = toneSound(word, language) ?? '';
    for (let length = sound.length; length >= SHORTEST; length -= 1)
      if (sound.length - length <= 4 && this.sounds[language].has(sound.slice(0, length))) return true;
    return false;
  }

  private knowsLatin(word: string): boolean {
    if (this.latin.has(word)) return true;
    for (let cut = 1; cut <= 6 && word.length - cut > 3; cut += 1)
      if (endings.test(word.slice(-cut)) && this.latin.has(word.slice(0, -cut))) return true;
    return false;
  }
}
