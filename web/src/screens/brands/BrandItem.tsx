/** One brand: its rules as they are, the form that changes them, and for the sample the way to be rid of it. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Brand } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { RemoveSample } from '../../shell/SampleNotice.js';
import { LinkButton } from '../../ui/LinkButton.js';
import { Tag } from '../../ui/Tag.js';
import { useOpener } from '../../ui/use-form-focus.js';
import { BrandChange } from './BrandChange.js';
import classes from './Brands.module.css';
import { FlagScale } from './FlagScale.js';
import { SendingHours } from './SendingHours.js';

const WORDS_SHOWN = 12;

export function BrandItem({
  brand,
  manages,
  setsHours,
}: {
  brand: Brand;
  manages: boolean;
  setsHours: boolean;
}) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const [hours, setHours] = useState(false);
  const opener = useOpener(hours);
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <Group gap="xs" className={classes.grow}>
          <Text fw={600} component="h2" fz="md" dir="auto">
            {brand.name}
          </Text>
          {brand.sample ? <Tag tone="amber">{t('people.sample')}</Tag> : null}
        </Group>
        <LinkButton size="xs" variant="subtle" to="/brands/$brandId/snippets" params={{ brandId: brand.id }}>
          {t('help.screen.link')}
        </LinkButton>
        <LinkButton size="xs" variant="subtle" to="/brands/$brandId/topics" params={{ brandId: brand.id }}>
          {t('judgement.topics.link')}
        </LinkButton>
        <LinkButton size="xs" variant="subtle" to="/brands/$brandId/review" params={{ brandId: brand.id }}>
          {t('reviewPolicy.link')}
        </LinkButton>
        <LinkButton size="xs" variant="subtle" to="/brands/$brandId/checks" params={{ brandId: brand.id }}>
          {t('checkSettings.link')}
        </LinkButton>
        {setsHours ? (
          <Button
            size="xs"
            variant="subtle"
            ref={opener}
            aria-expanded={hours}
            onClick={() => setHours(!hours)}
          >
            {t('publishing.hours.title')}
          </Button>
        ) : null}
        <LinkButton size="xs" variant="subtle" to="/brands/$brandId/crisis" params={{ brandId: brand.id }}>
          {t('crisis.link')}
        </LinkButton>
        {manages ? (
          <Group gap={6}>
            <Button size="xs" variant="default" aria-expanded={editing} onClick={() => setEditing(!editing)}>
              {editing ? t('shell.close') : t('people.change')}
            </Button>
            {brand.sample ? <RemoveSample brandId={brand.id} /> : null}
          </Group>
        ) : null}
      </div>
      {hours ? <SendingHours brandId={brand.id} close={() => setHours(false)} /> : null}
      {editing ? <BrandChange brand={brand} close={() => setEditing(false)} /> : <Facts brand={brand} />}
    </li>
  );
}

function Facts({ brand }: { brand: Brand }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = brand.allowWords;
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('brands.languages')}</dt>
        <dd>{format.list(brand.languages.map((code) => format.language(code)))}</dd>
      </div>
      <div>
        <dt>{t('brands.flagRisk')}</dt>
        <dd>
          <FlagScale at={brand.flagRisk} />
          {t('brands.from', { risk: brand.flagRisk })}
        </dd>
      </div>
      <div>
        <dt>{t('brands.undoSeconds')}</dt>
        <dd>{brand.undoSeconds === 0 ? t('brands.noUndo') : format.duration(brand.undoSeconds)}</dd>
      </div>
      <div>
        <dt>{t('brands.approvalHours')}</dt>
        <dd>{format.duration(brand.approvalHours * 3600)}</dd>
      </div>
      <div>
        <dt>{t('brands.allowWords')}</dt>
        <dd dir="auto">
          {words.length === 0
            ? t('brands.noWords')
            : words.length > WORDS_SHOWN
              ? t('brands.wordsMore', {
                  words: words.slice(0, WORDS_SHOWN).join(', '),
                  count: words.length - WORDS_SHOWN,
                })
              : words.join(', ')}
        </dd>
      </div>
    </dl>
  );
}
