/**
 * The model of what a clause of a draft asks for (src/desk/replies/checks/re-ask): learns from clauses written for this project, in
 * config/training/re-ask. It judges no posts, so it answers no figures for the card: test/gold/re-ask measures it.
 */
import { ASK_MODEL } from '../../../desk/replies/checks/re-ask/ask-model.js';
import { reAskKinds } from '../../../desk/replies/checks/re-ask/re-ask-words.js';
import { findConfigDir } from '../../../listening/scoring/lexicons.loader.js';
import { fitAsks } from '../re-ask/fit-asks.js';
import { readAskRows } from '../re-ask/ask-rows.js';
import type { TrainTask } from '../task.js';

const BITS = 15;

export const reAsk: TrainTask = {
  name: 're-ask',
  sets: [],
  train(context) {
    const rows = readAskRows(findConfigDir());
    context.report(`re-ask: ${rows.length} clauses`);
    const { table, scales, bias } = fitAsks(rows, reAskKinds.length, BITS);
    context.save(ASK_MODEL, {
      kind: 're-ask',
      header: { bits: BITS, kinds: [...reAskKinds], scales, bias },
      arrays: { table },
    });
    return [];
  },
};
