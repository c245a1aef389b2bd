/**
 * Remembers what has been seen in half a megabyte, whatever is fed (a Bloom filter). It never forgets; with 400,000
 * entries it takes one new thing in seventy for an old one, and a count is then one too low.
 */
const BITS = 1 << 22;

export class Seen {
  private readonly words = new Uint32Array(BITS >>> 5);

  /** True when it was new. */
  add(key: string): boolean {
    let a = 0x811c9dc5;
    let b = 0x9e3779b9;
    for (let i = 0; i < key.length; i++) {
      const code = key.charCodeAt(i);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
    }
    a ^= a >>> 15;
    b = (b ^ (b >>> 16)) | 1;
    let fresh = false;
    for (let i = 0; i < 4; i++) {
      const at = (Math.imul(b, i) + a) & (BITS - 1);
      const mask = 1 << (at & 31);
      if ((this.words[at >>> 5]! & mask) === 0) {
        fresh = true;
        this.words[at >>> 5]! |= mask;
      }
    }
    return fresh;
  }
}
