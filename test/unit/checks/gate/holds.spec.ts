import { makeHolds } from '../../../../src/desk/replies/checks/holds/holds-check.js';
import { contextOf } from '../kit.js';
import { aroundOf, found } from './around.js';

describe('what a specialist reads first', () => {
  it.each([
    ['Our lawyers look at it.', null, "hold.reply 'lawyers'"],
    ['We told the police about it.', null, "hold.reply 'police'"],
    ['உங்கள் வக்கீல் எங்களுக்கு எழுதலாம்.', null, "hold.reply 'வக்கீல்'"],
    ['हम आपके वकील को लिखेंगे।', null, "hold.reply 'वकील'"],
    ['We are on it.', 'I am going to consumer court.', 'hold.customer'],
    ['We are on it.', 'My father died because of this.', 'hold.customer'],
    ['We are on it.', 'You leaked my data!', 'hold.customer'],
    ['We are on it.', 'मैं उपभोक्ता अदालत जाऊँगा', 'hold.customer'],
    ['We are on it.', 'நுகர்வோர் நீதிமன்றம் போவேன்', 'hold.customer'],
    ['We are on it.', 'Consumer court jaunga main', 'hold.customer'],
    ['We are on it.', 'Naan case poduven', 'hold.customer'],
  ])('%s / %s', (text, customerText, expected) => {
    expect(found('hold.', text, { customerText })).toEqual([expected]);
  });

  it.each([
    ['We are on it.', 'The tennis court at your hotel is dirty'],
    ['We are on it.', 'The phone died after a day'],
    ['We are on it.', 'Your data pack is slow'],
    ['We settle it today.', null],
  ])('leaves alone: %s / %s', (text, customerText) => {
    expect(found('hold.', text, { customerText })).toEqual([]);
  });
});

describe('phrases that a brand never says', () => {
  const examine = makeHolds({
    subjects: [],
    banned: { all: ['as per policy'], brands: { 'nila-home': ['cheap', "don't hesitate", 'வருந்துகிறோம்'] } },
  });
  const said = (text: string, slug = 'nila-home') =>
    examine(contextOf(text, { around: aroundOf({ brand: { slug } }) })).map((one) =>
      text.slice(one.start, one.end),
    );
  it.each([
    ['That is as  per Policy.', ['as  per Policy']],
    ['It is Cheap, and don’t hesitate.', ['Cheap', 'don’t hesitate']],
    ['சிரமத்திற்கு வருந்துகிறோம்.', ['வருந்துகிறோம்']],
    ['It is cheaper.', []],
    ['A cheap-looking thing', ['cheap']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
  it('are each brand’s own', () => {
    expect(said('It is cheap as per policy.', 'other')).toEqual(['as per policy']);
  });
});
