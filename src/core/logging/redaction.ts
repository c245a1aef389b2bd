/** Which members of a logged object are never written, as paths of pino. One list, tested; a new kind of secret is added here. */
const SECRETS = [
  'password',
  'passwordHash',
  'password_hash',
  'current',
  'next',
  'token',
  'csrfToken',
  'csrf_token',
  'accessToken',
  'appPassword',
  'clientSecret',
  'credentials',
  'secret',
  'secretKey',
  'databaseUrl',
  'redisUrl',
  'metricsToken',
  'authorization',
  'cookie',
  'parameters', // of a failed query: they hold whatever was being stored
];
const HEADERS = ['authorization', 'cookie', '"set-cookie"', '"x-csrf-token"', '"proxy-authorization"'];

const member = (name: string): string => (name.startsWith('"') ? `[${name}]` : `.${name}`);

export const REDACTED_PATHS: string[] = [
  ...SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  ...['headers', 'req.headers', 'res.headers', '*.headers', '*.*.headers'].flatMap((at) =>
    HEADERS.map((name) => `${at}${member(name)}`),
  ),
];
