/** Settings of the key that seals credentials; part of SETTINGS. Pure data. */
import { z } from 'zod';
import { flag, setting } from './setting-kinds.js';

export const SECRET_SETTINGS = {
  secretKey: setting<string | null>({
    env: 'EARSHOT_SECRET_KEY',
    about:
      'Key that seals platform credentials: 32 bytes in base64 or hex. Without it a key file is generated in the data folder',
    secret: true,
    schema: z
      .string()
      .refine(
        (v) => /^[0-9a-f]{64}$/i.test(v) || Buffer.from(v, 'base64').length === 32,
        '32 bytes in base64 or hex (openssl rand -base64 32)',
      ),
    fallback: null,
  }),
  newSecretKey: setting({
    env: 'EARSHOT_NEW_SECRET_KEY',
    about:
      'Set to true for one start when the old key is lost for good: the new one is taken, and every account and endpoint must be connected again',
    schema: flag,
    fallback: false,
  }),
};
