/** Tamil script is retold as people type it, so that it teaches replies in Latin letters. */
import { HABITS, romanised } from '../../../src/lab/train/tone/romanise.js';

const loans = new Map([
  ['பில்', 'bill'],
  ['ஆர்டர்', 'order'],
]);
const [full, plain] = [HABITS[0]!, HABITS[1]!];

describe('Tamil script in Latin letters', () => {
  it.each([
    ['நாங்க என்ன பண்ண முடியும்?', 'naanga enna panna mudiyum?', 'nanga ena pana mutiyum?'],
    ['நீங்கதான் பார்க்கணும்', 'neengadhaan paarkkanum', 'ningathan parkanum'],
    ['ரொம்ப', 'romba', 'romba'],
    ['மாற்றி', 'maatri', 'mathi'],
    ['தமிழ்', 'thamizh', 'thamil'],
  ])('writes %s by the habit', (tamil, fully, plainly) => {
    expect(romanised(tamil, full, loans)).toBe(fully);
    expect(romanised(tamil, plain, loans)).toBe(plainly);
  });

  it.each([
    ['பார்க்கிறீர்கள்', 'paarkkareenga'],
    ['வரவில்லை', 'varala'],
    ['சொல்லுங்கள்', 'sollunga'],
    ['வேண்டும்', 'venum'],
  ])('speaks the bookish %s', (tamil, spoken) => {
    expect(romanised(tamil, full, loans)).toBe(spoken);
  });

  it('writes English words as English, with what was put at their end', () => {
    expect(romanised('ஆர்டர்ல தவறு, பில் 42', full, loans)).toBe('orderla thavaru, bill 42');
  });

  it('leaves other letters, numbers and signs alone', () => {
    expect(romanised('OTP 1234 😊 ok', full, loans)).toBe('OTP 1234 😊 ok');
  });
});
