/** Counts what was found, missed and found where nothing is, and of what was found how much else is right. */
export class Tally {
  found = 0;
  stray = 0;
  missed = 0;
  private readonly right = new Map<string, number>();

  constructor(private readonly parts: readonly string[] = []) {}

  hit(parts: Readonly<Record<string, boolean>> = {}): void {
    this.found += 1;
    for (const part of this.parts)
      this.right.set(part, (this.right.get(part) ?? 0) + Number(parts[part] ?? false));
  }

  add(other: Tally): void {
    this.found += other.found;
    this.stray += other.stray;
    this.missed += other.missed;
    for (const [part, count] of other.right) this.right.set(part, (this.right.get(part) ?? 0) + count);
  }

  get precision(): number {
    return this.found + this.stray === 0 ? 1 : this.found / (this.found + this.stray);
  }

  get recall(): number {
    return this.found + this.missed === 0 ? 1 : this.found / (this.found + this.missed);
  }

  share(part: string): number {
    return this.found === 0 ? 1 : (this.right.get(part) ?? 0) / this.found;
  }

  toString(): string {
    const shares = this.parts.map((part) => ` ${part} ${this.share(part).toFixed(2)}`).join('');
    return `precision ${this.precision.toFixed(3)} recall ${this.recall.toFixed(3)}${shares} (${this.found + this.missed})`;
  }
}
