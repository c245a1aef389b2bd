import { check } from '../kit.js';
import { aroundOf, found, post } from './around.js';

const canned =
  'We are sorry for the inconvenience caused. Our team will look into the matter and get in touch with you shortly.';
const recent = [
  canned,
  'The new filter for your NilaFlow left Chennai this morning and reaches you on Friday.',
];

describe('likeness to what was answered lately', () => {
  it.each([
    canned,
    `Hi Asha, ${canned} Kind regards, Ravi`,
    `@asha.kitchen ${canned} Thank you!`,
    canned.replace('shortly', 'soon'),
    `வணக்கம், ${canned} நன்றி`,
  ])('is told: %s', (text) => {
    expect(found('canned.', text, { around: aroundOf({ recent }) })).toEqual(['canned.similar']);
  });

  it.each([
    'The blade of your mixer is on its way, and Kumar brings it himself. The old one goes back with him.',
    'Hi Asha, thank you for writing to us. Kind regards, Ravi',
    'Sorry about that!',
    'உங்கள் குளிர்சாதனப் பெட்டிக்கான புதிய மோட்டார் இன்று சென்னையிலிருந்து கிளம்புகிறது.',
    'We are sorry about the fridge. Kumar, who repaired it in May, looks at it again and brings a new compressor with him.',
  ])('is not told: %s', (text) => {
    expect(found('canned.', text, { around: aroundOf({ recent }) })).toEqual([]);
  });

  it.each([
    ['असुविधा के लिए हमें खेद है। हमारी टीम जल्द ही आपसे संपर्क करेगी और समस्या का समाधान करेगी।'],
    ['சிரமத்திற்கு வருந்துகிறோம். எங்கள் குழு விரைவில் உங்களைத் தொடர்பு கொண்டு பிரச்சினையைத் தீர்க்கும்.'],
    ['Asuvidha ke liye hume khed hai, hamari team jald hi aapse sampark karegi.'],
    ['Siramathukku mannikkavum, enga team seekiram ungalai contact pannuvanga.'],
  ])('is measured in every script: %s', (text) => {
    expect(found('canned.', text, { around: aroundOf({ recent: [text] }) })).toEqual(['canned.similar']);
  });

  it('shows the score and how many are alike, and counts greetings and numbers for nothing', () => {
    const around = aroundOf({
      recent: [canned, `${canned} Reference 1021.`, 'Something else altogether is said here.'],
    });
    const [finding] = check(`Dear Asha, ${canned} Reference 7.`, { around }).filter(
      (one) => one.check === 'canned',
    );
    expect(finding?.params).toMatchObject({ score: 100, alike: 2 });
  });

  it('counts what was taken over from knowledge as it stands there, and not what was made of it', () => {
    const around = aroundOf({
      templates: ['Hold the red button for five seconds until the lamp turns green, then close the lid.'],
    });
    const taken =
      'Hi Asha, hold the red button for five seconds until the lamp turns green, then close the lid.';
    expect(found('canned.', taken, { around })).toEqual(['canned.template']);
    const made = 'Asha, your lamp blinks because the lid is open: close it, and hold the red button a while.';
    expect(found('canned.', made, { around })).toEqual([]);
  });

  it('is a matter of public replies; what was said in the thread counts in messages too', () => {
    const around = aroundOf({ recent });
    expect(found('canned.', canned, { around, audience: 'direct' })).toEqual([]);
    const said = aroundOf({ recent, thread: [post('customer', 'And now?'), post('brand', canned)] });
    expect(found('canned.', canned, { around: said, audience: 'direct' })).toEqual(['canned.in-thread']);
  });

  it('does not hold the customer’s or a stranger’s words against us', () => {
    const thread = [post('customer', canned), post('other', canned)];
    expect(found('canned.', canned, { around: aroundOf({ thread }) })).toEqual([]);
  });
});

describe('the same sentence below one post', () => {
  const sentence = 'Please send us your order number.';
  const replies = (times: number) =>
    aroundOf({
      thread: Array.from({ length: times }, (_, n) =>
        post('brand', `Thing ${n} of person ${'abcdefgh'[n]} is seen to. ${sentence}`),
      ),
    });
  const text = `We found the loose wire behind your socket. ${sentence}`;

  it.each([
    [0, []],
    [1, []],
    [2, [`canned.same '${sentence.slice(0, -1)}'`]],
    [3, [`canned.same '${sentence.slice(0, -1)}'`]],
    [4, [`canned.same-again '${sentence.slice(0, -1)}'`]],
  ])('after %d answers with it', (times, expected) => {
    expect(found('canned.same', text, { around: replies(times) })).toEqual(expected);
  });

  it('stops the fifth, and neither a sign-off nor another number', () => {
    expect(check(text, { around: replies(4) }).find((one) => one.code === 'canned.same-again')?.level).toBe(
      'block',
    );
    const thread = Array.from({ length: 6 }, (_, n) =>
      post('brand', `Thank you for your patience. Your ticket is ${n + 100} now.`),
    );
    const polite = 'Thank you for your patience. Your ticket is 555 now.';
    expect(found('canned.same', polite, { around: aroundOf({ thread }) })).toEqual([]);
  });
});
