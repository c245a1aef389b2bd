/** Says that the assistant had a part in a version, wherever it is read before it leaves. */
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag.js';

export function AssistedTag() {
  const { t } = useTranslation();
  return <Tag tone="blue">{t('help.assistant.had')}</Tag>;
}
