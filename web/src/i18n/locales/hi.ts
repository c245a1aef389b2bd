/** Everything the desk says in this language; one file an area. */
import audit from './hi/audit.json';
import auth from './hi/auth.json';
import bell from './hi/bell.json';
import brands from './hi/brands.json';
import cases from './hi/cases.json';
import finding from './hi/finding.json';
import inbox from './hi/inbox.json';
import judgement from './hi/judgement.json';
import mentions from './hi/mentions.json';
import people from './hi/people.json';
import reason from './hi/reason.json';
import reply from './hi/reply.json';
import review from './hi/review.json';
import shell from './hi/shell.json';
import sources from './hi/sources.json';
import words from './hi/words.json';

export default {
  desk: {
    audit,
    auth,
    bell,
    brands,
    cases,
    inbox,
    judgement,
    mentions,
    people,
    reply,
    review,
    shell,
    sources,
    words,
  },
  finding,
  reason,
};
