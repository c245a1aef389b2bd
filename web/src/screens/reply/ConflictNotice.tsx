/** Two people typed. Both texts are shown and nothing is lost: one of them is chosen, by a person. */
import { Button, Group, Text } from '@mantine/core';
import type { Dispatch } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Composer.module.css';
import type { DraftEvent, ServerDraft } from './draft-sync.js';
import { Notice } from '../../ui/Notice.js';

export function ConflictNotice({
  theirs,
  mine,
  dispatch,
}: {
  theirs: ServerDraft;
  mine: string;
  dispatch: Dispatch<DraftEvent>;
}) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="amber"
      role="alert"
      title={theirs.by ? t('reply.conflict.by', { name: theirs.by }) : t('reply.conflict.somebody')}
    >
      <div className={classes.both}>
        <div>
          <Text size="xs" fw={600}>
            {t('reply.conflict.theirs')}
          </Text>
          <p className={classes.quote} dir="auto">
            {theirs.text || t('reply.conflict.empty')}
          </p>
        </div>
        <div>
          <Text size="xs" fw={600}>
            {t('reply.conflict.mine')}
          </Text>
          <p className={classes.quote} dir="auto">
            {mine || t('reply.conflict.empty')}
          </p>
        </div>
      </div>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => dispatch({ type: 'take-theirs' })}>
          {t('reply.conflict.takeTheirs')}
        </Button>
        <Button size="xs" variant="default" onClick={() => dispatch({ type: 'keep-mine' })}>
          {t('reply.conflict.keepMine')}
        </Button>
      </Group>
    </Notice>
  );
}
