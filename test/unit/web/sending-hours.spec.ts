/** The hours of a brand as people write them. */
import { daysOf, textsOf, WEEKDAYS } from '../../../web/src/screens/brands/sending-hours.js';

const only = (monday: string) => ({ ...textsOf(null), '1': monday });

describe('hours as text', () => {
  it.each([
    [
      '09:00-13:00, 14:00-18:00',
      [
        ['09:00', '13:00'],
        ['14:00', '18:00'],
      ],
    ],
    ['9-17', [['09:00', '17:00']]],
    ['9:30 – 24:00', [['09:30', '24:00']]],
  ])('reads %s', (text, periods) => {
    expect(daysOf(only(text))).toEqual({ days: { '1': periods }, wrong: [] });
  });

  it.each(['18-9', 'nine to five', '9-25', '9', '09:00-13:61'])('does not guess at %s', (text) => {
    expect(daysOf(only(text)).wrong).toEqual(['1']);
  });

  it('takes no hours at all for all of them', () => {
    expect(daysOf(textsOf(null))).toEqual({ days: null, wrong: [] });
  });

  it('writes them as it reads them', () => {
    const days = Object.fromEntries(WEEKDAYS.map((day) => [day, [['08:00', '12:00']]])) as never;
    expect(daysOf(textsOf(days)).days).toEqual(days);
  });
});
