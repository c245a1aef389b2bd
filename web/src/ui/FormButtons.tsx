/** The end of a form: what it does, and the way out of it. */
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function FormButtons({
  act,
  busy,
  disabled,
  close,
}: {
  /** What the form does, in a verb. */
  act: string;
  busy: boolean;
  disabled?: boolean;
  close: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Group gap="sm">
      <Button type="submit" loading={busy} disabled={disabled}>
        {act}
      </Button>
      <Button variant="default" onClick={close}>
        {t('shell.cancel')}
      </Button>
    </Group>
  );
}
