/** How well re-asks are found, per language. Of sealed parts only figures are printed; floors, so that nothing gets worse unseen. */
import { checkWords, reAskColumns, reAskCount, reAskRows } from '../../support/gold-checks.js';
import { describeGold } from '../../support/gold-rows.js';

/** What is reached where it is less than 0.9 and 0.85. */
const floors = {
  'test ta': { precision: 0.88, recall: 0.78 },
  'test hi-Latn': { precision: 0.86, recall: 0.81 },
  'test ta-Latn': { precision: 0.87 },
  'second en': { precision: 0.77 },
  'second hi': { precision: 0.8 },
  'second hi-Latn': { precision: 0.75 },
  'second ta-Latn': { precision: 0.75 },
  'second all': { precision: 0.8 },
  'third en': { precision: 0.67 },
  'third hi': { precision: 0.75 },
  'third ta': { precision: 0.81 },
  'third hi-Latn': { precision: 0.85 },
  'third ta-Latn': { precision: 0.77 },
  'third all': { precision: 0.74 },
  'fourth hi': { precision: 0.8, recall: 0.82 },
  'fourth ta-Latn': { precision: 0.86, recall: 0.77 },
  'fourth all': { precision: 0.82, recall: 0.8 },
};
const parts = {
  tune: reAskRows(__dirname, 'tune'),
  more: reAskRows(__dirname, 'more'),
  test: reAskRows(__dirname, 'test'),
  second: reAskRows(__dirname, 'second'),
  third: reAskRows(__dirname, 'third'),
  fourth: reAskRows(__dirname, 'fourth'),
};

describeGold('the re-asks', parts, reAskCount(checkWords), { floors, columns: reAskColumns });
