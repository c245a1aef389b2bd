/** One check: what of it is the brand's own, and for each of its findings whether it stops a reply, is told, or is not looked for. */
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckSettingsView } from '../../api/types.js';
import { Tag } from '../../ui/Tag.js';
import { BannedPhrases, LineList, SpellingDialect } from './BrandLists.js';
import classes from './CheckSettings.module.css';
import { choicesOf, type CodeFacts, countsOf, type Group } from './groups.js';
import { LimitsEditor } from './LimitsEditor.js';
import { type Level, type SettingsForm } from './settings-form.js';
import { CannedThresholds, ToneShift } from './Thresholds.js';
import { useFindingLabel } from './use-finding-label.js';

export interface PartProps {
  view: CheckSettingsView;
  form: SettingsForm;
  set: (change: Partial<SettingsForm>) => void;
}

interface Props extends PartProps {
  group: Group;
  saved: SettingsForm;
  admin: boolean;
}

export function CheckGroup({ group, view, form, saved, admin, set }: Props) {
  const { t } = useTranslation();
  const { own, unsaved } = countsOf(group.codes, form, saved);
  return (
    <details className={classes.group}>
      <summary>
        <span className={classes.name}>
          {t(`checkSettings.check.${group.check}`, { defaultValue: group.check })}
        </span>
        {own > 0 ? <Tag tone="blue">{t('checkSettings.own', { count: own })}</Tag> : null}
        {unsaved > 0 || partChanged(group.check, form, saved) ? (
          <Tag tone="amber">{t('checkSettings.changed')}</Tag>
        ) : null}
      </summary>
      <div className={classes.inside}>
        {partOf(group.check, { view, form, set }, admin)}
        <ul className={classes.codes}>
          {group.codes.map((facts) => (
            <FindingLevel
              key={facts.code}
              facts={facts}
              level={form.levels[facts.code]}
              saved={saved.levels[facts.code]}
              admin={admin}
              onChange={(level) => {
                const { [facts.code]: _, ...rest } = form.levels;
                set({ levels: level ? { ...rest, [facts.code]: level } : rest });
              }}
            />
          ))}
        </ul>
      </div>
    </details>
  );
}

function FindingLevel({
  facts,
  level,
  saved,
  admin,
  onChange,
}: {
  facts: CodeFacts;
  level: Level | undefined;
  saved: Level | undefined;
  admin: boolean;
  onChange: (level: Level | undefined) => void;
}) {
  const { t } = useTranslation();
  const label = useFindingLabel()(facts.code);
  const choices = choicesOf(facts, saved, admin);
  const delivered = t(`checkSettings.level.${facts.delivered}`);
  // As delivered is a choice only where it is not milder than what may be chosen.
  const back = choices.includes(facts.delivered);
  const why =
    facts.least !== 'off'
      ? t('checkSettings.locked')
      : facts.takesAdmin
        ? t('checkSettings.takesAdmin')
        : null;
  const onlyOne = choices.length === 1 && choices[0] === facts.delivered;
  return (
    <li data-changed={level !== saved || undefined}>
      <div className={classes.sentence}>
        {label}
        {why ? <span className={classes.why}>{why}</span> : null}
      </div>
      {onlyOne ? (
        <span className={classes.fixed}>{delivered}</span>
      ) : (
        <NativeSelect
          size="xs"
          className={classes.choice}
          aria-label={t('checkSettings.levelOf', { finding: label })}
          value={level ?? ''}
          onChange={(event) => onChange((event.currentTarget.value || undefined) as Level | undefined)}
          data={[
            ...(back || level === undefined
              ? [{ value: '', label: t('checkSettings.level.delivered', { level: delivered }) }]
              : []),
            ...choices.map((one) => ({ value: one, label: t(`checkSettings.level.${one}`) })),
          ]}
        />
      )}
    </li>
  );
}

function partOf(check: string, props: PartProps, admin: boolean): ReactNode {
  switch (check) {
    case 'spelling':
      return (
        <>
          <SpellingDialect {...props} />
          <LineList {...props} field="words" known={props.view.known.words} />
        </>
      );
    case 'banned':
      return <BannedPhrases {...props} />;
    case 'links':
      return (
        <>
          <LineList {...props} field="hosts" known={props.view.known.hosts} />
          <LineList {...props} field="impostors" known={[]} />
        </>
      );
    case 'authority':
      return <LimitsEditor {...props} admin={admin} />;
    case 'canned':
      return <CannedThresholds {...props} />;
    case 'tone':
      return <ToneShift {...props} />;
    default:
      return null;
  }
}

const PARTS: Record<string, (keyof SettingsForm)[]> = {
  spelling: ['dialect', 'words'],
  banned: ['banned'],
  links: ['hosts', 'impostors'],
  authority: ['limits'],
  canned: ['canned'],
  tone: ['toneShift'],
};

const partChanged = (check: string, form: SettingsForm, saved: SettingsForm): boolean =>
  (PARTS[check] ?? []).some((field) => JSON.stringify(form[field]) !== JSON.stringify(saved[field]));
