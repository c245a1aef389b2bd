import fc from 'fast-check';
import { slotAt } from '../../../src/core/schedules/slot.js';

describe('slot of an instant', () => {
  it.each([
    ['every minute', '2026-03-29T00:59:59.999Z', 60, 0, '2026-03-29T00:59:00.000Z'],
    ['begins on the dot', '2026-03-29T01:00:00.000Z', 60, 0, '2026-03-29T01:00:00.000Z'],
    ['every five seconds', '2026-03-29T01:00:07.000Z', 5, 0, '2026-03-29T01:00:05.000Z'],
    ['daily at 03:00 UTC, before', '2026-03-29T02:59:59.000Z', 86_400, 10_800, '2026-03-28T03:00:00.000Z'],
    ['daily at 03:00 UTC, after', '2026-03-29T03:00:00.000Z', 86_400, 10_800, '2026-03-29T03:00:00.000Z'],
    ['hourly at ten past', '2026-10-25T01:05:00.000Z', 3_600, 600, '2026-10-25T00:10:00.000Z'],
  ])('%s', (_, now, every, offset, expected) => {
    expect(slotAt(new Date(now), every, offset).toISOString()).toBe(expected);
  });

  it('holds every instant in exactly one slot', () => {
    const instant = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 90_000 }),
        fc.integer({ min: 0, max: 90_000 }),
        (now, every, offset) => {
          const slot = slotAt(now, every, offset);
          const into = now.getTime() - slot.getTime();
          return into >= 0 && into < every * 1000 && slotAt(slot, every, offset).getTime() === slot.getTime();
        },
      ),
    );
  });
});
