/**
 * Puts the checks together from their data: load once, ask as often as one likes. Everything after loading is pure,
 * the dictionaries apart, which are read on first use (call `warm` to have that behind you).
 */
import { join } from 'node:path';
import type { LengthRule } from '../../../platforms/ports.js';
import {
  languageWordsSchema,
  lengthsSchema,
  loadDictionaries,
  loadRomanised,
  policySchema,
  profanitySchema,
  readWords,
  readYaml,
  wordingSchema,
} from './check-files.js';
import { makeDoubledWords } from './doubled-words.js';
import type { Examine, Levels } from './draft.js';
import { examineEmpty } from './empty-check.js';
import { englishWords } from './english-words.js';
import { makeDialect } from './dialect-check.js';
import type { Check, CheckContext, Finding } from './finding.js';
import { type GateChecks, loadGateChecks } from './gate-checks.js';
import { examineLength } from './length-check.js';
import type { OverrulingRules } from './overruling.js';
import { loadOverruling } from './overruling-files.js';
import { makePlaceholder } from './placeholder-check.js';
import type { BusinessCalendar } from './promise/business-days.js';
import { makePromise } from './promise/promise-check.js';
import { loadCalendars, loadPromiseTools } from './promise/promise-files.js';
import { makeProfanity } from './profanity-check.js';
import { loadGrammarRules } from './grammar/grammar-files.js';
import type { GrammarRules } from './grammar/grammar-rules.js';
import { loadPhraseRules } from './grammar/phrase-rules.js';
import { makeEnglish } from './grammar/english-findings.js';
import { loadRealWords } from './real-words/load-real-words.js';
import { blankOut } from './blank-out.js';
import { type LanguageWords, replyLanguage } from './reply-language.js';
import { loadReAsk } from './re-ask/re-ask-check.js';
import { judge, runChecks } from './run-checks.js';
import {
  AS_DELIVERED,
  type CheckSettings,
  leastLevels,
  levelsWith,
  toneWith,
} from './settings/check-settings.js';
import type { SettingsGround } from './settings/settings-problems.js';
import { examineScript } from './script-check.js';
import { loadSecretAsked } from './secret-asked-files.js';
import { examineSecretGiven } from './secret-given.js';
import { makeShouting } from './shouting-check.js';
import { makeSpelling } from './spelling-check.js';
import { loadSpellingLists } from './spelling-lists.js';
import { makeTone } from './tone/tone-check.js';
import { loadTone } from './tone/tone-files.js';

export interface CheckKit {
  checks: readonly Check[];
  levels: Levels;
  languageWords: LanguageWords;
  grammarRules: GrammarRules;
  /** Is the reply English, so that its grammar can be read? */
  isEnglish(context: CheckContext): boolean;
  /** Used where the platform's own answer is not at hand; keyed by platform. */
  lengths: ReadonlyMap<string, LengthRule>;
  /** How a brand counts its days, by its slug. */
  calendarOf(brandSlug: string): BusinessCalendar;
  /** Who may give and say what, by role. */
  authority: GateChecks['authority'];
  canned: GateChecks['canned'];
  linksToTry: GateChecks['linksToTry'];
  /** Whether each promise of a reply must be confirmed before it is submitted, by the brand's slug. */
  mustConfirm(brandSlug: string): boolean;
  /** Who may overrule which check. */
  overruling: OverrulingRules;
  /** Words that are right for this brand, beside those that whoever asks knows of. */
  words: readonly string[];
  /** From when a reply is too like others. */
  likeness: GateChecks['likeness'];
  /** The checks as a brand has set them. Quick: dictionaries, patterns and models are shared. */
  forBrand(slug: string, settings: CheckSettings): CheckKit;
  /** What a brand may set, and what holds where it sets nothing. */
  ground(slug: string): SettingsGround;
  /** Reads the dictionaries and makes the patterns ready instead of with the first reply, a step a `next`, so that others get their turn. */
  warm(): Iterator<unknown>;
}

/** `configDir` holds `checks/`. Throws EarshotError('invalid-input') naming file and key when the data is wrong. */
export function loadCheckKit(configDir: string): CheckKit {
  const folder = join(configDir, 'checks');
  const wording = readYaml(folder, 'wording.yaml', wordingSchema);
  const policy = readYaml(folder, 'policy.yaml', policySchema);
  const levels = policy.levels as Levels;
  const mustConfirm = (slug: string): boolean => !policy.promisesOnlyRemarked.includes(slug);
  const profanity = readYaml(folder, 'profanity.yaml', profanitySchema);
  const { lists, phrases } = loadSpellingLists(folder, profanity);
  const dictionaries = once(() => loadDictionaries(configDir));
  const english = once(() => englishWords(lists, dictionaries()));
  const little = readYaml(folder, 'language-words.yaml', languageWordsSchema);
  const languageWords: LanguageWords = {
    english: new Set(little.english),
    hindiLatin: new Set(little.hindiLatin),
    tamilLatin: new Set(little.tamilLatin),
    romanised: loadRomanised(configDir),
    // A name is no sign of another language.
    isEnglish: (word) =>
      english().known(word) ||
      english().isName(word) ||
      english().known(word.charAt(0).toUpperCase() + word.slice(1)),
  };

  const isEnglish = (prose: string, { language }: CheckContext): boolean =>
    replyLanguage(prose, language, languageWords) === 'en';
  const grammarRules = loadGrammarRules(folder);
  const realWords = loadRealWords(configDir);

  const gateFor = loadGateChecks(folder, languageWords);
  const tone = loadTone(folder);
  const overruling = loadOverruling(folder);
  const shared: Examine[] = [
    examineEmpty,
    examineLength,
    makeEnglish({
      first: [
        makeSpelling(english, languageWords, {
          phrases,
          affixes: wording.affixes,
          combining: readWords(folder, 'en-combining.txt'),
          capitals: readWords(folder, 'en-capitals.txt'),
          borrowed: new Set(readWords(folder, 'en-borrowed.txt')),
          timesSeen: realWords.timesSeen,
        }),
        makeDoubledWords(
          { never: new Set(wording.doubledNever), fine: new Set(wording.doubledFine) },
          languageWords,
        ),
      ],
      realWords,
      edits: realWords.edits,
      phrases: loadPhraseRules(folder),
      rules: grammarRules,
      isEnglish,
    }),
    examineScript,
    makeShouting({ acronyms: new Set(wording.acronyms), isOrdinary: (word) => english().known(word) }),
    makeProfanity(profanity, languageWords),
    examineSecretGiven,
    loadSecretAsked(folder, languageWords),
    makePlaceholder(wording.placeholders),
    makePromise(loadPromiseTools(folder), languageWords),
    loadReAsk(folder),
  ];
  /** What follows from a brand's settings. */
  const madeFor = (settings: CheckSettings, judged: Levels): BrandPart => {
    const { examinations, ...gate } = gateFor(settings);
    const own: Examine[] = [
      ...examinations,
      ...(settings.dialect ? [makeDialect(settings.dialect, dictionaries, isEnglish)] : []),
      // Last, because its thousand patterns use up what code there may be for patterns: see quickPattern.
      makeTone({ ...tone, limits: toneWith(tone.limits, settings.toneShift) }, languageWords),
    ];
    const checks = [...shared, ...own].map((examine) => judge(examine, judged));
    return { ...gate, checks, levels: judged, words: settings.words };
  };
  const delivered = madeFor(AS_DELIVERED, levels);
  const ground = (slug: string): SettingsGround => {
    // What has to be confirmed stops a reply, whatever the remark on it is called.
    const here: Levels =
      levels[PROMISE] === 'off' || !mustConfirm(slug) ? levels : { ...levels, [PROMISE]: 'block' };
    const { authority, likeness } = delivered;
    return { delivered: here, least: leastLevels(here, overruling), authority, canned: likeness };
  };
  const kit: CheckKit = {
    ...delivered,
    languageWords,
    grammarRules,
    isEnglish: (context) => isEnglish(blankOut(context.text), context),
    calendarOf: loadCalendars(folder),
    mustConfirm,
    overruling,
    lengths: new Map(Object.entries(readYaml(folder, 'lengths.yaml', lengthsSchema).platforms)),
    ground,
    forBrand(slug, settings) {
      const { delivered: here, least } = ground(slug);
      const judged = levelsWith(here, least, settings.levels);
      return { ...kit, ...madeFor(settings, judged), mustConfirm: () => judged[PROMISE] === 'block' };
    },
    *warm() {
      yield english();
      yield realWords.warm();
      // Patterns are made ready when first tried, and fast when tried again: better on these than on the first replies of somebody who waits.
      for (let turn = 0; turn < WARM_TURNS; turn++)
        for (const check of delivered.checks)
          for (const text of turn === 0 ? GREETINGS : LETTERS) yield check({ ...NOTHING_AROUND, text });
    },
  };
  return kit;
}

type BrandPart = Pick<
  CheckKit,
  'checks' | 'levels' | 'authority' | 'likeness' | 'canned' | 'linksToTry' | 'words'
>;
const PROMISE = 'promise.unconfirmed';

const GREETINGS = [
  'Hello Asha, we are sorry that your order is late. May we know its number?',
  'நன்றி, நாளை அழைக்கிறோம்.',
  'धन्यवाद, हम कल फ़ोन करेंगे।',
  'Nandri, naalai koopidurom.',
  'Dhanyavaad, hum kal phone karenge.',
];
/** As long as replies are, in the ways they go. */
const LETTERS = [
  "Hi Meena, we're sorry about the torn packet and the wait. Could you send us your order number and a photo of the label? We have asked the courier for the time of delivery, and our team will call you tomorrow by 5 pm; if it is lost you'll get your money back. You can reach us at care@example.com. ^RK",
  'Thank you for telling us, Mr. Rao. I understand how upsetting it is to find a charge of ₹1,299 that you did not make. Please never share your OTP or card number with anybody. I have checked with our billing desk: their answer is due on Monday, and I will write to you here as soon as I have read it.',
];
const WARM_TURNS = 4;
const NOTHING_AROUND = {
  language: null,
  customerText: 'My order 48213 of 3 March is late. When will it come? Call me at 98400 12345.',
  allowWords: [],
  length: null,
  audience: 'public',
  thread: [
    { from: 'customer', channel: 'public', text: 'My order 48213 of 3 March is late.' },
    { from: 'us', channel: 'public', text: 'We are sorry. Which product is it?' },
    { from: 'customer', channel: 'public', text: 'When will it come? Call me at 98400 12345.' },
  ],
} as const;

/** Every finding on one reply, in reading order. */
export function checkReply(kit: CheckKit, context: CheckContext): Finding[] {
  return runChecks(kit.checks, context);
}

function once<T>(make: () => T): () => T {
  let held: { value: T } | null = null;
  return () => (held ??= { value: make() }).value;
}
