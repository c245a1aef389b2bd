/** Brands: adding, changing, and removing the sample one. A real brand is never removed: its record is the point. */
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { type Actor, Transactions } from '../database/transaction.js';
import { EarshotError } from '../errors/errors.js';
import { Brand } from './brand.entity.js';
import type { BrandChange, BrandInput } from './brands.api.js';

@Injectable()
export class BrandsService {
  constructor(
    @InjectRepository(Brand) private readonly brands: Repository<Brand>,
    private readonly transactions: Transactions,
  ) {}

  list(): Promise<Brand[]> {
    return this.brands.find({ order: { sample: 'ASC', name: 'ASC' } });
  }

  async add(input: BrandInput & { sample?: boolean }, actor: Actor): Promise<Brand> {
    return this.transactions.run(actor, async (tx) => {
      const slug = await freeSlug(
        input.name,
        async (s) => (await tx.manager.countBy(Brand, { slug: s })) === 0,
      );
      // A sample shows the desk to one person alone.
      const reviewDepth = input.sample ? 'one' : 'earned';
      const { identifiers } = await tx.manager.insert(Brand, { ...input, slug, reviewDepth });
      const brand = await tx.manager.findOneByOrFail(Brand, { id: String(identifiers[0]?.id) });
      tx.audit({
        action: 'brand.add',
        subjectKind: 'brand',
        subjectId: brand.id,
        brandId: brand.id,
        details: { name: brand.name, sample: brand.sample },
      });
      tx.publish({ kind: 'brand.changed', brandId: brand.id, ids: { brandId: brand.id } });
      return brand;
    });
  }

  async change(brandId: string, change: BrandChange, actor: Actor): Promise<Brand> {
    return this.transactions.run(actor, async (tx) => {
      const brand = await tx.manager.findOne(Brand, {
        where: { id: brandId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
      const was = Object.fromEntries(
        Object.keys(change).map((key) => [key, brand[key as keyof BrandChange]]),
      );
      Object.assign(brand, change);
      await tx.manager.save(brand);
      tx.audit({
        action: 'brand.change',
        subjectKind: 'brand',
        subjectId: brandId,
        brandId,
        details: { was, now: change },
      });
      tx.publish({ kind: 'brand.changed', brandId, ids: { brandId } });
      return brand;
    });
  }

  /** Everything of the sample goes: mentions, cases, replies, and the ready accounts stop working. Throws conflict for a real brand. */
  async removeSample(brandId: string, actor: Actor): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const brand = await tx.manager.findOneBy(Brand, { id: brandId });
      if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
      if (!brand.sample)
        throw new EarshotError('conflict', 'Only the sample brand can be removed.', { code: 'not-a-sample' });
      await tx.manager.query(`DELETE FROM brand WHERE id = $1`, [brandId]);
      const others = await tx.manager.countBy(Brand, { sample: true });
      if (others === 0) {
        const actorId = actor.kind === 'person' ? actor.id : null;
        await tx.manager.query(
          `DELETE FROM session WHERE person_id IN (SELECT id FROM person WHERE sample AND id IS DISTINCT FROM $1)`,
          [actorId],
        );
        await tx.manager.query(`UPDATE person SET active = false WHERE sample AND id IS DISTINCT FROM $1`, [
          actorId,
        ]);
      }
      tx.audit({
        action: 'brand.remove-sample',
        subjectKind: 'brand',
        subjectId: brandId,
        details: { name: brand.name },
      });
      tx.publish({ kind: 'brand.changed', ids: { brandId } });
    });
  }
}

/** A name in any script becomes a-z, 0-9 and dashes; one that leaves nothing becomes "brand". */
async function freeSlug(name: string, isFree: (slug: string) => Promise<boolean>): Promise<string> {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'brand';
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (await isFree(slug)) return slug;
  }
}
