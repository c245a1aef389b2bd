/** How well replies that ask for a secret, or give one away, are stopped. Of sealed parts only figures are printed; floors, so that nothing gets worse unseen. */
import { checkWords, secretCount, secretRows } from '../../support/gold-checks.js';
import { describeGold } from '../../support/gold-rows.js';

/** What is reached where it is less than 0.9 and 0.85. */
const floors = {
  'test en': { recall: 0.83 },
  'test hi': { recall: 0.78 },
  'second en': { recall: 0.83 },
};
const parts = {
  tune: secretRows(__dirname, 'tune'),
  more: secretRows(__dirname, 'more'),
  test: secretRows(__dirname, 'test'),
  second: secretRows(__dirname, 'second'),
};

describeGold('the replies that ask for a secret or give one', parts, secretCount(checkWords), { floors });
