/** A brand's knowledge: what replies are written from. Leads keep it, everybody who answers reads it; what is overdue stands first. */
import { Button, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Icon } from '../../ui/Icon.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { SearchField } from '../../ui/SearchField.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { useOpener } from '../../ui/use-form-focus.js';
import topicClasses from '../topics/Topics.module.css';
import { SnippetForm } from './SnippetForm.js';
import { SnippetItem } from './SnippetItem.js';
import { LANGUAGES, shownSnippets } from './shown-snippets.js';

export function SnippetsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brandId } = useParams({ from: '/brands/$brandId/snippets' });
  const { open } = useSearch({ from: '/brands/$brandId/snippets' });
  const brand = useQuery(queries.brands()).data?.items.find((one) => one.id === brandId);
  const { data, error, refetch } = useQuery(queries.snippets(brandId));
  const manages = can(useMe(), 'snippets.manage');
  const [adding, setAdding] = useState(false);
  const opener = useOpener(adding);
  const [language, setLanguage] = useState('');
  const [q, setQ] = useState('');
  const search = useCallback((words: string) => setQ(words), []);
  const title = t('help.screen.title', { brand: brand?.name ?? '' });
  const items = shownSnippets(data?.items ?? [], { language, q });
  return (
    <div className={page.page}>
      <Link to="/cases" className={topicClasses.back}>
        <Icon name="back" size={14} /> {t('shell.nav.cases')}
      </Link>
      <div className={page.head}>
        <PageTitle title={title}>{title}</PageTitle>
        <span className={page.grow} />
        <NativeSelect
          size="xs"
          aria-label={t('help.screen.language')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
          data={[
            { value: '', label: t('help.screen.anyLanguage') },
            ...LANGUAGES.map((code) => ({ value: code, label: format.language(code) })),
          ]}
        />
        <SearchField value={q} onSearch={search} label={t('help.snippets.search')} />
        {manages ? (
          <Button ref={opener} size="xs" onClick={() => setAdding(true)} disabled={adding}>
            {t('help.screen.add')}
          </Button>
        ) : null}
      </div>
      <Text size="sm" c="dimmed" mb="sm">
        {t('help.screen.lead')}
      </Text>
      {adding && data ? (
        <SnippetForm
          brandId={brandId}
          snippet={null}
          variables={data.variables}
          close={() => setAdding(false)}
        />
      ) : null}
      {error && !data ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <LoadingRows /> : null}
      {data && items.length === 0 ? (
        <div className={page.list}>
          <EmptyState title={data.items.length === 0 ? t('help.screen.none') : t('help.snippets.none')} />
        </div>
      ) : null}
      {data && items.length > 0 ? (
        <ul className={page.list}>
          {items.map((one) => (
            <SnippetItem
              key={one.id}
              snippet={one}
              manages={manages}
              variables={data.variables}
              begin={one.id === open}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}
