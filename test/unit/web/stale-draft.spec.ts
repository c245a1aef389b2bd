/** A refused saving carries what the server has; it is found wherever the problem document puts it. */
import { currentDraftOf } from '../../../web/src/screens/reply/stale-draft.js';

it.each([
  ['under draft', { draft: { text: 'x', revision: 4, by: { id: '1', name: 'Meena' } } }],
  ['under current', { current: { text: 'x', revision: 4, by: { id: '1', name: 'Meena' } } }],
  ['at the top', { text: 'x', revision: 4, by: 'Meena' }],
])('reads it %s', (_, extra) => {
  expect(currentDraftOf({ extra })).toEqual({ text: 'x', revision: 4, by: 'Meena' });
});

it('answers null where it is not told', () => {
  expect(currentDraftOf({ extra: { draft: null, revision: 3 } })).toBeNull();
});
