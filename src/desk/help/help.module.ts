/** Help while a reply is written: what was answered before, knowledge, and an assistant that is off until somebody switches it on. */
import { Module } from '@nestjs/common';
import { RepliesModule } from '../replies/replies.module.js';
import { AssistantController } from './assistant.controller.js';
import { AssistantService } from './assistant.service.js';
import { Assisting } from './assisting.service.js';
import { ChatClient } from './chat-client.service.js';
import { HelpController } from './help.controller.js';
import { HelpQueries } from './help.queries.js';
import { HelpService } from './help.service.js';
import { Remembering } from './remembering.service.js';
import { SampleKnowledge } from './sample-knowledge.service.js';
import { SampleReplies } from './sample-replies.service.js';
import { SimilarQueries } from './similar.queries.js';
import { SnippetReviews } from './snippet-reviews.service.js';
import { SnippetsController } from './snippets.controller.js';
import { SnippetsService } from './snippets.service.js';

@Module({
  imports: [RepliesModule],
  controllers: [HelpController, SnippetsController, AssistantController],
  providers: [
    AssistantService,
    Assisting,
    ChatClient,
    HelpQueries,
    HelpService,
    Remembering,
    SampleKnowledge,
    SampleReplies,
    SimilarQueries,
    SnippetReviews,
    SnippetsService,
  ],
})
export class HelpModule {}
