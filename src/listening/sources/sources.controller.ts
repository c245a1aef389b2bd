/** Sources over HTTP. */
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { id, Returns, ReturnsNothing } from '../../core/http-api/api-schema.js';
import { Costly } from '../../core/http-api/costly.decorator.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import {
  discoverAnswer,
  type DiscoverAnswer,
  discoverInput,
  type DiscoverInput,
  sourceInput,
  type SourceInput,
  sourceList,
  sourceQuery,
  sourceView,
  type SourceView,
} from './sources.api.js';
import { SourcesService } from './sources.service.js';

@Controller('api/sources')
@Allow(...PERMISSIONS['sources.read'])
export class SourcesController {
  constructor(private readonly sources: SourcesService) {}

  @Get()
  @Returns(sourceList)
  async list(@Query({ schema: sourceQuery }) query: { brandId?: string }): Promise<{ items: SourceView[] }> {
    return { items: await this.sources.list(query.brandId) };
  }

  @Post('discover')
  @Allow(...PERMISSIONS['sources.manage'])
  @Costly(30)
  @Returns(discoverAnswer)
  discover(@Body({ schema: discoverInput }) body: DiscoverInput): Promise<DiscoverAnswer> {
    return this.sources.discover(body);
  }

  @Post()
  @Allow(...PERMISSIONS['sources.manage'])
  @Returns(sourceView, 201)
  add(
    @Body({ schema: sourceInput }) body: SourceInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<SourceView> {
    return this.sources.add(body, person.id);
  }

  @Post(':id/pause')
  @Allow(...PERMISSIONS['sources.manage'])
  @Returns(sourceView)
  pause(
    @Param('id', { schema: id }) sourceId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<SourceView> {
    return this.sources.setState(sourceId, 'paused', person.id);
  }

  @Post(':id/resume')
  @Allow(...PERMISSIONS['sources.manage'])
  @Returns(sourceView)
  resume(
    @Param('id', { schema: id }) sourceId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<SourceView> {
    return this.sources.setState(sourceId, 'active', person.id);
  }

  @Post(':id/poll')
  @Allow(...PERMISSIONS['sources.manage'])
  @Costly(30)
  @Returns(sourceView)
  poll(
    @Param('id', { schema: id }) sourceId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<SourceView> {
    return this.sources.pollNow(sourceId, person.id);
  }

  @Delete(':id')
  @Allow(...PERMISSIONS['sources.manage'])
  @ReturnsNothing()
  async remove(
    @Param('id', { schema: id }) sourceId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<void> {
    await this.sources.setState(sourceId, 'removed', person.id);
  }
}
