/** Brands over HTTP. */
import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { id, Returns, ReturnsNothing } from '../http-api/api-schema.js';
import { Allow } from '../identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../identity/current-person.decorator.js';
import { EVERYONE, PERMISSIONS } from '../identity/role.js';
import {
  brandChange,
  type BrandChange,
  brandInput,
  type BrandInput,
  brandList,
  brandView,
  type BrandView,
} from './brands.api.js';
import { BrandsService } from './brands.service.js';

@Controller('api/brands')
@Allow(...EVERYONE)
export class BrandsController {
  constructor(private readonly brands: BrandsService) {}

  @Get()
  @Returns(brandList)
  async list(): Promise<{ items: BrandView[] }> {
    return { items: await this.brands.list() };
  }

  @Post()
  @Allow(...PERMISSIONS['brands.manage'])
  @Returns(brandView, 201)
  add(@Body({ schema: brandInput }) body: BrandInput, @CurrentPerson() person: SignedIn): Promise<BrandView> {
    return this.brands.add(body, { kind: 'person', id: person.id });
  }

  @Patch(':id')
  @Allow(...PERMISSIONS['brands.manage'])
  @Returns(brandView)
  change(
    @Param('id', { schema: id }) brandId: string,
    @Body({ schema: brandChange }) body: BrandChange,
    @CurrentPerson() person: SignedIn,
  ): Promise<BrandView> {
    return this.brands.change(brandId, body, { kind: 'person', id: person.id });
  }

  @Delete(':id')
  @Allow(...PERMISSIONS['brands.manage'])
  @ReturnsNothing()
  remove(@Param('id', { schema: id }) brandId: string, @CurrentPerson() person: SignedIn): Promise<void> {
    return this.brands.removeSample(brandId, { kind: 'person', id: person.id });
  }
}
