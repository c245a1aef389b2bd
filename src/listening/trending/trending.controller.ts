/** Trending phrases of a brand over HTTP. */
import { Controller, Get, Param, Query } from '@nestjs/common';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { trendingQuery, type TrendingQuery, trendingView, type TrendingView } from './trending.api.js';
import { TrendingQueries } from './trending.queries.js';

@Controller('api/brands/:id/trending')
@Allow(...PERMISSIONS['mentions.read'])
export class TrendingController {
  constructor(private readonly trending: TrendingQueries) {}

  @Get()
  @Returns(trendingView)
  of(
    @Param('id', { schema: id }) brandId: string,
    @Query({ schema: trendingQuery }) { hour }: TrendingQuery,
  ): Promise<TrendingView> {
    return this.trending.of(brandId, hour ?? null);
  }
}
