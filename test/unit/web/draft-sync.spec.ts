/** Whatever happens between a keyboard, a machine, a line and a colleague: no typed word is dropped, none is overwritten unasked. */
import {
  isDirty,
  needsSaving,
  nextDraft,
  openDraft,
  type DraftEvent,
  type DraftState,
  type ServerDraft,
} from '../../../web/src/screens/reply/draft-sync.js';

const server = (text: string, revision: number, by: string | null = null): ServerDraft => ({
  text,
  revision,
  by,
});
const after = (state: DraftState, ...events: DraftEvent[]): DraftState => events.reduce(nextDraft, state);
const typed = (text: string): DraftEvent => ({ type: 'typed', text });
const heard = (draft: ServerDraft): DraftEvent => ({ type: 'server', draft });

describe('opening a draft', () => {
  it('shows what the server has when this machine kept nothing', () => {
    const state = openDraft(server('Hello', 3), null);
    expect(state).toMatchObject({ text: 'Hello', conflict: null, restored: false });
    expect(isDirty(state)).toBe(false);
  });

  it('brings back words that never reached the server', () => {
    const state = openDraft(server('Hello', 3), { text: 'Hello Priya', revision: 3 });
    expect(state).toMatchObject({ text: 'Hello Priya', conflict: null, restored: true });
    expect(needsSaving(state)).toBe(true);
  });

  it('asks when somebody wrote on the server after the words on this machine', () => {
    const state = openDraft(server('Dear Priya', 5, 'Meena'), { text: 'Hello Priya', revision: 3 });
    expect(state).toMatchObject({ text: 'Hello Priya', conflict: { text: 'Dear Priya', by: 'Meena' } });
    expect(needsSaving(state)).toBe(false);
  });
});

describe('typing and saving', () => {
  it('is saved when the server has the very words on screen', () => {
    const state = after(
      openDraft(server('', 1), null),
      typed('Hi'),
      { type: 'saving' },
      { type: 'saved', text: 'Hi', revision: 2, by: 'Asha' },
    );
    expect(isDirty(state)).toBe(false);
    expect(state.base.revision).toBe(2);
  });

  it('still has something to save when one typed on meanwhile', () => {
    const state = after(openDraft(server('', 1), null), typed('Hi'), { type: 'saving' }, typed('Hi Priya'), {
      type: 'saved',
      text: 'Hi',
      revision: 2,
      by: 'Asha',
    });
    expect(state.text).toBe('Hi Priya');
    expect(needsSaving(state)).toBe(true);
  });

  it('does not send a second saving while one is on its way', () => {
    const state = after(openDraft(server('', 1), null), typed('Hi'), { type: 'saving' }, typed('Hi P'));
    expect(needsSaving(state)).toBe(false);
  });

  it('keeps the words when the line is lost, and wants to save them again', () => {
    const state = after(openDraft(server('', 1), null), typed('Hi'), { type: 'saving' }, { type: 'lost' });
    expect(state).toMatchObject({ text: 'Hi', line: 'down' });
    expect(needsSaving(state)).toBe(true);
  });
});

describe('a colleague writes too', () => {
  const mine = after(openDraft(server('Hello', 3), null), typed('Hello Priya'));

  it('shows both texts when both changed', () => {
    const state = nextDraft(mine, heard(server('Dear Priya', 4, 'Meena')));
    expect(state).toMatchObject({
      text: 'Hello Priya',
      conflict: { text: 'Dear Priya', revision: 4, by: 'Meena' },
    });
  });

  it('saves over the newest revision once one decided to keep one’s own', () => {
    const state = after(mine, heard(server('Dear Priya', 4, 'Meena')), { type: 'keep-mine' });
    expect(state).toMatchObject({ text: 'Hello Priya', conflict: null, base: { revision: 4 } });
    expect(needsSaving(state)).toBe(true);
  });

  it('goes on with theirs when one says so', () => {
    const state = after(mine, heard(server('Dear Priya', 4, 'Meena')), { type: 'take-theirs' });
    expect(state.text).toBe('Dear Priya');
    expect(isDirty(state)).toBe(false);
  });

  it('offers the newest of theirs when they write on during the question', () => {
    const state = after(
      mine,
      heard(server('Dear Priya', 4, 'Meena')),
      heard(server('Dear Priya ji', 5, 'Meena')),
    );
    expect(state.conflict).toMatchObject({ text: 'Dear Priya ji', revision: 5 });
  });

  it('takes theirs quietly, and says whose it is, where nothing of ours was unsaved', () => {
    const state = nextDraft(openDraft(server('Hello', 3), null), heard(server('Dear Priya', 4, 'Meena')));
    expect(state).toMatchObject({ text: 'Dear Priya', conflict: null, replacedBy: 'Meena' });
  });

  it('takes its own words for its own when news of them comes before the answer', () => {
    const state = after(
      openDraft(server('', 1), null),
      typed('Hi'),
      { type: 'saving' },
      typed('Hi P'),
      heard(server('Hi', 2, 'Asha')),
    );
    expect(state).toMatchObject({ text: 'Hi P', conflict: null, saving: null, base: { revision: 2 } });
    expect(needsSaving(state)).toBe(true);
  });

  it('is not disturbed by old news', () => {
    expect(nextDraft(mine, heard(server('Hello', 2)))).toBe(mine);
  });
});
