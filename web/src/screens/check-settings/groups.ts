/** The findings of a brand's checks in the groups in which they are shown. Pure. */
import type { CheckSettingsView } from '../../api/types.js';
import type { Level, SettingsForm } from './settings-form.js';

export type CodeFacts = CheckSettingsView['codes'][number];

/** What is set most often first. A check that is not named here comes after them. */
const ORDER = [
  'spelling',
  'grammar',
  'tone',
  'shouting',
  'profanity',
  'banned',
  'promise',
  'authority',
  'secret-asked',
  'secret-given',
  're-ask',
  'listening',
  'canned',
  'links',
  'hold',
  'script',
  'length',
  'placeholder',
  'empty',
];

export interface Group {
  check: string;
  codes: CodeFacts[];
}

export function groupsOf(codes: readonly CodeFacts[]): Group[] {
  const checks = [...new Set(codes.map(({ check }) => check))];
  const place = (check: string): number => (ORDER.indexOf(check) + ORDER.length + 1) % (ORDER.length + 1);
  return checks
    .sort((a, b) => place(a) - place(b))
    .map((check) => ({ check, codes: codes.filter((one) => one.check === check) }));
}

const STRENGTH: Record<Level, number> = { off: 0, warn: 1, block: 2 };

/** The levels somebody may choose: never below what is fixed, nor below what stands where only an administrator makes it milder. */
export function choicesOf(facts: CodeFacts, saved: Level | undefined, admin: boolean): Level[] {
  const stands = saved ?? facts.delivered;
  const from = facts.takesAdmin && !admin ? stands : facts.least;
  return (['block', 'warn', 'off'] as const).filter((level) => STRENGTH[level] >= STRENGTH[from]);
}

/** Of a group: how many findings the brand judges otherwise than delivered, and how many of them are not saved. */
export function countsOf(
  codes: readonly CodeFacts[],
  form: SettingsForm,
  saved: SettingsForm,
): { own: number; unsaved: number } {
  return {
    own: codes.filter(({ code }) => form.levels[code] !== undefined).length,
    unsaved: codes.filter(({ code }) => form.levels[code] !== saved.levels[code]).length,
  };
}
