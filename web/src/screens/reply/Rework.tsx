/** A posting that failed for good gives the text back: whoever changes it sends it through review again. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LengthRule, ReplyView } from '../../api/types.js';
import { Composer } from './Composer.js';

export function Rework({ reply, length }: { reply: ReplyView; length: LengthRule | null }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (open) return <Composer reply={reply} length={length} />;
  return (
    <div>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('reply.rework')}
      </Button>
    </div>
  );
}
