/** Everything the desk says in this language; one file an area. */
import alertRules from './en/alertRules.json';
import alerts from './en/alerts.json';
import audit from './en/audit.json';
import auth from './en/auth.json';
import bell from './en/bell.json';
import brands from './en/brands.json';
import cases from './en/cases.json';
import checkSettings from './en/checkSettings.json';
import crisis from './en/crisis.json';
import digest from './en/digest.json';
import finding from './en/finding.json';
import help from './en/help.json';
import inbox from './en/inbox.json';
import judgement from './en/judgement.json';
import lab from './en/lab.json';
import mentions from './en/mentions.json';
import people from './en/people.json';
import promises from './en/promises.json';
import publishing from './en/publishing.json';
import reason from './en/reason.json';
import reply from './en/reply.json';
import review from './en/review.json';
import reviewPolicy from './en/reviewPolicy.json';
import shell from './en/shell.json';
import sources from './en/sources.json';
import words from './en/words.json';

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
