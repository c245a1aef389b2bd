import { loadLexicons } from '../../../src/listening/scoring/lexicons.loader.js';
import { urgencySchema } from '../../../src/listening/scoring/lexicons.schema.js';
import { configDir, score } from './scorer-under-test.js';

describe('urgency', () => {
  it.each([
    ['The charger exploded and burned my hand', 'safety'],
    ['charger me aag lag gayi', 'safety'],
    ['சார்ஜர் தீப்பிடித்து எரிந்தது', 'safety'],
    ['charger thee pidichiduchu', 'safety'],
    ['Got food poisoning from your restaurant', 'health'],
    ['खाने में कॉकरोच निकला', 'health'],
    ['saapadula puzhu irundhuchu, kettupona saapadu', 'health'],
    ['My lawyer will contact you', 'legal'],
    ['main consumer court jaunga', 'legal'],
    ['There is a data breach, my account was hacked', 'fraud'],
    ['என் அனுமதி இல்லாமல் பணம் எடுத்தார்கள்', 'fraud'],
    ['They refused to serve us because of my religion', 'discrimination'],
    ['You charged me twice, I want my money back', 'money'],
    ['mera paisa wapas karo', 'money'],
    ['My elderly father depends on this line', 'vulnerable'],
    ['Please help, my flight leaves in 2 hours', 'deadline'],
    ['Cancelling my subscription and switching to another bank', 'churn'],
    ['I will report this to the ombudsman and the press', 'press'],
    ['Sliced my finger on the lid, four stitches', 'safety'],
    ['मिक्सर से उंगली कट गई, टांके लगे', 'safety'],
    ['kaila koppulam vandhuruchu, cooker la irundhu', 'safety'],
    ['The cream left a rash all over my face', 'health'],
    ['Somebody else logged into my account and changed the password', 'fraud'],
    ['Aap log ke liye room nahi, muslim sunte hi mana kar diya', 'discrimination'],
  ])('%s → %s', (text, kind) => {
    expect(score(text).urgencyKinds).toContain(kind);
    expect(score(text).urgency).toBeGreaterThan(0.3);
  });

  it.each([
    'This track is fire',
    'You are killing it, great fire sale',
    'Just bought a new phone case, in case anyone asks',
    'Went to a basketball court with friends',
    'aag laga di bhai kya performance thi',
    'Watching the press conference on social media',
    'Going to a baby shower on Friday',
    'Nobody was hurt and there was no fire, a calm review of a calm kettle',
    'That movie had a fire, a flood and a court drama, loved it',
    'Is it safe to leave the charger plugged in?',
  ])('does not take a figure of speech for danger: %s', (text) => {
    const found = score(text).urgencyKinds ?? [];
    expect(found.filter((kind) => ['safety', 'health', 'legal', 'vulnerable'].includes(kind))).toEqual([]);
  });

  it('counts a denied danger for little', () => {
    expect(score('There was no fire at the shop').urgency).toBeLessThan(
      score('There was a fire at the shop').urgency,
    );
  });

  it('refuses a rule that names a concept nobody listed', () => {
    const { urgency } = loadLexicons(configDir);
    const wrong = { ...urgency, calm: { ...urgency.calm, jkoe: 0.5 } };
    expect(urgencySchema.safeParse(wrong).error?.issues[0]?.message).toMatch(/jkoe/);
  });
});
