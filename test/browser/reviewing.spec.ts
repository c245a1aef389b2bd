import { eventually } from '../support/earshot.js';
import { Desk } from './support/desk.js';
import { saying } from './support/looks.js';
import { story } from './support/story.js';

/** Agent and reviewers, each in a browser of their own at the same time, over one reply; once wholly in Tamil. */
let desk: Desk;
beforeAll(async () => {
  desk = await Desk.staffed();
}, 120_000);
afterEach(async () => expect(await desk.everybodyLeaves()).toEqual([]));
afterAll(() => desk?.close(), 60_000);

const scene = story(() => desk.audience, { linked: false });

scene(
  'a reply is read by two who see each other, returned with reasons, compared, overruled by one, and posted once',
  async () => {
    const complaint = await desk.complaint(
      'My Teh Tarik kettle burst and burned my hand. What happens with my refund? Nobody answers!',
    );
    const first = 'We are very sorry about your hand. Please send us a private message.';
    const [asha, rita, omar] = [
      await desk.person('asha'),
      await desk.person('rita'),
      await desk.person('omar'),
    ];
    await asha.go(`/cases/${complaint.caseId}`);
    await asha.button('Write a reply').click();
    await asha.composer.fill(complaint.prefix + first);
    await asha.ready('Submit for review').click();
    await asha.sees('Submitted by asha.');

    // Two have it open: each sees the other, and the list says so too.
    for (const reviewer of [rita, omar]) {
      await reviewer.go('/reviews');
      await reviewer.sees(/^due in /);
      await reviewer.page.getByRole('link', { name: /Teh Tarik/ }).click();
      await reviewer.sees(first);
    }
    await rita.sees('omar is reading this too.');
    await omar.sees('rita is reading this too.');

    await rita.press('r');
    const dialog = rita.page.getByRole('dialog', { name: 'Return the reply' });
    await dialog.getByLabel('What should be different?').and(rita.page.locator(':focus')).waitFor();
    await rita.page.keyboard.type('Answer the question about the refund, please.');
    await rita.press('Control+Enter');
    await dialog.getByText('Choose at least one.').waitFor();
    await rita.press('Alt+4', 'Control+Enter');
    await rita.sees('Returned to its author.');
    // What the other was reading is gone from the queue, and the key approves nothing any more.
    await omar.seesNoMore(first);
    await omar.press('a');

    await asha.sees('Answer the question about the refund, please.');
    await asha.composer.fill(
      `${complaint.prefix}We are very sorry about your hand and your Teh Tarik kettle. Your refund is under way. Please send us a private message.`,
    );
    await asha.button('Ask a reviewer to overrule').click();
    await asha.page
      .getByLabel(/^What stops this reply is wrong/)
      .fill('Teh Tarik is what the kettle is called.');
    await asha.ready('Submit with this question').click();
    await asha.sees('Submitted by asha.');

    await omar.page.getByRole('link', { name: /Teh Tarik/ }).click();
    const changes = omar.page.getByRole('group').filter({ hasText: 'What changed' });
    await changes.locator('ins', { hasText: 'Your refund is under way' }).waitFor();
    expect(await changes.locator('del').allInnerTexts()).toEqual([]);
    await omar.sees('Leaves a question open');
    await omar.sees(/Teh Tarik is what the kettle is called/);
    await omar.page.getByRole('button', { name: /^Approve/, disabled: true }).waitFor();
    await omar.page.getByLabel(/Teh/).fill('It is the name on the box.');
    await omar.ready(/^Approve/).click();
    await omar.sees('Approved.');

    await asha.page
      .getByRole('article', { name: 'Our reply' })
      .getByText('Posted', { exact: true })
      .waitFor();
    expect(desk.network.accepted.filter((one) => one.text.includes('Teh Tarik kettle'))).toHaveLength(1);
    const { overruled } = await desk.database.dataSource
      .query<{ overruled: string }[]>(`SELECT reason AS overruled FROM finding_overrule`)
      .then((rows) => rows[0]!);
    expect(overruled).toBe('It is the name on the box.');
  },
  120_000,
);

scene(
  'a furious customer is answered in Tamil, at a desk in Tamil, handed over and approved in Tamil',
  async () => {
    const say = saying('ta');
    for (const name of ['asha', 'rita', 'omar'] as const)
      await desk.api[name].ok('PATCH', '/api/me', { locale: 'ta' });
    const complaint = await desk.complaint(
      'மூன்று வாரமாக யாரும் பதில் சொல்லவில்லை! குக்கர் வெடித்து என் கை வெந்துவிட்டது. வெட்கமாக இல்லையா? நுகர்வோர் நீதிமன்றம் போகிறேன்!',
    );
    const answer =
      'உங்கள் கைக்கு ஏற்பட்ட காயத்திற்கு மிகவும் வருந்துகிறோம். குக்கரை இனி பயன்படுத்த வேண்டாம். எங்களுக்குத் தனிச்செய்தி அனுப்புங்கள்.';
    const asha = await desk.person('asha', { locale: 'ta-IN' });
    await asha.go(`/cases/${complaint.caseId}`);
    await asha.button(say('reply.start')).click();
    await asha.page.getByRole('textbox', { name: say('reply.text') }).fill(complaint.prefix + answer);
    await asha.ready(say('reply.submit')).click();

    const rita = await desk.person('rita', { locale: 'ta-IN' });
    await rita.go('/reviews');
    await rita.page.getByRole('link', { name: /மூன்று வாரமாக/ }).click();
    await rita.sees(answer);
    await rita.press('h');
    const dialog = rita.page.getByRole('dialog', { name: say('review.handOver.title') });
    const toOmar = await dialog.locator('option', { hasText: 'omar' }).getAttribute('value');
    await dialog.getByRole('combobox').selectOption(toOmar);
    await dialog.getByRole('textbox').fill('இவரை நீங்கள் அறிவீர்கள்.');
    await dialog.getByRole('button', { name: say('review.handOver.act') }).click();
    await rita.sees(say('review.handOver.done'));

    const omar = await desk.person('omar', { locale: 'ta-IN' });
    await omar.go('/');
    await omar.button(new RegExp(`^${say('shell.bell.title')}`)).click();
    await omar.page
      .getByRole('dialog')
      .getByText(/ஒப்படைத்தார்/)
      .click();
    await omar.sees('இவரை நீங்கள் அறிவீர்கள்.');
    await omar.sees(say('review.forYou'));
    await omar.ready(new RegExp(`^${say('review.approve')}`)).click();
    await omar.sees(say('review.approved'));
    await eventually(
      () => Promise.resolve(desk.network.accepted.filter((one) => one.text.includes(answer)).length),
      (count) => count === 1,
    );
    for (const name of ['asha', 'rita', 'omar'] as const)
      await desk.api[name].ok('PATCH', '/api/me', { locale: 'en' });
  },
  120_000,
);
