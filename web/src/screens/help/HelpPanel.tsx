/** What helps while a reply is written. It only ever offers: a person takes something over, edits it and answers for it. */
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { CaseDetail, ReplyView } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { LinkButton } from '../../ui/LinkButton.js';
import { Panel } from '../../ui/Panel.js';
import { SearchField } from '../../ui/SearchField.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { openReply } from '../reply/open-reply.js';
import { AssistantBox } from './AssistantBox.js';
import classes from './Help.module.css';
import { SimilarList } from './SimilarList.js';
import { SnippetSuggestions } from './SnippetSuggestions.js';
import { useTake } from './use-take.js';

export function HelpPanel({ of }: { of: CaseDetail }) {
  const reply = openReply(of.replies);
  const writing = reply && (reply.state === 'draft' || reply.state === 'changes_requested') && reply.can.edit;
  return writing ? <Help key={reply.id} of={of} reply={reply} /> : null;
}

function Help({ of, reply }: { of: CaseDetail; reply: ReplyView }) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const search = useCallback((words: string) => setQ(words), []);
  const { data, error, refetch } = useQuery(queries.help(reply.id, ''));
  const found = useQuery({ ...queries.help(reply.id, q), enabled: q !== '' });
  const take = useTake(reply.id, of.replyTarget?.prefix ?? '');
  return (
    <Panel
      title={t('help.title')}
      aside={
        <LinkButton
          size="compact-xs"
          variant="subtle"
          to="/brands/$brandId/snippets"
          params={{ brandId: of.brandId }}
        >
          {t('help.allSnippets')}
        </LinkButton>
      }
    >
      {!data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={2} />
        )
      ) : (
        <Stack gap="md">
          {data.assistant ? <AssistantBox replyId={reply.id} take={take} /> : null}
          <section>
            <h3 className={classes.heading}>{t('help.similar.title')}</h3>
            <SimilarList items={data.similar} take={take} />
          </section>
          <section>
            <div className={classes.head}>
              <h3 className={classes.heading}>{t('help.snippets.title')}</h3>
              <SearchField value={q} onSearch={search} label={t('help.snippets.search')} />
            </div>
            <SnippetSuggestions
              items={q === '' ? data.snippets : (found.data?.snippets ?? null)}
              brandId={of.brandId}
              take={take}
            />
          </section>
          <Used items={data.used} />
        </Stack>
      )}
    </Panel>
  );
}

function Used({
  items,
}: {
  items: { kind: string; title: string | null; by: { name: string }; at: string }[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (items.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('help.used')}{' '}
      {format.list(
        items.map(({ kind, title, by, at }) =>
          t(`help.usedKind.${kind}`, { title: title ?? '', name: by.name, time: format.time(at) }),
        ),
      )}
    </Text>
  );
}
