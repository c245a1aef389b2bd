/** /api/brands/:id/snippets and /api/snippets/:id: knowledge, kept by leads. */
import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { id, Returns, ReturnsNothing } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import {
  type SnippetChange,
  snippetChange,
  type SnippetInput,
  snippetInput,
  type SnippetList,
  snippetList,
  type SnippetView,
  snippetView,
} from './snippets.api.js';
import { SnippetsService } from './snippets.service.js';

@Controller('api')
@Allow(...PERMISSIONS['snippets.manage'])
export class SnippetsController {
  constructor(private readonly snippets: SnippetsService) {}

  @Get('brands/:id/snippets')
  @Allow(...PERMISSIONS['snippets.read'])
  @Returns(snippetList)
  list(@Param('id', { schema: id }) brandId: string): Promise<SnippetList> {
    return this.snippets.list(brandId);
  }

  @Post('brands/:id/snippets')
  @Returns(snippetView, 201)
  add(
    @Param('id', { schema: id }) brandId: string,
    @Body({ schema: snippetInput }) body: SnippetInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<SnippetView> {
    return this.snippets.add(person.id, brandId, body);
  }

  @Patch('snippets/:id')
  @Returns(snippetView)
  change(
    @Param('id', { schema: id }) snippetId: string,
    @Body({ schema: snippetChange }) body: SnippetChange,
    @CurrentPerson() person: SignedIn,
  ): Promise<SnippetView> {
    return this.snippets.change(person.id, snippetId, body);
  }

  @Delete('snippets/:id')
  @ReturnsNothing()
  retire(@Param('id', { schema: id }) snippetId: string, @CurrentPerson() person: SignedIn): Promise<void> {
    return this.snippets.retire(person.id, snippetId);
  }
}
