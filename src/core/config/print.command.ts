/** `npm run config`: prints every setting in force, with secrets redacted; exit 1 when one is wrong. */
import { describeSettings, readSettings } from './settings.js';

const { settings, problems } = readSettings(process.env);
console.log(describeSettings(settings, process.env));
for (const p of problems)
  console.error(`\nWRONG ${p.env}: given ${JSON.stringify(p.given)}, allowed: ${p.allowed}`);
process.exitCode = problems.length > 0 ? 1 : 0;
