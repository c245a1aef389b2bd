/** Everything the desk says in this language; one file an area. */
import alertRules from './ta/alertRules.json';
import alerts from './ta/alerts.json';
import audit from './ta/audit.json';
import auth from './ta/auth.json';
import bell from './ta/bell.json';
import brands from './ta/brands.json';
import cases from './ta/cases.json';
import checkSettings from './ta/checkSettings.json';
import crisis from './ta/crisis.json';
import digest from './ta/digest.json';
import finding from './ta/finding.json';
import help from './ta/help.json';
import inbox from './ta/inbox.json';
import judgement from './ta/judgement.json';
import lab from './ta/lab.json';
import mentions from './ta/mentions.json';
import people from './ta/people.json';
import promises from './ta/promises.json';
import publishing from './ta/publishing.json';
import reason from './ta/reason.json';
import reply from './ta/reply.json';
import review from './ta/review.json';
import reviewPolicy from './ta/reviewPolicy.json';
import shell from './ta/shell.json';
import sources from './ta/sources.json';
import words from './ta/words.json';

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
