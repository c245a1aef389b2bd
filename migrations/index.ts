/** Every migration, in order. Imported explicitly: a glob would find nothing under jest and too much after a rename. */
import { Core1700000000100 } from './1700000000100-core.js';
import { Listening1700000000200 } from './1700000000200-listening.js';
import { Desk1700000000300 } from './1700000000300-desk.js';
import { Escalation1700000000400 } from './1700000000400-escalation.js';
import { Alerts1700000000500 } from './1700000000500-alerts.js';
import { Foundation1700000000600 } from './1700000000600-foundation.js';
import { EscalationShares1700000000700 } from './1700000000700-escalation.js';
import { AlertsMended1700000000800 } from './1700000000800-alerts.js';
import { ReviewDesk1700000001010 } from './1700000001010-review-desk.js';
import { Promises1700000001100 } from './1700000001100-promises.js';
import { Publishing1700000001200 } from './1700000001200-publishing.js';
import { Help1700000001300 } from './1700000001300-help.js';
import { CheckSettings1700000001400 } from './1700000001400-check-settings.js';
import { Links1700000001410 } from './1700000001410-links.js';
import { Review1700000001000 } from './1700000001000-review.js';

export const migrations = [
  Core1700000000100,
  Listening1700000000200,
  Desk1700000000300,
  Escalation1700000000400,
  Alerts1700000000500,
  Foundation1700000000600,
  EscalationShares1700000000700,
  AlertsMended1700000000800,
  Review1700000001000,
  ReviewDesk1700000001010,
  Promises1700000001100,
  Publishing1700000001200,
  Help1700000001300,
  CheckSettings1700000001400,
  Links1700000001410,
];
