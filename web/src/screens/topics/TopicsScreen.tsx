/** A brand's own topics: what they are found by, for whoever may change them. */
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Icon } from '../../ui/Icon.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { useFieldWords } from '../judgement/use-field-words.js';
import { TopicForm } from './TopicForm.js';
import classes from './Topics.module.css';

export function TopicsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const { brandId } = useParams({ from: '/brands/$brandId/topics' });
  const brand = useQuery(queries.brands()).data?.items.find((one) => one.id === brandId);
  const { data, error, refetch } = useQuery(queries.topics(brandId));
  const words = useFieldWords(brandId);
  const [open, setOpen] = useState<string | null>(null);
  const manages = can(me, 'topics.manage');
  const title = t('judgement.topics.title', { brand: brand?.name ?? '' });
  return (
    <div className={page.page}>
      <Link to="/mentions" className={classes.back}>
        <Icon name="back" size={14} /> {t('mentions.title')}
      </Link>
      <div className={page.head}>
        <PageTitle title={title}>{title}</PageTitle>
        <span className={page.grow} />
        {manages ? (
          <Button size="xs" onClick={() => setOpen('')} disabled={open === ''}>
            {t('judgement.topics.add')}
          </Button>
        ) : null}
      </div>
      <Text size="sm" c="dimmed" mb="sm">
        {t('judgement.topics.lead')}
      </Text>
      {error && !data ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <LoadingRows /> : null}
      {manages && open === '' ? (
        <TopicForm brandId={brandId} topic={null} close={() => setOpen(null)} />
      ) : null}
      {data?.items.length === 0 ? (
        <div className={page.list}>
          <EmptyState title={t('judgement.topics.none')} />
        </div>
      ) : null}
      {data && data.items.length > 0 ? (
        <ul className={page.list}>
          {data.items.map((one) => (
            <li key={one.topic} className={classes.item}>
              <div className={classes.head}>
                <strong dir="auto">{one.label}</strong>
                <code lang="en">{one.topic}</code>
                {manages ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-expanded={open === one.topic}
                    onClick={() => setOpen(open === one.topic ? null : one.topic)}
                  >
                    {open === one.topic ? t('shell.close') : t('people.change')}
                  </Button>
                ) : null}
              </div>
              {open === one.topic ? (
                <TopicForm brandId={brandId} topic={one} close={() => setOpen(null)} />
              ) : (
                <span className={classes.words} dir="auto">
                  {Object.values(one.words).flat().join(' · ')}
                </span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {data ? (
        <Text size="sm" c="dimmed" mt="sm">
          {t('judgement.topics.known')}: {format.list(data.known.map((one) => words.topic(one.topic)))}
        </Text>
      ) : null}
    </div>
  );
}
