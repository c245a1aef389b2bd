/** Settings of outgoing mail; part of SETTINGS. Pure data. */
import { z } from 'zod';
import { setting, url } from './setting-kinds.js';

/** A bare address, or a name with the address in angle brackets. */
const FROM = /^(?:[^\s@<>]+@[^\s@<>]+|[^<>\r\n"]{1,100} <[^\s@<>]+@[^\s@<>]+>)$/;

export const MAIL_SETTINGS = {
  smtpUrl: setting<string | null>({
    env: 'EARSHOT_SMTP_URL',
    about:
      'Mail server for alerts and digests, such as smtp://user:password@mail.example.org:587 or smtps://…:465; without it nothing is mailed. With a password STARTTLS is demanded, unless ?tls=off is added. A private address must be in EARSHOT_ALLOW_HOSTS, too',
    secret: true,
    schema: url('smtp', 'smtps'),
    fallback: null,
  }),
  mailFrom: setting<string | null>({
    env: 'EARSHOT_MAIL_FROM',
    about: 'Sender of that mail, such as Earshot <alerts@example.org>',
    schema: z.string().regex(FROM, 'an address such as Earshot <alerts@example.org>'),
    fallback: null,
  }),
};
