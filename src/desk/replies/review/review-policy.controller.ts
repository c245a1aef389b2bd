/** A brand’s review policy and what its writers have earned, over HTTP. */
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { id, Returns } from '../../../core/http-api/api-schema.js';
import { Allow } from '../../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../../core/identity/role.js';
import {
  policyInput,
  type PolicyInput,
  policyView,
  type PolicyView,
  reviewTimeView,
  type ReviewTimeView,
  trustView,
  type TrustView,
} from './review-policy.api.js';
import { ReviewPolicyService } from './review-policy.service.js';

@Controller('api/brands')
@Allow(...PERMISSIONS['review.manage'])
export class ReviewPolicyController {
  constructor(private readonly policies: ReviewPolicyService) {}

  @Get(':id/review-policy')
  @Returns(policyView)
  read(@Param('id', { schema: id }) brandId: string): Promise<PolicyView> {
    return this.policies.read(brandId);
  }

  @Put(':id/review-policy')
  @Returns(policyView)
  change(
    @Param('id', { schema: id }) brandId: string,
    @Body({ schema: policyInput }) body: PolicyInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<PolicyView> {
    return this.policies.change(person, brandId, body);
  }

  @Get(':id/review-trust')
  @Returns(trustView)
  trust(@Param('id', { schema: id }) brandId: string): Promise<TrustView> {
    return this.policies.trust(brandId);
  }

  @Get(':id/review-time')
  @Returns(reviewTimeView)
  time(@Param('id', { schema: id }) brandId: string): Promise<ReviewTimeView> {
    return this.policies.time(brandId);
  }
}
