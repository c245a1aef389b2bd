/** Accounts and platforms over HTTP. */
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { id, Returns, ReturnsNothing } from '../../core/http-api/api-schema.js';
import { Costly } from '../../core/http-api/costly.decorator.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { AccountConnectionsService } from './account-connections.service.js';
import {
  accountList,
  accountQuery,
  accountView,
  type AccountView,
  connectInput,
  type ConnectInput,
  platformList,
  type PlatformListView,
  removeQuery,
} from './accounts.api.js';

@Controller('api')
@Allow(...PERMISSIONS['accounts.read'])
export class AccountsController {
  constructor(private readonly accounts: AccountConnectionsService) {}

  @Get('platforms')
  @Returns(platformList)
  platforms(): PlatformListView {
    return this.accounts.platformList();
  }

  @Get('accounts')
  @Returns(accountList)
  async list(
    @Query({ schema: accountQuery }) query: { brandId?: string },
  ): Promise<{ items: AccountView[] }> {
    return { items: await this.accounts.list(query.brandId) };
  }

  @Post('accounts')
  @Allow(...PERMISSIONS['accounts.manage'])
  @Costly(20)
  @Returns(accountView)
  connect(
    @Body({ schema: connectInput }) body: ConnectInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<AccountView> {
    return this.accounts.connect(body, { kind: 'person', id: person.id });
  }

  @Post('accounts/:id/verify')
  @Allow(...PERMISSIONS['accounts.manage'])
  @Costly(20)
  @Returns(accountView)
  verify(
    @Param('id', { schema: id }) accountId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<AccountView> {
    return this.accounts.verify(accountId, { kind: 'person', id: person.id });
  }

  @Delete('accounts/:id')
  @Allow(...PERMISSIONS['accounts.manage'])
  @ReturnsNothing()
  remove(
    @Param('id', { schema: id }) accountId: string,
    @Query({ schema: removeQuery }) query: { confirm?: 'true' | 'false' },
    @CurrentPerson() person: SignedIn,
  ): Promise<void> {
    return this.accounts.remove(accountId, { kind: 'person', id: person.id }, query.confirm === 'true');
  }
}
