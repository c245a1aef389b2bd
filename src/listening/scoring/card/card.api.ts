/** The model card as the desk reads it. */
import { z } from 'zod';
import { cardRow } from './error-rates.js';

export const errorRate = z
  .object({
    judgement: z.string(),
    language: z.string(),
    /** 0–1: how often it is wrong, by that measure. */
    wrong: z.number(),
    measure: z.string(),
    n: z.number(),
    set: z.string(),
  })
  .meta({ id: 'ErrorRate' });

export const modelCard = z
  .object({ model: z.string(), errors: z.array(errorRate), figures: z.array(cardRow) })
  .meta({ id: 'ModelCard' });
export type ModelCard = z.input<typeof modelCard>;
