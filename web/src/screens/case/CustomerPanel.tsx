/** Who it is: every author known to be this customer, and what we dealt with before, so that nobody explains twice. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/Panel.js';
import { SafeLink } from '../../ui/SafeLink.js';
import { Tag } from '../../ui/Tag.js';
import { stateTone } from '../../ui/tones.js';
import classes from './CustomerPanel.module.css';

export function CustomerPanel({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { customer } = of;
  return (
    <Panel title={t('cases.customer')}>
      <Text fw={600}>{customer.name}</Text>
      <ul className={page.plain}>
        {customer.authors.map((author) => (
          <li key={author.id} className={classes.author}>
            <SafeLink href={author.url}>{author.handle ?? author.name}</SafeLink>
            {author.followers !== null ? (
              <span>
                {t('cases.followers', { count: author.followers, n: format.number(author.followers) })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <Text size="sm" fw={600} mt="sm">
        {t('cases.earlier')}
      </Text>
      {customer.earlierCases.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('cases.noEarlier')}
        </Text>
      ) : (
        <ul className={page.plain}>
          {customer.earlierCases.map((earlier) => (
            <li key={earlier.id} className={classes.earlier}>
              <Link to="/cases/$caseId" params={{ caseId: earlier.id }} className={classes.link}>
                #{earlier.number} {earlier.title}
              </Link>
              <span className={classes.small}>
                <Tag tone={stateTone[earlier.state]}>{t(`words.caseState.${earlier.state}`)}</Tag>{' '}
                {format.date(earlier.openedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
