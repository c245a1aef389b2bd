/**
 * Every setting of Earshot: its environment variable, what it means, what it may be, and what it is when nobody says.
 * Pure: it is given an environment and answers settings or a list of what is wrong. Nothing else reads process.env.
 */
import { z } from 'zod';
import { isInjected } from './injected.js';
import { ASSIST_SETTINGS } from './assist-settings.js';
import { CHECKS_SETTINGS } from './checks-settings.js';
import { MAIL_SETTINGS } from './mail-settings.js';
import { SCORING_SETTINGS } from './scoring-settings.js';
import { SECRET_SETTINGS } from './secret-settings.js';
import { flag, HOST_ENTRY, setting, url, whole } from './setting-kinds.js';

export const SETTINGS = {
  port: setting({
    env: 'PORT',
    about: 'Port of the desk and its API',
    schema: whole(0, 65535),
    fallback: 3000,
  }),
  host: setting({
    env: 'HOST',
    about: 'Address to listen on; 0.0.0.0 for every interface',
    schema: z.string().min(1),
    fallback: '127.0.0.1',
  }),
  publicUrl: setting<string | null>({
    env: 'EARSHOT_URL',
    about: 'Address under which people reach the desk, for links and the origin check',
    schema: url('http', 'https'),
    fallback: null,
  }),
  dataDir: setting({
    env: 'EARSHOT_DATA_DIR',
    about: 'Folder of the embedded database and the generated key',
    schema: z.string().min(1),
    fallback: './data',
  }),
  databaseUrl: setting<string | null>({
    env: 'DATABASE_URL',
    about: 'PostgreSQL to use instead of the embedded one',
    secret: true,
    schema: url('postgres', 'postgresql'),
    fallback: null,
  }),
  databasePool: setting({
    env: 'EARSHOT_DATABASE_POOL',
    about: 'Connections each process keeps to PostgreSQL',
    schema: whole(4, 200),
    fallback: 20,
  }),
  redisUrl: setting<string | null>({
    env: 'REDIS_URL',
    about: 'Redis for the job queue; without it the queue lives in PostgreSQL',
    secret: true,
    schema: url('redis', 'rediss'),
    fallback: null,
  }),
  role: setting<'all' | 'web' | 'worker'>({
    env: 'EARSHOT_ROLE',
    about: 'What this process does: all, web (desk and API) or worker (jobs and schedules)',
    schema: z.enum(['all', 'web', 'worker'], { error: 'all, web or worker' }),
    fallback: 'all',
  }),
  allowHosts: setting<string[]>({
    env: 'EARSHOT_ALLOW_HOSTS',
    about:
      'Private hosts that may be fetched all the same (intranet, tests): names, addresses or networks, with or without port, comma-separated',
    schema: z
      .string()
      .transform((value) =>
        value
          .split(',')
          .map((s) => s.trim())
          .filter(Boolean),
      )
      .refine(
        (list) => list.every((entry) => HOST_ENTRY.test(entry)),
        'names, addresses or networks such as feeds.example:8080,10.0.0.0/8',
      ),
    fallback: [],
  }),
  logLevel: setting<'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'>({
    env: 'EARSHOT_LOG_LEVEL',
    about: 'How much is logged',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'fatal, error, warn, info, debug, trace or silent',
    }),
    fallback: 'info',
  }),
  trustProxy: setting({
    env: 'EARSHOT_TRUST_PROXY',
    about: 'How many reverse proxies stand in front (their X-Forwarded-For is believed)',
    schema: whole(0, 10),
    fallback: 0,
  }),
  cookieSecure: setting({
    env: 'EARSHOT_TLS',
    about: 'Whether people reach the desk over https: secure cookies, HSTS',
    schema: flag,
    fallback: false,
  }),
  sessionHours: setting({
    env: 'EARSHOT_SESSION_HOURS',
    about: 'Hours until an idle session ends',
    schema: whole(1, 720),
    fallback: 12,
  }),
  metricsToken: setting<string | null>({
    env: 'EARSHOT_METRICS_TOKEN',
    about: 'Bearer token for /metrics; without it only this machine may read them',
    secret: true,
    schema: z.string().min(16, 'at least 16 characters'),
    fallback: null,
  }),
  sample: setting({
    env: 'EARSHOT_SAMPLE',
    about: 'Whether a fresh installation gets the labelled sample brand',
    schema: flag,
    fallback: true,
  }),
  configDir: setting({
    env: 'EARSHOT_CONFIG_DIR',
    about: 'Folder of the data files (word lists, policies)',
    schema: z.string().min(1),
    fallback: './config',
  }),
  webDir: setting({
    env: 'EARSHOT_WEB_DIR',
    about: 'Folder of the built desk',
    schema: z.string().min(1),
    fallback: './dist/web',
  }),
  pollTickSeconds: setting({
    env: 'EARSHOT_POLL_TICK_SECONDS',
    about: 'How often due sources are looked for',
    schema: whole(1, 300),
    fallback: 5,
  }),
  pollMinSeconds: setting({
    env: 'EARSHOT_POLL_MIN_SECONDS',
    about: 'Shortest time between two polls of one source',
    schema: whole(1, 3600),
    fallback: 60,
  }),
  pollMaxSeconds: setting({
    env: 'EARSHOT_POLL_MAX_SECONDS',
    about: 'Longest time between two polls of a quiet source',
    schema: whole(60, 86400),
    fallback: 3600,
  }),
  pollLeaseSeconds: setting({
    env: 'EARSHOT_POLL_LEASE_SECONDS',
    about: 'How long a poller that died keeps its source from the others',
    schema: whole(2, 600),
    fallback: 60,
  }),
  sendTimeoutSeconds: setting({
    env: 'EARSHOT_SEND_TIMEOUT_SECONDS',
    about: 'How long a platform may take to answer a post before its outcome counts as unknown',
    schema: whole(1, 120),
    fallback: 20,
  }),
  reconcileAfterSeconds: setting({
    env: 'EARSHOT_RECONCILE_AFTER_SECONDS',
    about: 'Pause before each reading back of a post of unknown outcome',
    schema: whole(1, 3600),
    fallback: 30,
  }),
  reconcileReadings: setting({
    env: 'EARSHOT_RECONCILE_READINGS',
    about: 'How many readings must agree that a post never arrived',
    schema: whole(1, 20),
    fallback: 3,
  }),
  ...SECRET_SETTINGS,
  ...MAIL_SETTINGS,
  ...SCORING_SETTINGS,
  ...CHECKS_SETTINGS,
  ...ASSIST_SETTINGS,
};

export type Settings = { -readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K]['fallback'] };
export interface SettingProblem {
  env: string;
  given: string;
  allowed: string;
}

/** Reads every setting; an empty variable counts as not set. Problems name the variable, what was given and what is allowed. */
export function readSettings(env: Record<string, string | undefined>): {
  settings: Settings;
  problems: SettingProblem[];
} {
  const settings: Record<string, unknown> = {};
  const problems: SettingProblem[] = [];
  for (const [name, entry] of Object.entries(SETTINGS)) {
    const given = env[entry.env];
    settings[name] = entry.fallback;
    if (given === undefined || given === '') continue;
    const parsed = (entry.schema as z.ZodType).safeParse(given);
    if (parsed.success) settings[name] = parsed.data;
    else
      problems.push({
        env: entry.env,
        given: 'secret' in entry && entry.secret ? '(hidden)' : given,
        allowed: parsed.error.issues.map((issue) => issue.message).join('; '),
      });
  }
  const known = new Set(Object.values(SETTINGS).map((entry) => entry.env));
  for (const key of Object.keys(env))
    if (key.startsWith('EARSHOT_') && !known.has(key) && !isInjected(key, env[key]))
      problems.push({
        env: key,
        given: '(set)',
        allowed: 'no such setting; `npm run config` lists them all',
      });
  return { settings: settings as Settings, problems };
}

/** What is in force, one line a setting, secrets redacted: for `npm run config`. */
export function describeSettings(settings: Settings, env: Record<string, string | undefined>): string {
  const lines = Object.entries(SETTINGS).map(([name, entry]) => {
    const value: unknown = settings[name as keyof Settings];
    const shown =
      value === null || (Array.isArray(value) && value.length === 0)
        ? '(not set)'
        : 'secret' in entry && entry.secret
          ? '(set, hidden)'
          : String(value);
    const origin = env[entry.env] ? 'environment' : 'default';
    return `${entry.env}=${shown}   [${origin}]\n    ${entry.about}`;
  });
  return lines.join('\n');
}
