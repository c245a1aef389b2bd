/** Why this is here: the risk as a bar, and every reason behind it with the points it gave or took. */
import { NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { CaseDetail } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/Panel.js';
import { ReasonList } from '../../ui/ReasonList.js';
import { Facts } from '../judgement/Facts.js';
import { Said } from '../judgement/Said.js';

export function WhyPanel({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const scored = [...of.mentions].filter((mention) => !mention.own).sort((a, b) => b.risk - a.risk);
  const [chosen, setChosen] = useState<string | null>(null);
  const mention = scored.find((each) => each.id === chosen) ?? scored[0];
  if (!mention) return null;
  return (
    <Panel title={t('cases.why')}>
      {scored.length > 1 ? (
        <NativeSelect
          size="xs"
          mb="xs"
          aria-label={t('cases.whichPost')}
          value={mention.id}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={scored.map((each) => ({
            value: each.id,
            label: t('cases.postAt', { at: format.dateTime(each.publishedAt), risk: each.risk }),
          }))}
        />
      ) : null}
      <ReasonList score={mention.score} risk={mention.risk} />
      <Judged mentionId={mention.id} />
      <Text size="xs" c="dimmed" mt="xs">
        {t('cases.judgedBy', { model: mention.score.model })}
      </Text>
    </Panel>
  );
}

/** Comes after the rest: a case must not wait for it. */
function Judged({ mentionId }: { mentionId: string }) {
  const { data } = useQuery(queries.mention(mentionId));
  if (!data) return null;
  return (
    <>
      <Facts mention={data} />
      <Said mention={data} />
    </>
  );
}
