// A post that may be in either of two languages is heard by the heads of both.
import { createLanguageDetector } from '../../../../src/listening/scoring/language.js';
import { loadLanguageModel } from '../../../../src/listening/scoring/learned/language.loader.js';
import { Head, type Heads } from '../../../../src/listening/scoring/learned/head.js';
import { trainedSentiment } from '../../../../src/listening/scoring/learned/judges.js';
import { tokenise } from '../../../../src/listening/scoring/text/tokenise.js';
import type { Language } from '../../../../src/listening/scoring/score.js';
import { LINEAR_DEFAULTS, trainLinear } from '../../../../src/lab/train/linear-trainer.js';
import { packLinear } from '../../../../src/lab/train/pack.js';
import { configDir } from '../scorer-under-test.js';
import { CLASSES, tiny } from './tiny.js';

const { words, read, examples } = tiny();
const settings = { ...LINEAR_DEFAULTS, classes: CLASSES, bits: 12, epochs: 8, seeds: 1 };
const calibration = { slope: 1, bias: [0, 0, 0], decision: [0, 0, 0] };

/** The second head has learned the opposite of the first. */
function headOf(language: Language, turned: boolean): Head {
  const rows = examples.map((row) => ({ ...row, label: turned ? 2 - row.label : row.label }));
  const container = packLinear(trainLinear(rows, settings), calibration, {
    judgement: 'sentiment',
    languages: [language],
  });
  return new Head({ path: language, container, checksum: 1 }, words);
}
const first = headOf('hi', false);
const second = headOf('hi-Latn', true);
const heads: Heads = (_judgement, language) =>
  language === 'hi' ? first : language === 'hi-Latn' ? second : undefined;

function judge(rival?: { language: Language; share: number }) {
  const { features } = read('great service, quick and friendly :)', 'en');
  return trainedSentiment(heads, 'hi', features, { rating: null, ironic: false, denied: false, rival })!;
}

describe('a post whose language is in doubt', () => {
  it('is judged by its language alone where there is no rival, or none with a trained head', () => {
    expect(judge().sentiment).toBe('pos');
    expect(judge({ language: 'other', share: 0.5 })).toEqual(judge());
  });

  it('is judged by both, each by its share', () => {
    const alone = judge();
    const mixed = judge({ language: 'hi-Latn', share: 0.4 });
    const other = judge({ language: 'hi-Latn', share: 1 });
    expect(other.sentiment).toBe('neg');
    expect(mixed.polarity).toBeCloseTo(0.6 * alone.polarity + 0.4 * other.polarity, 6);
    expect(mixed.sure).toBeLessThan(alone.sure);
  });

  const detect = createLanguageDetector(loadLanguageModel(configDir));
  it.each([
    ['the delivery was late again and nobody answered my mail', undefined],
    ['paise wapas kab milenge bhai, order cancel kar diya tha', undefined],
    ['nice phone super battery', expect.objectContaining({ share: expect.any(Number) as number })],
  ])('%s', (text, rival) => {
    expect(detect(tokenise(text).tokens).rival).toEqual(rival);
  });
});
