/** How well it is told that a reply does not listen: a question left open, a wrong language, script or name. */
import { listeningColumns, listeningCount, listeningRows } from '../../support/gold-listening.js';
import { describeGold } from '../../support/gold-rows.js';

const parts = { replies: listeningRows(__dirname, 'replies') };

describeGold('the replies that do not listen', parts, listeningCount(), {
  // What is reached where it is less than 0.9 and 0.85.
  floors: { 'replies ta-Latn': { recall: 0.75 } },
  columns: listeningColumns,
});
