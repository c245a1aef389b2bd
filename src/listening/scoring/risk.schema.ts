/** The shape of config/lexicons/risk.yaml, where every number is explained in words. Validation only. */
import { z } from 'zod';

const share = z.number().min(0).max(1);
const gain = z.number().min(0).max(10);
const factor = z.number().min(0).max(5);
const stars = { '1': factor, '2': factor, '3': factor, '4': factor, '5': factor };

export const riskSchema = z.strictObject({
  complaint: z.strictObject({ points: z.number().min(1).max(100), from: z.number().min(0).max(0.9) }),
  tone: z.strictObject({ negative: gain, offensive: gain, shouting: gain, praise: share }),
  rating: z.strictObject(stars),
  severity: z.strictObject({ gain, further: share, calm: share }),
  reach: z.strictObject({
    gain,
    people: z.number().min(10),
    repost: z.number().min(0),
    reply: z.number().min(0),
    like: z.number().min(0),
  }),
  spread: z.strictObject({
    gain,
    shares: z.number().min(1),
    reply: z.number().min(0),
    like: z.number().min(0),
    unknownAgeHours: z.number().min(1),
  }),
  history: z.strictObject({ each: gain, most: z.number().int().min(0).max(100) }),
  spam: z.strictObject({ takes: share, from: share }),
});
export type RiskData = z.infer<typeof riskSchema>;
