/** How well authority, likeness and links are judged, per language. Of sealed parts only figures are printed; floors, so that nothing gets worse unseen. */
import { join } from 'node:path';
import { authorityRows, cannedRows, gateCount, linkRows } from '../support/gold-gate.js';
import { describeGold } from '../support/gold-rows.js';

const folder = (name: string): string => join(__dirname, name);
const each = <T>(
  read: (folder: string, part: string) => T,
  name: string,
  parts: string[],
): Record<string, T> => Object.fromEntries(parts.map((part) => [part, read(folder(name), part)]));

describeGold(
  'what is not the writer’s to give or say',
  each(authorityRows, 'authority', ['tune', 'test', 'fresh', 'fresh2']),
  gateCount('authority'),
  {
    // What is reached where it is less than 0.9 and 0.85.
    floors: {
      'fresh2 en': { recall: 0.62 },
      'fresh2 hi': { recall: 0.83 },
      'fresh2 ta': { recall: 0.66 },
      'fresh2 all': { recall: 0.78 },
    },
  },
);
describeGold('replies like others', each(cannedRows, 'canned', ['tune', 'test']), gateCount('canned'), {
  floors: {},
});
describeGold('the links and handles', each(linkRows, 'links', ['tune', 'test']), gateCount('links'), {
  floors: {},
});
