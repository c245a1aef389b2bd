/**
 * Makes one entry of the spellings of one phrase: the same words in Latin, Devanagari and Tamil letters, and romanised
 * spellings that sound alike. Pure.
 */
import { soundForm } from '../text/normalise.js';
import type { PhraseCounts } from './phrase-counter.js';
import { soundOf, soundsLike, type Sound } from './skeleton.js';

export interface Merged {
  /** Spellings, the most used first. */
  forms: string[];
  voices: number;
  /** Voices in the background. */
  before: number;
}

interface Entry {
  phrase: string;
  voices: number;
  latin: boolean;
  sounds: Sound[];
  bones: string;
}

/** Entries with at least `least` voices, all spellings together. */
export function mergeScripts(stretch: PhraseCounts, background: PhraseCounts, least: number): Merged[] {
  const ear = new Ear();
  const groups = new Map<string, Entry[][]>();
  for (const [phrase, voices] of [...stretch.phrases].sort((a, b) => b[1] - a[1])) {
    const entry = { phrase, voices, ...ear.hear(phrase) };
    const near = groups.get(entry.bones);
    const own = near?.find((group) => same(group[0]!, entry));
    if (own) own.push(entry);
    else if (near) near.push([entry]);
    else groups.set(entry.bones, [[entry]]);
  }
  const wanted = new Map<string, Merged>();
  const alike = new Map<string, { lead: Entry; merged: Merged }[]>();
  const found: Merged[] = [];
  for (const group of [...groups.values()].flat()) {
    const voices = group.reduce((sum, entry) => sum + entry.voices, 0);
    if (voices < least) continue;
    const merged: Merged = { forms: group.map((entry) => entry.phrase), voices, before: 0 };
    found.push(merged);
    for (const entry of group) wanted.set(entry.phrase, merged);
    const lead = group[0]!;
    alike.set(lead.bones, [...(alike.get(lead.bones) ?? []), { lead, merged }]);
  }
  for (const [phrase, voices] of background.phrases) {
    let merged = wanted.get(phrase);
    if (!merged) {
      // A spelling that only the background used still counts for its phrase.
      const near = alike.get(ear.bones(phrase));
      if (near) {
        const entry = { phrase, voices, ...ear.hear(phrase) };
        merged = near.find(({ lead }) => same(lead, entry))?.merged;
      }
    }
    if (merged) merged.before += voices;
  }
  return found;
}

/** Words come again and again: each is listened to once. */
class Ear {
  private readonly heard = new Map<string, Sound>();

  hear(phrase: string): Pick<Entry, 'sounds' | 'bones' | 'latin'> {
    const sounds = phrase.split(' ').map((word) => this.word(word));
    return { sounds, bones: sounds.map((sound) => sound.bones).join(' '), latin: LATIN.test(phrase) };
  }

  bones(phrase: string): string {
    let bones = '';
    for (const word of phrase.split(' ')) bones += (bones === '' ? '' : ' ') + this.word(word).bones;
    return bones;
  }

  private word(word: string): Sound {
    let sound = this.heard.get(word);
    if (!sound) this.heard.set(word, (sound = soundOf(word)));
    return sound;
  }
}

const LATIN = /^[a-z' ]+$/;

function same(a: Entry, b: Entry): boolean {
  if (a.latin && b.latin) return a.phrase.length >= 5 && soundForm(a.phrase) === soundForm(b.phrase);
  if (a.sounds.length !== b.sounds.length) return false;
  const words = [a.phrase.split(' '), b.phrase.split(' ')] as const;
  return a.sounds.every(
    (sound, index) => words[0][index] === words[1][index] || soundsLike(sound, b.sounds[index]!),
  );
}
