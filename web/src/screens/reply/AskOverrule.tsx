/** Where everything that stops a reply may be overruled: the author asks a reviewer to, in words of their own. */
import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export function AskOverrule({ busy, ask }: { busy: boolean; ask(words: string): void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  if (!open)
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('promises.overrule.ask')}
      </Button>
    );
  return (
    <form
      style={{ width: '100%' }}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) ask(words.trim());
      }}
    >
      <Textarea
        label={t('promises.overrule.words')}
        description={t('promises.overrule.help')}
        data-autofocus
        autoFocus
        autosize
        minRows={2}
        maxLength={1000}
        required
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Group gap="xs" mt="xs">
        <Button size="xs" type="submit" loading={busy} disabled={!words.trim()}>
          {t('promises.overrule.submit')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpen(false)}>
          {t('promises.overrule.cancel')}
        </Button>
      </Group>
    </form>
  );
}
