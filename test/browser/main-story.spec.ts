import { PASSWORD } from '../support/earshot.js';
import { ONE_REVIEWER } from '../support/one-reviewer.js';
import { Desk, type CaseDetail, type Reply } from './support/desk.js';
import type { Person } from './support/person.js';
import { story } from './support/story.js';

/**
 * The main job, as the people of a new installation live it: each in a browser of their own, on a server that speaks Mastodon's
 * protocol and on a feed. One story in several tests; each goes on where the one before ended.
 */
describe('from a fresh installation to an answer that is public once', () => {
  let desk: Desk;
  let admin: Person;
  let asha: Person;
  let rita: Person;
  let edith: Person;
  let omar: Person;
  let caseId = '';
  const people: Person[] = [];
  const chapter = story(() => people);

  const GRAVE =
    'My ceiling fan caught fire last night and my daughter got burned. I am going to consumer court.';
  const LESSER = 'Third week without an answer about my refund. Worst service ever, I want my money back.';
  const RIGHT = 'We are sorry that this happened to your family. Please switch the fan off.';
  const TYPO = RIGHT.replace('happened', 'hapened');
  const COMMENT = 'Say when somebody will call.';

  beforeAll(async () => {
    desk = await Desk.fresh();
    const arrive = async () => {
      const person = await desk.visitor();
      people.push(person);
      return person;
    };
    [admin, asha, rita, edith, omar] = [
      await arrive(),
      await arrive(),
      await arrive(),
      await arrive(),
      await arrive(),
    ];
  }, 120_000);
  afterAll(() => desk?.close(), 60_000);

  chapter('is set up by its first administrator, who adds people and a brand', async () => {
    await admin.go('/');
    await admin.sees('Set up Earshot');
    await admin.page.getByLabel('Name').fill('Anand');
    await admin.page.getByLabel('E-mail').fill('admin@example.org');
    await admin.page.getByLabel(/^Password/).fill(PASSWORD);
    await admin.button('Make the account').click();

    await admin.open('People');
    for (const [name, ...roles] of [
      ['Asha', 'Agent', 'Reviewer'],
      ['Rita', 'Reviewer'],
      ['Edith', 'Reviewer'],
      ['Omar', 'Reviewer'],
    ] as const)
      await addPerson(name, roles);

    await admin.open('Inbox');
    await admin.page.getByLabel('Name of the brand').fill('Nila');
    await admin.button('Add the brand').click();
    await admin.sees('No open case');
    const { items } = (await admin.api<{ items: { id: string }[] }>('GET', '/api/brands')).body;
    await admin.api('PUT', `/api/brands/${items[0]!.id}/review-policy`, ONE_REVIEWER);
  });

  chapter('lets everybody sign in; the agent says that she is ready', async () => {
    for (const [person, name] of [
      [asha, 'asha'],
      [rita, 'rita'],
      [edith, 'edith'],
      [omar, 'omar'],
    ] as const)
      await person.signIn(`${name}@example.org`, PASSWORD);
    await asha.button(/^Asha: profile/).click();
    await asha.page.getByRole('switch', { name: 'Ready for new cases' }).click();
    await asha.page.getByRole('switch', { name: 'Ready for new cases', checked: true }).waitFor();
    await asha.press('Escape');
    await asha.sees('No case is yours right now');
  });

  chapter('adds a source by pasting its address, and sees first what it would bring', async () => {
    const earlier = desk.network.addAccount('velu', { displayName: 'Velu' });
    desk.network.post(earlier, '@nila Which of your fans is the quietest?');

    await admin.open('Sources');
    await admin.button('Connect an account').click();
    await admin.page.getByLabel('Platform').selectOption({ label: 'Mastodon' });
    await admin.page.getByLabel('Address of its server').fill(desk.network.url);
    await admin.page.getByLabel('Access token').fill(desk.brandAccount.token);
    await admin.button('Check and connect').click();
    await admin.sees('Accepted');

    await admin.page.getByLabel('Address, hashtag or handle').fill(`${desk.network.url}/@nila`);
    await admin.page.getByLabel('Read with').selectOption({ index: 1 });
    await admin.button('Look it up').click();
    await admin.sees('Which of your fans is the quietest?');
    await admin.button('Add').click();
    await admin.page.getByRole('listitem').filter({ hasText: 'Mentions of' }).getByText('Healthy').waitFor();
  });

  chapter('shows a grave post to the agent at once, without loading anything again', async () => {
    // Where nothing was loaded again, what a page was told earlier is still there.
    await asha.page.evaluate(() => Object.assign(window, { keptSinceTheBeginning: true }));
    for (const [name, text] of [
      ['Karthik', LESSER],
      ['Malar', GRAVE],
    ] as const)
      desk.network.post(desk.network.addAccount(name.toLowerCase(), { displayName: name }), `@nila ${text}`);
    await admin.button('Read now').click();
    await asha.button('Notifications: 2 unread').waitFor();
    await rows(asha).nth(1).waitFor();
    expect(await asha.page.evaluate(() => 'keptSinceTheBeginning' in window)).toBe(true);

    await asha.button('Notifications: 2 unread').click();
    await asha.page
      .getByRole('dialog')
      .getByText(/^Case #\d+ is yours: .*fire/)
      .waitFor();
    await asha.press('Escape');
    // Calm people read further: the worst stands first.
    expect(await rows(asha).first().innerText()).toContain('fire');
    expect(await rows(asha).first().innerText()).toContain('Urgent');
  });

  chapter('opens the case by keyboard, and says why it matters', async () => {
    await asha.press('j', 'j');
    expect(await focused(asha)).toContain('refund');
    await asha.press('k');
    expect(await focused(asha)).toContain('fire');
    await asha.press('Enter');
    await asha.page.getByRole('heading', { level: 1, name: /fire/ }).waitFor();
    caseId = new URL(asha.page.url()).pathname.split('/').pop()!;

    const aside = asha.page.getByRole('complementary', { name: 'About this case' });
    await aside.getByText(/May concern somebody's safety/).waitFor();
    await aside.getByText(/Reads as a complaint/).waitFor();
    await aside.getByRole('img', { name: /^Risk \d+ of 100$/ }).waitFor();
    // The words that weighed are marked in the post itself.
    await asha.page
      .getByRole('article', { name: 'Post by Malar' })
      .locator('mark', { hasText: 'fire' })
      .waitFor();
  });

  chapter('stops a typo while it is typed, and mends it with one key', async () => {
    await asha.press('c');
    await asha.composer.and(asha.page.locator(':focus')).waitFor();
    await asha.press('Control+End');
    await asha.page.keyboard.type(TYPO);

    await asha.page.locator('[data-level="block"]', { hasText: 'hapened' }).waitFor();
    const findings = asha.page.getByRole('list', { name: 'What the checks found' });
    await findings.getByText('Stops').waitFor();
    await findings
      .getByText(/hapened/)
      .first()
      .waitFor();
    await asha.sees('1 problem has to be fixed first.');
    await asha.page.getByRole('button', { name: 'Submit for review', disabled: true }).waitFor();
    // Neither does the key submit it.
    await asha.press('Control+Enter');
    expect((await reply()).state).toBe('draft');

    await asha.press('Alt+1');
    await asha.seesNoMore('1 problem has to be fixed first.');
    expect(await asha.composer.inputValue()).toContain(RIGHT);
    await asha.ready('Submit for review').waitFor();
    await asha.press('Control+Enter');
    await asha.sees('Submitted by Asha.');
  });

  chapter('never lets an author approve their own words', async () => {
    const mine = await reply();
    await asha.open('Reviews');
    await asha.page.getByRole('link', { name: /fire/ }).click();
    await asha.sees('You cannot decide about this one');
    await asha.sees(/You wrote a part of it/);
    expect(await asha.button(/^Approve/).count()).toBe(0);
    await asha.press('a');

    const refused = await asha.api<{ code: string }>('POST', `/api/replies/${mine.id}/approve`, {
      versionId: mine.version!.id,
      contentHash: mine.version!.contentHash,
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 'own-words' } });
    expect((await reply()).state).toBe('in_review');
    await asha.go(`/cases/${caseId}`);
  });

  chapter('is returned by a reviewer with the keyboard alone, and the agent sees why', async () => {
    await rita.open('Reviews');
    await rita.page.getByRole('link', { name: /fire/ }).waitFor();
    await rita.press('j');
    await rita.sees(RIGHT);
    await rita.page
      .getByRole('article', { name: 'Post by Malar' })
      .getByText(/caught fire/)
      .waitFor();
    await rita.press('r');
    const dialog = rita.page.getByRole('dialog', { name: 'Return the reply' });
    await dialog.getByLabel('What should be different?').and(rita.page.locator(':focus')).waitFor();
    await rita.page.keyboard.type(COMMENT);
    await rita.press('Alt+4');
    await dialog.getByRole('checkbox', { name: 'Leaves a question open', checked: true }).waitFor();
    await rita.press('Control+Enter');
    await rita.sees('Returned to its author.');

    await asha.sees('Returned by Rita');
    await asha.sees(COMMENT);
    await asha.press('c');
    await asha.press('Control+End');
    await asha.page.keyboard.type(' We call you today.');
    // What is promised is somebody's work from then on: hers, until the end of the day, unless she says otherwise.
    await asha.sees('1 promise has to be confirmed first.');
    await asha.page
      .getByRole('region', { name: 'Promises in this reply' })
      .getByText('We call you today')
      .waitFor();
    await asha.press('Alt+0');
    await asha.sees(/^Asha keeps it until /);
    await asha.ready('Submit for review').waitFor();
    await asha.press('Control+Enter');
    await asha.sees('Submitted by Asha.');
  });

  chapter('does not let a reviewer approve what she has edited herself', async () => {
    await edith.open('Reviews');
    await edith.page.getByRole('link', { name: /fire/ }).waitFor();
    await edith.press('j');
    await edith.sees(/We call you today/);
    await edith.press('e');
    const dialog = edith.page.getByRole('dialog', { name: 'Edit the reply' });
    await dialog.getByText('You then cannot approve this reply').waitFor();
    const field = dialog.getByRole('textbox');
    await field.and(edith.page.locator(':focus')).waitFor();
    await field.fill(
      (await field.inputValue()).replace('today', 'before noon') + ' We write to you on Friday.',
    );
    // In other words it stays Asha's; what is promised anew somebody has to keep, and one key says who.
    await dialog.getByText('1 promise has to be confirmed first.').waitFor();
    await dialog.getByText(/^Asha keeps it until /).waitFor();
    await edith.press('Alt+0');
    await dialog.getByText(/^Edith keeps it until /).waitFor();
    // Left by mistake, nothing of it is lost.
    await edith.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await edith.press('e');
    await dialog.getByText(/^Edith keeps it until /).waitFor();
    await edith.ready('Store as a new version').waitFor();
    await edith.press('Control+Enter');
    await edith.sees('Stored. Another reviewer decides now.');
    await edith.sees('You cannot decide about this one');
    expect(await edith.ready(/^Approve/).count()).toBe(0);
    const edited = await reply();
    const refused = await edith.api<{ code: string }>('POST', `/api/replies/${edited.id}/approve`, {
      versionId: edited.version!.id,
      contentHash: edited.version!.contentHash,
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 'own-words' } });
  });

  chapter('goes out once, below the right post, after another reviewer said yes', async () => {
    const { items } = (await admin.api<{ items: { id: string }[] }>('GET', '/api/brands')).body;
    await admin.api('PATCH', `/api/brands/${items[0]!.id}`, { undoSeconds: 4 });
    expect(desk.network.accepted).toEqual([]);
    await omar.open('Reviews');
    await omar.page.getByRole('link', { name: /fire/ }).waitFor();
    await omar.press('j');
    await omar.sees(/We call you before noon/);
    await omar.ready(/^Approve/).waitFor();
    await omar.press('a');
    await omar.sees('Approved.');

    // The agent watches the seconds in which it can still be held back, and then where it stands.
    await asha.sees(/^It will be posted in \d/);
    await asha.button('Hold it back').waitFor();
    const ours = asha.page.getByRole('article', { name: 'Our reply' });
    await ours.getByText('Posted', { exact: true }).waitFor();
    const [posted, ...more] = desk.network.accepted;
    expect(more).toEqual([]);
    const complaint = desk.network.store.statuses.find((one) => one.text.includes(GRAVE))!;
    expect(posted).toMatchObject({ inReplyTo: complaint.id, account: { username: 'nila' } });
    expect(posted!.text).toContain(RIGHT);
    expect(posted!.text).toContain('before noon');
    expect(await ours.getByRole('link', { name: 'Original' }).getAttribute('href')).toContain(posted!.id);
    await ours.getByText(/before noon/).waitFor();
  });

  chapter('answers on a feed by hand: copy, open the page, confirm', async () => {
    const complaint =
      'Worst mixer ever: it exploded and cut my hand. Nobody answers the helpline. Do not buy!';
    const permalink = desk.feeds.url('/reviews/2');
    desk.feeds.serve('/reviews/2', '<!doctype html><title>Review</title>A review', {
      'content-type': 'text/html',
    });
    desk.feeds.publish('/reviews.xml', [
      {
        guid: '1',
        title: 'Fine',
        text: 'Does what it should.',
        link: desk.feeds.url('/reviews/1'),
        at: new Date(),
      },
    ]);
    await admin.page.getByLabel('Address, hashtag or handle').fill(desk.feeds.url('/reviews.xml'));
    await admin.page.getByLabel('Read with').selectOption({ index: 0 });
    await admin.button('Look it up').click();
    await admin.sees('Does what it should.');
    await admin.button('Add').click();
    const source = admin.page.getByRole('listitem').filter({ hasText: 'Test feed' });
    await source.getByText('Healthy').waitFor();
    desk.feeds.publish('/reviews.xml', [
      { guid: '2', title: 'Exploded', text: complaint, link: permalink, author: 'Deepa', at: new Date() },
    ]);
    await source.getByRole('button', { name: 'Read now' }).click();

    await asha.open('Inbox');
    await asha.page.getByRole('link', { name: /Exploded/ }).click();
    await asha.page.getByRole('article', { name: 'Post by Deepa' }).waitFor();
    const answer = 'We are sorry about your hand. Our care team calls you before noon.';
    await asha.sees(/you copy the text and post it on the page yourself/);
    await asha.button('Write a reply').click();
    await asha.composer.fill(answer);
    await asha.button(/^Confirm/).click();
    await asha.ready('Submit for review').click();
    await asha.sees('Submitted by Asha.');

    await rita.open('Reviews');
    await rita.page.getByRole('link', { name: /Exploded/ }).click();
    await rita.ready(/^Approve/).click();
    await rita.sees('Approved.');

    await asha.button('Post it now').click();
    expect(await asha.page.getByRole('textbox', { name: 'Approved text' }).inputValue()).toBe(answer);
    await asha.button('Copy').click();
    await asha.button('Copied').waitFor();
    expect(await asha.page.evaluate(() => navigator.clipboard.readText())).toBe(answer);
    const [opened] = await Promise.all([
      asha.context.waitForEvent('page'),
      asha.link('Open the page').click(),
    ]);
    expect(opened.url()).toBe(permalink);
    await opened.close();
    await asha.page.getByLabel(/^Link to your reply/).fill(`${permalink}#ours`);
    await asha.button('I have posted it').click();
    const ours = asha.page.getByRole('article', { name: 'Our reply' });
    await ours.getByText('Posted', { exact: true }).waitFor();
    expect(await ours.getByRole('link', { name: 'Original' }).getAttribute('href')).toBe(`${permalink}#ours`);
    // A feed is only ever read.
    expect(desk.feeds.requests.filter((request) => request.method !== 'GET')).toEqual([]);
    expect(desk.network.accepted).toHaveLength(1);
  });

  async function addPerson(name: string, roles: readonly string[]): Promise<void> {
    await admin.button('Add a person').click();
    const form = admin.page.locator('form').filter({ hasText: 'First password' });
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('E-mail').fill(`${name.toLowerCase()}@example.org`);
    await form.getByLabel(/^First password/).fill(PASSWORD);
    for (const role of ['Agent', 'Reviewer'])
      await form.getByRole('checkbox', { name: role, exact: true }).setChecked(roles.includes(role));
    await form.getByRole('button', { name: 'Add a person' }).click();
    await admin.page
      .getByRole('listitem')
      .filter({ hasText: `${name.toLowerCase()}@example.org` })
      .waitFor();
  }

  const rows = (person: Person) => person.page.locator('[data-row]');
  const focused = (person: Person) =>
    person.page.evaluate(() => (document.activeElement as HTMLElement).innerText);
  const reply = async (): Promise<Reply> =>
    (await admin.api<CaseDetail>('GET', `/api/cases/${caseId}`)).body.replies[0]!;
});
