/** A brand's own topics over HTTP. */
import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { brandTopics, type BrandTopics, topicCode, topicInput, type TopicInput } from './topics.api.js';
import { TopicsService } from './topics.service.js';

@Controller('api/brands/:id/topics')
@Allow(...PERMISSIONS['topics.manage'])
export class TopicsController {
  constructor(private readonly topics: TopicsService) {}

  @Get()
  @Allow(...PERMISSIONS['scoring.read'])
  @Returns(brandTopics)
  list(@Param('id', { schema: id }) brandId: string): Promise<BrandTopics> {
    return this.topics.list(brandId);
  }

  @Put(':topic')
  @Returns(brandTopics)
  async put(
    @Param('id', { schema: id }) brandId: string,
    @Param('topic', { schema: topicCode }) topic: string,
    @Body({ schema: topicInput }) body: TopicInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<BrandTopics> {
    await this.topics.put(brandId, topic, body, person.id);
    return this.topics.list(brandId);
  }

  @Delete(':topic')
  @Returns(brandTopics)
  async remove(
    @Param('id', { schema: id }) brandId: string,
    @Param('topic', { schema: topicCode }) topic: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<BrandTopics> {
    await this.topics.remove(brandId, topic, person.id);
    return this.topics.list(brandId);
  }
}
