/** Everything the desk says in this language; one file an area. */
import alertRules from './hi/alertRules.json';
import alerts from './hi/alerts.json';
import audit from './hi/audit.json';
import auth from './hi/auth.json';
import bell from './hi/bell.json';
import brands from './hi/brands.json';
import cases from './hi/cases.json';
import checkSettings from './hi/checkSettings.json';
import crisis from './hi/crisis.json';
import digest from './hi/digest.json';
import finding from './hi/finding.json';
import help from './hi/help.json';
import inbox from './hi/inbox.json';
import judgement from './hi/judgement.json';
import lab from './hi/lab.json';
import mentions from './hi/mentions.json';
import people from './hi/people.json';
import promises from './hi/promises.json';
import publishing from './hi/publishing.json';
import reason from './hi/reason.json';
import reply from './hi/reply.json';
import review from './hi/review.json';
import reviewPolicy from './hi/reviewPolicy.json';
import shell from './hi/shell.json';
import sources from './hi/sources.json';
import words from './hi/words.json';

export default {
  desk: {
    alertRules,
    alerts,
    audit,
    auth,
    bell,
    brands,
    cases,
    checkSettings,
    crisis,
    digest,
    help,
    inbox,
    judgement,
    lab,
    mentions,
    people,
    promises,
    publishing,
    reply,
    review,
    reviewPolicy,
    shell,
    sources,
    words,
  },
  finding,
  reason,
};
