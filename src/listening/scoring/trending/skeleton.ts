/**
 * One sound for words of three scripts, so that 'refund', 'रिफंड' and 'ரீஃபண்ட்' can be seen to be one word. Rough on
 * purpose: Tamil writes neither voice nor breath, so 'd' and 't' are one here. Never for looking words up or showing them.
 */
export interface Sound {
  /** Consonants alone: words of one skeleton may be one word. */
  bones: string;
  /** With vowels of three colours: says how far apart two words of one skeleton are. */
  full: string;
}

const DEVANAGARI: Readonly<Record<string, string>> = {
  क: 'k', ख: 'k', ग: 'k', घ: 'k', ङ: 'n', च: 's', छ: 's', ज: 's', झ: 's', ञ: 'n', ट: 't', ठ: 't', ड: 't', ढ: 't',
  ण: 'n', त: 't', थ: 't', द: 't', ध: 't', न: 'n', प: 'p', फ: 'p', ब: 'p', भ: 'p', म: 'n', य: 'i', र: 'r', ल: 'l',
  ळ: 'l', व: 'v', श: 's', ष: 's', स: 's', ह: '',
}; // prettier-ignore
const TAMIL: Readonly<Record<string, string>> = {
  க: 'k', ங: 'n', ச: 's', ஜ: 's', ஞ: 'n', ட: 't', ண: 'n', த: 't', ந: 'n', ன: 'n', ப: 'p', ம: 'n', ய: 'i', ர: 'r',
  ற: 'r', ல: 'l', ள: 'l', ழ: 'l', வ: 'v', ஷ: 's', ஸ: 's', ஹ: '',
}; // prettier-ignore
const VOWELS: Readonly<Record<string, string>> = {
  अ: 'a', आ: 'a', 'ा': 'a', इ: 'i', ई: 'i', 'ि': 'i', 'ी': 'i', उ: 'u', ऊ: 'u', 'ु': 'u', 'ू': 'u', ए: 'i', ऐ: 'i',
  'े': 'i', 'ै': 'i', ऍ: 'a', 'ॅ': 'a', ओ: 'u', औ: 'u', 'ो': 'u', 'ौ': 'u', ऑ: 'u', 'ॉ': 'u', 'ृ': 'ri',
  அ: 'a', ஆ: 'a', 'ா': 'a', இ: 'i', ஈ: 'i', 'ி': 'i', 'ீ': 'i', உ: 'u', ஊ: 'u', 'ு': 'u', 'ூ': 'u', எ: 'i', ஏ: 'i',
  'ெ': 'i', 'ே': 'i', ஐ: 'i', 'ை': 'i', ஒ: 'u', ஓ: 'u', 'ொ': 'u', 'ோ': 'u', ஔ: 'u', 'ௌ': 'u',
}; // prettier-ignore
const SILENT = new Set(['्', '்']);
const NASAL = new Set(['ं', 'ँ']);

export function soundOf(word: string): Sound {
  const full = (/^[a-z']+$/.test(word) ? ofLatin(word) : ofIndic(word))
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=[^aiu])[aiu]$/, '');
  return { bones: full.replace(/[aiu]/g, ''), full };
}

/** Whether two words of different scripts are likely one. Words of one or two consonants must agree in vowels too. */
export function soundsLike(a: Sound, b: Sound): boolean {
  if (a.bones !== b.bones || a.bones.length < 2) return false;
  const apart = distance(a.full, b.full) / Math.max(a.full.length, b.full.length);
  return apart <= (a.bones.length >= 4 ? 0.5 : a.bones.length === 3 ? 0.41 : 0.2);
}

function ofLatin(word: string): string {
  return word
    .replace(/'/g, '')
    .replace(/[ts]ion/g, 'san')
    .replace(/ght/g, 't')
    .replace(/g(?=e(?!t|ar))/g, 's')
    .replace(/c(?=[eiy])|ch|sh|[jzx]/g, 's')
    .replace(/ck|[cgq]/g, 'k')
    .replace(/ph|[bf]/g, 'p')
    .replace(/h/g, '')
    .replace(/d/g, 't')
    .replace(/m/g, 'n')
    .replace(/w/g, 'v')
    .replace(/[ey]/g, 'i')
    .replace(/o/g, 'u')
    .replace(/ai/g, 'i')
    .replace(/[aiu]{2,}/g, (run) => run[0]!);
}

function ofIndic(word: string): string {
  let out = '';
  let open = false;
  for (const char of word) {
    const consonant = DEVANAGARI[char] ?? TAMIL[char];
    const vowel = VOWELS[char];
    if (consonant !== undefined) {
      out += (open ? '-' : '') + consonant;
      open = consonant !== 'i';
    } else if (vowel !== undefined) {
      out += vowel;
      open = false;
    } else if (SILENT.has(char)) open = false;
    else if (NASAL.has(char)) {
      out += (open ? '-' : '') + 'n';
      open = false;
    }
  }
  // The vowel nobody writes is not spoken between two others ('नेटवर्क'); 'avu' is how Tamil writes 'ou'.
  return out
    .replace(/(?<=[aiu][a-z])-(?=[a-z][aiu-])/g, '')
    .replace(/-/g, 'a')
    .replace(/avu/g, 'au')
    .replace(/[aiu]{2,}/g, (run) => run[0]!);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
