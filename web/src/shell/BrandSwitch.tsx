/** The brand one looks at; a choice only where there is more than one. */
import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useBrand } from '../session/brand.js';

export function BrandSwitch() {
  const { t } = useTranslation();
  const { brand, brands, choose } = useBrand();
  if (!brand) return null;
  const name = (b: typeof brand) =>
    b.sample && !/sample/i.test(b.name) ? t('shell.sample.name', { name: b.name }) : b.name;
  if (brands.length === 1) {
    return (
      <Text size="sm" c="dimmed" truncate>
        {name(brand)}
      </Text>
    );
  }
  return (
    <NativeSelect
      size="xs"
      aria-label={t('shell.brand')}
      value={brand.id}
      onChange={(event) => choose(event.currentTarget.value)}
      data={brands.map((b) => ({ value: b.id, label: name(b) }))}
      style={{ minWidth: 0 }}
    />
  );
}
