/** Our accounts on platforms. */
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { AccountConnectionsService } from './account-connections.service.js';
import { Account } from './account.entity.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { ByHandAccounts } from './by-hand-accounts.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Account]), PlatformsModule],
  controllers: [AccountsController],
  providers: [AccountsService, AccountConnectionsService, ByHandAccounts],
  exports: [AccountsService, ByHandAccounts],
})
export class AccountsModule {}
