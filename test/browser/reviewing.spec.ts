import { eventually } from '../support/earshot.js';
import { FakeChat } from '../support/fake-chat.js';
import { answered, helpReady } from './support/answered.js';
import { Desk } from './support/desk.js';
import { tabTo } from './support/keyboard.js';
import { LOOKS, misfits, putOn, saying } from './support/looks.js';
import { story } from './support/story.js';

/** Agent and reviewers, each in a browser of their own at the same time, over one reply; once wholly in Tamil. */
let desk: Desk;
const chat = new FakeChat();
beforeAll(async () => {
  await chat.server.start();
  desk = await Desk.staffed();
}, 120_000);
afterEach(async () => expect(await desk.everybodyLeaves()).toEqual([]));
afterAll(() => Promise.all([desk?.close(), chat.server.stop()]), 60_000);

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

/** On a phone at night, by keyboard alone: what is worked that way is worked anyhow. */
const NIGHT_PHONE = LOOKS[1];

scene(
  'what is posted is corrected and then deleted, each once somebody else agreed, and the customer sees it',
  async () => {
    const { caseId, answer } = await answered(
      desk,
      'The lid of my Nila grinder flew off and cut my lip. Nobody helps me!',
      'We are sorry about the lid and your lip. Please send us a private message.',
    );
    const shown = () => desk.network.store.statuses.filter((one) => one.text.includes('your lip'));
    const [asha, rita] = [await desk.person('asha'), await desk.person('rita')];
    for (const { page } of [asha, rita]) await putOn(page, NIGHT_PHONE);
    await asha.go(`/cases/${caseId}`);
    const ask = async (act: 'Correct it' | 'Delete it', why: string) => {
      await asha.button(act).press('Enter');
      const dialog = asha.page.getByRole('dialog');
      await dialog.getByLabel('Why').and(asha.page.locator(':focus')).waitFor();
      expect(await misfits(asha.page)).toEqual([]);
      await asha.page.keyboard.type(why);
      await asha.press('Control+Enter');
    };
    const agree = async (words: string, why: string) => {
      await rita.go(`/reviews?case=${caseId}`);
      await rita.sees(words);
      await rita.sees(why);
      expect(await misfits(rita.page)).toEqual([]);
      await rita.ready(/^Approve/).waitFor();
      await rita.press('a');
      await rita.sees('Approved.');
    };
    await ask('Correct it', 'The lid, not the jar.');
    await asha.sees('This corrects a post');
    await asha.composerHolds(answer);
    await asha.composer.fill(answer.replace('We are sorry', 'We are very sorry'));
    await asha.ready('Submit for review').waitFor();
    await asha.press('Control+Enter');
    await asha.sees('Submitted by asha.');
    expect(shown().map((one) => one.text)).toEqual([answer]);
    await agree('This corrects a post', 'The lid, not the jar.');
    await eventually(
      () => Promise.resolve(shown().map((one) => one.text)),
      ([text, ...more]) => text === answer.replace('We are sorry', 'We are very sorry') && more.length === 0,
    );

    await asha.ready('Delete it').waitFor();
    await ask('Delete it', 'The customer asked for it.');
    await asha.sees('This deletes a post');
    await agree('This deletes a post', 'The customer asked for it.');
    await eventually(
      () => Promise.resolve(shown()),
      (left) => left.length === 0,
    );
    await asha.sees('Deleted as we asked');
  },
  120_000,
);

scene(
  'a reply is begun with what is known, answered before and proposed; it waits for the hours, or a chosen time',
  async () => {
    chat.says = 'Dear {{customer.name}}, we are very sorry about {{NUMBER_1}}.';
    await answered(
      desk,
      'The handle of my Nila wok broke off and hot oil spilled. Refund!',
      'We are sorry about the oil and your wok. Please send us a private message.',
    );
    await helpReady(desk, chat, 'Dear {{customer.name}}, handles are replaced in case {{case.number}}.');
    const complaint = await desk.complaint(
      'The handle of my new Nila wok broke and oil burned my foot. Order AB-90211, refund!',
      {
        displayName: 'Priya',
      },
    );
    await desk.drafted(complaint);
    await desk.api.asha.ok('PATCH', '/api/me', { timeZone: 'Asia/Kolkata' });
    const tomorrow = new Date(Date.now() + 86_400_000);
    const inIndia = (as: Intl.DateTimeFormatOptions, locale: string) =>
      new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Kolkata', ...as }).format(tomorrow);

    // A lead closes the brand until tomorrow at ten.
    const lena = await desk.person('lena');
    await putOn(lena.page, NIGHT_PHONE);
    await lena.go('/brands');
    await lena.button('Sending hours').press('Enter');
    const hours = lena.page.getByRole('form', { name: 'Sending hours' });
    const days = hours.getByRole('textbox');
    await days.first().and(lena.page.locator(':focus')).waitFor();
    const unseen = await tabTo(lena.page, days.nth(1));
    await hours.getByLabel(inIndia({ weekday: 'short' }, 'en-IN')).focus();
    await lena.page.keyboard.type('10-16');
    await hours.getByLabel('Urgent cases are answered at any time').focus();
    await lena.press('Space');
    expect(await misfits(lena.page)).toEqual([]);
    await hours.getByRole('button', { name: 'Save' }).press('Enter');
    await lena.button('Sending hours').and(lena.page.locator(':focus')).waitFor();

    const asha = await desk.person('asha');
    await putOn(asha.page, NIGHT_PHONE);
    await asha.go(`/cases/${complaint.caseId}`);
    const panel = asha.page.getByRole('region', { name: 'Help with this reply' });
    // What the first answer of the checks brings moves nothing afterwards.
    await asha.sees(/^You may give/);
    await asha.composer.focus();
    unseen.push(...(await tabTo(asha.page, asha.button('Propose a draft'))));
    await asha.press('Enter');
    await panel.getByText('Written by the assistant').waitFor();
    // It saw neither name nor number, and both stand in what came of it.
    for (const personal of ['Priya', '90211']) expect(chat.heard).not.toContain(personal);
    unseen.push(...(await tabTo(asha.page, panel.getByRole('button', { name: 'Use as a start' }).first())));
    await asha.press('Enter');
    await asha.composer.and(asha.page.locator(':focus')).waitFor();
    expect(await asha.composer.inputValue()).toContain('Dear Priya, we are very sorry about AB-90211.');
    await panel.getByText('We are sorry about the oil').waitFor();
    await panel.getByRole('button', { name: /^Use as a start: Handles/ }).press('Enter');
    await asha.composer.and(asha.page.locator(':focus')).waitFor();
    expect(await asha.composer.inputValue()).toMatch(/Dear Priya, handles are replaced in case \d+\.$/);
    await panel.getByRole('button', { name: /^Use as a start 1/ }).press('Enter');
    await asha.sees('an earlier reply (asha');
    expect(await asha.composer.inputValue()).toContain('We are sorry about the oil');
    expect(await misfits(asha.page)).toEqual([]);
    // One begins where one likes; what leaves is one's own.
    await asha.composer.fill(
      `${complaint.prefix}Dear Priya, we are very sorry that the handle broke. Please cool your foot and send us a private message.`,
    );
    await asha.ready('Submit for review').waitFor();
    await asha.press('Control+Enter');
    await asha.sees('Submitted by asha.');

    const rita = await desk.person('rita');
    await putOn(rita.page, NIGHT_PHONE);
    await rita.go(`/reviews?case=${complaint.caseId}`);
    await rita.sees('Written with the assistant');
    await rita.ready(/^Approve/).waitFor();
    expect(await misfits(rita.page)).toEqual([]);
    await rita.press('a');
    await rita.sees('Approved.');
    await asha.sees(/^It goes out .*10:00.* when the brand’s hours begin\.$/);
    await asha.button('Choose when it goes out').press('Enter');
    const time = asha.page.getByLabel('Goes out at');
    await time.and(asha.page.locator(':focus')).waitFor();
    await time.fill(`${inIndia({ dateStyle: 'short' }, 'sv-SE')}T11:30`);
    await asha.press('Enter');
    await asha.sees(/^It goes out .*11:30.* as was chosen\.$/);
    await asha.button('Change').and(asha.page.locator(':focus')).waitFor();
    expect(await misfits(asha.page)).toEqual([]);
    expect(desk.network.accepted.filter((one) => one.text.includes('cool your foot'))).toEqual([]);

    await lena.api('PUT', `/api/brands/${desk.brandId}/sending-hours`, { days: null, urgentAnyTime: true });
    await asha.press('Enter');
    await asha.button('As soon as it may').press('Enter');
    await asha.page
      .getByRole('article', { name: 'Our reply' })
      .getByText('Posted', { exact: true })
      .waitFor();
    expect(desk.network.accepted.filter((one) => one.text.includes('cool your foot'))).toHaveLength(1);
    expect(unseen).toEqual([]);
  },
  120_000,
);
