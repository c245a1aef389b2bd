/** Proof that nobody touched the log: every entry is hashed again and must follow from the one before. */
import { Button, CopyButton, Group, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import classes from './Audit.module.css';
import { markOf, useVerify } from './use-verify.js';

const MARK = /^\d{1,18}:[0-9a-f]{64}$/;

export function VerifyPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { verdict, run, stop } = useVerify();
  const [noted, setNoted] = useState('');
  const mark = noted.trim();
  const odd = mark !== '' && !MARK.test(mark);
  const running = verdict.state === 'running';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!odd) run(mark);
  };
  return (
    <Panel title={t('audit.verify.title')}>
      <form onSubmit={submit}>
        <Text size="sm" c="dimmed" mb="xs">
          {t('audit.verify.words')}
        </Text>
        <Group gap="sm" align="flex-end">
          <TextInput
            style={{ flex: '1 1 260px' }}
            label={t('audit.verify.noted')}
            description={t('audit.verify.notedHelp')}
            spellCheck={false}
            autoComplete="off"
            value={noted}
            onChange={(event) => setNoted(event.currentTarget.value)}
            error={odd ? t('audit.verify.notedWrong') : undefined}
          />
          <Button type="submit" variant="default" loading={running} disabled={odd}>
            {t('audit.verify.act')}
          </Button>
          {running ? (
            <Button variant="subtle" onClick={stop}>
              {t('audit.verify.stop')}
            </Button>
          ) : null}
        </Group>
      </form>
      <div aria-live="polite">
        {running ? (
          <label className={classes.progress}>
            <progress value={verdict.progress} max={1} />
            <span>
              {t('audit.verify.running', { count: verdict.checked, n: format.number(verdict.checked) })}
            </span>
          </label>
        ) : null}
        {verdict.state === 'whole' ? (
          <Notice spaced tone="green" title={t('audit.verify.whole')}>
            <Text size="sm">
              {t('audit.verify.checked', { count: verdict.checked, n: format.number(verdict.checked) })}
            </Text>
            {verdict.last ? <Newest mark={markOf(verdict.last)} /> : null}
          </Notice>
        ) : null}
        {verdict.state === 'broken' && verdict.broken ? (
          <Notice
            spaced
            tone="red"
            role="alert"
            title={t('audit.verify.broken', { seq: verdict.broken.seq })}
          >
            <Text size="sm">{t(`audit.fault.${verdict.broken.fault}`)}</Text>
            <Text size="sm">{t('audit.verify.brokenHelp')}</Text>
          </Notice>
        ) : null}
        {verdict.state === 'failed' ? (
          <Notice spaced tone="red" role="alert">
            {words.problem(verdict.error)}
          </Notice>
        ) : null}
      </div>
    </Panel>
  );
}

function Newest({ mark }: { mark: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm" mt={4}>
        {t('audit.verify.newest')}
      </Text>
      <Group gap="xs">
        <code className={classes.mark}>{mark}</code>
        <CopyButton value={mark}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {copied ? t('audit.verify.copied') : t('audit.verify.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </>
  );
}
