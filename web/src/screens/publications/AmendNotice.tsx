/** Says that a reply does not post anew but changes or takes back what stands there, which words, and why. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReplyView } from '../../api/types.js';
import { Notice } from '../../ui/Notice.js';
import { SafeLink } from '../../ui/SafeLink.js';

export function AmendNotice({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation();
  if (!reply.amends) return null;
  const deletion = reply.kind === 'deletion';
  return (
    <Notice
      tone={deletion ? 'red' : 'amber'}
      spaced
      title={t(deletion ? 'publishing.deletion' : 'publishing.correction')}
    >
      <Text size="sm">{t(deletion ? 'publishing.deletionWords' : 'publishing.correctionWords')}</Text>
      {deletion ? null : (
        <blockquote style={{ margin: '4px 0', whiteSpace: 'pre-wrap' }} dir="auto">
          {reply.amends.text}
        </blockquote>
      )}
      <Text size="sm">
        {t('publishing.why')}: <q dir="auto">{reply.amends.reason}</q>
      </Text>
      {reply.amends.permalink ? (
        <Text size="sm">
          <SafeLink href={reply.amends.permalink}>{t('reply.publication.open')}</SafeLink>
        </Text>
      ) : null}
    </Notice>
  );
}
