/** `npm run sample:accounts`: prints the ready accounts of the sample brand. Needs the installation's key, not its database. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppConfig } from '../config/config.js';
import { Vault } from '../vault/vault.js';
import { SAMPLE_ACCOUNTS, samplePassword } from './sample-accounts.js';

try {
  const config = AppConfig.fromEnvironment();
  if (!config.secretKey && !existsSync(join(config.dataDir, 'secret.key'))) {
    console.error(
      `There is no key in ${config.dataDir} yet: start Earshot once, or set EARSHOT_DATA_DIR or EARSHOT_SECRET_KEY as it is there.`,
    );
    process.exitCode = 1;
  } else {
    const vault = new Vault(config);
    const width = Math.max(...SAMPLE_ACCOUNTS.map((account) => account.email.length));
    for (const { email, roles } of SAMPLE_ACCOUNTS)
      console.log(`${email.padEnd(width)}  ${samplePassword(vault, email)}  ${roles.join(', ')}`);
    console.error('They open nothing any more once there is a real brand.');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
