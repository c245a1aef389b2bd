/** One entry: when, who, what, to what; its details open in words, and as they are stored for whoever must be certain. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { AuditEntry } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useBrand } from '../../session/brand.js';
import classes from './Audit.module.css';
import { factsOf, isId } from './audit-search.js';
import { useFactWords } from './use-fact-words.js';

export function AuditItem({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const facts = factsOf(entry.details);
  const [area = '', deed = ''] = entry.action.split('.');
  const known = i18n.exists(`audit.action.${area}.${deed}`);
  return (
    <li className={classes.entry}>
      <time className={classes.time} dateTime={entry.at}>
        {format.exact(entry.at)}
      </time>
      <span className={classes.actor}>
        {entry.actor.kind === 'person' ? (entry.actor.name ?? t('audit.removedPerson')) : t('cases.system')}
      </span>
      <span className={classes.deed}>
        {known ? t(`audit.action.${area}.${deed}`) : <code lang="en">{entry.action}</code>}
      </span>
      <Subject entry={entry} />
      <details className={classes.details}>
        <summary>{t('audit.details')}</summary>
        {facts.length > 0 ? <Facts entry={entry} /> : null}
        <dl className={classes.stored}>
          <div>
            <dt>{t('audit.entry')}</dt>
            <dd>{entry.seq}</dd>
          </div>
          <div>
            <dt>{t('audit.subjectId')}</dt>
            <dd>
              <code>{entry.subjectId}</code>
            </dd>
          </div>
          <div>
            <dt>{t('audit.hash')}</dt>
            <dd>
              <code>{entry.hash}</code>
            </dd>
          </div>
        </dl>
      </details>
    </li>
  );
}

function Facts({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const words = useFactWords();
  return (
    <dl className={classes.facts}>
      {factsOf(entry.details).map((fact) => (
        <div key={fact.key}>
          <dt>{words.key(fact.key)}</dt>
          <dd dir="auto">
            {fact.was === undefined ? (
              words.value(fact.key, fact.now)
            ) : (
              <>
                <span className="hidden">{t('audit.was')} </span>
                <del>{words.value(fact.key, fact.was)}</del>
                <span aria-hidden="true"> → </span>
                <span className="hidden">{t('audit.now')} </span>
                <ins>{words.value(fact.key, fact.now)}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What it was done to, by name where this page knows it, and the way there where there is one. */
function Subject({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation();
  const { brands } = useBrand();
  const people = useQuery(queries.people()).data?.items ?? [];
  const { subjectKind: kind, subjectId: id, details } = entry;
  const key = `audit.subject.${kind}`;
  const word = i18n.exists(key) ? t(`audit.subject.${kind}`) : kind;
  const told = ['name', 'title', 'handle', 'job']
    .map((each) => details[each])
    .find((v) => typeof v === 'string');
  const name =
    (kind === 'person' ? people.find((person) => person.id === id)?.name : undefined) ??
    (kind === 'brand' ? brands.find((brand) => brand.id === id)?.name : undefined) ??
    (typeof told === 'string' ? told : undefined);
  const caseId = kind === 'case' ? id : details['caseId'];
  return (
    <span className={classes.subject}>
      <span>
        {isId(caseId) ? (
          <Link to="/cases/$caseId" params={{ caseId }}>
            {word}
          </Link>
        ) : (
          word
        )}
        {name ? (
          <span dir="auto"> {name}</span>
        ) : (
          <>
            {' '}
            <code title={id}>{isId(id) ? id.slice(0, 8) : id}</code>
          </>
        )}
      </span>
      <Link
        to="/audit"
        search={{ kind, subject: id }}
        activeProps={{}}
        className={classes.all}
        aria-label={t('audit.allOf', { what: `${word} ${name ?? id.slice(0, 8)}` })}
        title={t('audit.allOf', { what: `${word} ${name ?? id.slice(0, 8)}` })}
      >
        ⋯
      </Link>
    </span>
  );
}
