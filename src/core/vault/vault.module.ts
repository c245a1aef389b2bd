/** The vault, for whoever keeps credentials. */
import { Global, Module } from '@nestjs/common';
import { KeyCheck } from './key-check.service.js';
import { Vault } from './vault.js';

@Global()
@Module({ providers: [Vault, KeyCheck], exports: [Vault] })
export class VaultModule {}
