/** What each role may give and say, as delivered or the brand's own. The server refuses what turns the order of the roles round. */
import { Checkbox, Group, NumberInput, Switch, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LimitTable } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import type { PartProps } from './CheckGroup.js';
import classes from './CheckSettings.module.css';
import { amountsOf, type LimitForm, limitFormOf, type LimitRole, ROLES } from './settings-form.js';

const GIFTS = ['refund', 'replacement', 'credit', 'free', 'compensation', 'discount'] as const;
const STATEMENTS = ['liability', 'entitlement', 'legal', 'medical'] as const;

export function LimitsEditor({ view, form, set, admin }: PartProps & { admin: boolean }) {
  const { t } = useTranslation();
  const shown = ROLES.filter((role) => view.delivered.limits[role] ?? form.limits[role]);
  return (
    <div>
      <p className={classes.note}>
        {t('checkSettings.limits.help')}
        {admin ? null : ` ${t('checkSettings.limits.notYours')}`}
      </p>
      {shown.map((role) => (
        <RoleLimits
          key={role}
          role={role}
          delivered={view.delivered.limits[role]}
          own={form.limits[role]}
          onChange={(own) => {
            const { [role]: _, ...rest } = form.limits;
            set({ limits: own ? { ...rest, [role]: own } : rest });
          }}
        />
      ))}
    </div>
  );
}

function RoleLimits({
  role,
  delivered,
  own,
  onChange,
}: {
  role: LimitRole;
  delivered: LimitTable | undefined;
  own: LimitForm | undefined;
  onChange: (own: LimitForm | undefined) => void;
}) {
  const { t } = useTranslation();
  const empty: LimitTable = { refund: {}, goodwill: {}, percent: 0, gives: [], says: [] };
  return (
    <fieldset className={classes.role}>
      <legend>{t(`words.role.${role}`)}</legend>
      {delivered ? <Delivered limits={delivered} /> : null}
      <Switch
        size="sm"
        label={t('checkSettings.limits.own')}
        checked={own !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? limitFormOf(delivered ?? empty) : undefined)
        }
      />
      {own ? <OwnLimits own={own} onChange={(change) => onChange({ ...own, ...change })} /> : null}
    </fieldset>
  );
}

function Delivered({ limits }: { limits: LimitTable }) {
  const { t } = useTranslation();
  const format = useFormat();
  const amounts = (table: Record<string, number>): string =>
    format.list(Object.entries(table).map(([currency, amount]) => `${format.number(amount)} ${currency}`));
  return (
    <p className={classes.note}>
      {t('checkSettings.limits.delivered', {
        refund: amounts(limits.refund),
        goodwill: amounts(limits.goodwill),
        percent: format.percent(limits.percent / 100),
      })}
    </p>
  );
}

function OwnLimits({ own, onChange }: { own: LimitForm; onChange: (change: Partial<LimitForm>) => void }) {
  const { t } = useTranslation();
  const amounts = (field: 'refund' | 'goodwill') => {
    const { wrong } = amountsOf(own[field]);
    return (
      <Textarea
        label={t(`checkSettings.limits.${field}`)}
        description={t('checkSettings.limits.lines')}
        autosize
        minRows={2}
        spellCheck={false}
        value={own[field]}
        onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        error={wrong === null ? null : t('checkSettings.limits.wrong', { line: wrong.slice(0, 40) })}
      />
    );
  };
  return (
    <>
      <div className={classes.numbers}>
        {amounts('refund')}
        {amounts('goodwill')}
        <NumberInput
          label={t('checkSettings.limits.percent')}
          min={0}
          max={100}
          value={own.percent}
          onChange={(percent) => onChange({ percent })}
        />
      </div>
      <Checkbox.Group
        mt="xs"
        label={t('checkSettings.limits.gives')}
        value={own.gives}
        onChange={(gives) => onChange({ gives: GIFTS.filter((one) => gives.includes(one)) })}
      >
        <Group style={{ gap: '6px 18px' }} mt={4}>
          {GIFTS.map((one) => (
            <Checkbox key={one} size="xs" value={one} label={t(`promises.gift.${one}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox.Group
        mt="xs"
        label={t('checkSettings.limits.says')}
        value={own.says}
        onChange={(says) => onChange({ says: STATEMENTS.filter((one) => says.includes(one)) })}
      >
        <Group style={{ gap: '6px 18px' }} mt={4}>
          {STATEMENTS.map((one) => (
            <Checkbox key={one} size="xs" value={one} label={t(`checkSettings.statement.${one}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  );
}
