/** Everything the desk says in this language; one file an area. */
import audit from './en/audit.json';
import auth from './en/auth.json';
import bell from './en/bell.json';
import brands from './en/brands.json';
import cases from './en/cases.json';
import finding from './en/finding.json';
import inbox from './en/inbox.json';
import judgement from './en/judgement.json';
import mentions from './en/mentions.json';
import people from './en/people.json';
import reason from './en/reason.json';
import reply from './en/reply.json';
import review from './en/review.json';
import shell from './en/shell.json';
import sources from './en/sources.json';
import words from './en/words.json';

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
