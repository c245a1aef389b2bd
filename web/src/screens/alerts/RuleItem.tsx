/** One rule as it reads, and the form that changes it. */
import { Button, Group, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { AlertRule } from '../../api/types.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { Tag } from '../../ui/Tag.js';
import { useAction } from '../../ui/use-action.js';
import { useOpener } from '../../ui/use-form-focus.js';
import { RuleForm } from './RuleForm.js';
import classes from './Rules.module.css';
import { useRuleWords } from './use-rule-words.js';

export function RuleItem({ rule }: { rule: AlertRule }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const [editing, setEditing] = useState(false);
  const stale = [['alertRules']];
  const toggle = useAction((active: boolean) => api.alertRules.update(rule.id, { active }), { stale });
  const remove = useAction(() => api.alertRules.remove(rule.id), { stale });
  const { name } = rule;
  const opener = useOpener(editing);
  const by = words.by(rule);
  return (
    <li className={classes.item} data-off={rule.active ? undefined : true}>
      <div className={classes.head}>
        <h3 className={classes.name} dir="auto">
          {name}
        </h3>
        {rule.builtIn ? <Tag>{t('alertRules.comesWith')}</Tag> : null}
        <span className={classes.grow} />
        <Switch
          size="xs"
          label={t('alertRules.active')}
          aria-label={`${name}: ${t('alertRules.active')}`}
          checked={rule.active}
          disabled={toggle.busy}
          onChange={(event) => toggle.run(event.currentTarget.checked)}
        />
        <Group gap={6}>
          <Button
            ref={opener}
            size="compact-xs"
            variant="default"
            aria-expanded={editing}
            onClick={() => setEditing(!editing)}
          >
            {editing ? t('shell.close') : t('people.change')}
          </Button>
          {rule.builtIn ? null : (
            <ConfirmButton
              size="compact-xs"
              label={t('alertRules.remove')}
              question={t('alertRules.removeQuestion', { name })}
              explain={t('alertRules.removeWords')}
              busy={remove.busy}
              act={() => remove.run()}
            />
          )}
        </Group>
      </div>
      {editing ? (
        <RuleForm rule={rule} close={() => setEditing(false)} />
      ) : (
        <dl className={classes.rule}>
          <div>
            <dt>{t('alertRules.tells')}</dt>
            <dd dir="auto">
              {words.who(rule)}
              {by ? ` · ${by}` : ''}
            </dd>
          </div>
          <div>
            <dt>{t('alertRules.of')}</dt>
            <dd dir="auto">{words.what(rule)}</dd>
          </div>
          {rule.quiet ? (
            <div>
              <dt>{t('alertRules.quiet')}</dt>
              <dd>{t('alertRules.quietWords', { from: rule.quiet.from, to: rule.quiet.to })}</dd>
            </div>
          ) : null}
          {rule.chain.length > 0 ? (
            <div>
              <dt>{t('alertRules.chain')}</dt>
              <dd dir="auto">{words.then(rule).join(' → ')}</dd>
            </div>
          ) : null}
        </dl>
      )}
    </li>
  );
}
