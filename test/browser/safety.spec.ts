import { createHash } from 'node:crypto';
import { eventually, PASSWORD } from '../support/earshot.js';
import { Desk } from './support/desk.js';
import { ACTS } from './support/once.js';
import { story } from './support/story.js';

/** What must never be suffered: a lost draft, a colleague overwritten, a yes to something else, an act done twice, a stranger's script. */
let desk: Desk;
beforeAll(async () => {
  desk = await Desk.staffed();
}, 120_000);
afterEach(async () => expect(await desk.everybodyLeaves()).toEqual([]));
afterAll(() => desk?.close(), 60_000);

const scene = story(() => desk.audience, { linked: false });
const WORDS = 'We are sorry about this. Please tell us which model it is.';

describe('a draft is never lost', () => {
  scene('survives a reload in the middle of typing', async () => {
    const complaint = await desk.complaint(
      'Drill caught fire in my hands, glove burned. Third complaint, nobody answers!',
    );
    const { id } = await desk.drafted(complaint);
    const asha = await desk.person('asha');
    await asha.go(`/cases/${complaint.caseId}`);
    await asha.composer.fill(WORDS);
    await asha.page.reload();
    await asha.composerHolds(WORDS);
    await asha.sees('Saved');
    await saved(id, WORDS);
  });

  scene('survives a lost line, and says where the words are meanwhile', async () => {
    const complaint = await desk.complaint(
      'Vacuum exploded, glass everywhere, my child is hurt. Disgusting company!',
    );
    const { id } = await desk.drafted(complaint);
    const asha = await desk.person('asha');
    await asha.go(`/cases/${complaint.caseId}`);
    await asha.composer.waitFor();
    await asha.context.setOffline(true);
    await asha.sees(/^You are offline/);
    await asha.composer.fill(WORDS);
    await asha.sees(/^Not saved on the server yet; kept on this machine/);
    await asha.context.setOffline(false);
    await asha.seesNoMore(/^You are offline/);
    await asha.sees('Saved');
    await saved(id, WORDS);
  });

  scene(
    'survives a server that is killed and comes back, and the desk goes on without loading again',
    async () => {
      const complaint = await desk.complaint(
        'Toaster electrocuted my father, he is in hospital. I will sue you all!',
      );
      const { id } = await desk.drafted(complaint);
      const asha = await desk.person('asha');
      await asha.go(`/cases/${complaint.caseId}`);
      await asha.composer.fill(WORDS.slice(0, 20));
      await asha.sees('Saved');
      await desk.killServer();
      await asha.composer.fill(WORDS);
      await asha.sees(/^Not saved on the server yet/);
      await asha.sees(/^No live connection/);
      await desk.startServer();
      await asha.sees('Saved');
      await saved(id, WORDS);
      await asha.seesNoMore(/^No live connection/);
      // The live line is up again: what a colleague does shows by itself.
      await desk.api.bala.post(`/api/cases/${complaint.caseId}/notes`, { text: 'The server is back.' });
      await asha.sees('The server is back.');
    },
  );

  scene('survives a session that ended, and stands there after signing in again', async () => {
    const complaint = await desk.complaint(
      'Hair dryer set my towel on fire, hair burned. Refund refused three times!',
    );
    const { id } = await desk.drafted(complaint);
    const asha = await desk.person('asha');
    await asha.go(`/cases/${complaint.caseId}`);
    await asha.composer.waitFor();
    // Typed before the desk has had a reason to notice that nobody is signed in any more.
    await asha.composer.fill(WORDS);
    await asha.context.clearCookies();
    await asha.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await asha.page.getByLabel('E-mail').fill('asha@example.org');
    await asha.page.getByLabel(/^Password/).fill(PASSWORD);
    await asha.button('Sign in').click();
    await asha.composerHolds(WORDS);
    await asha.sees('Saved');
    await saved(id, WORDS);
  });
});

describe('two people at one reply', () => {
  scene('who begin at the same moment write one reply together', async () => {
    const { caseId } = await desk.complaint(
      'Juicer shocked my wife, she fainted. Where is your safety recall? Lawyer!',
    );
    const [asha, bala] = [await desk.person('asha'), await desk.person('bala')];
    for (const person of [asha, bala]) {
      await person.go(`/cases/${caseId}`);
      await person.ready('Write a reply').waitFor();
    }
    await Promise.all([asha.button('Write a reply').click(), bala.button('Write a reply').click()]);
    await Promise.all([asha.composer.waitFor(), bala.composer.waitFor()]);
    expect((await desk.case(caseId)).replies).toHaveLength(1);
  });

  scene('lose nothing: who saves second sees both texts and chooses', async () => {
    const complaint = await desk.complaint(
      'Freezer died, all food rotten, baby milk too. Six calls. I want compensation!',
    );
    const { id } = await desk.drafted(complaint);
    const [asha, bala] = [await desk.person('asha'), await desk.person('bala')];
    for (const person of [asha, bala]) {
      await person.go(`/cases/${complaint.caseId}`);
      await person.composer.waitFor();
    }
    // bala's words are on their way when asha's arrive.
    let letGo = (): void => undefined;
    const held = new Promise<void>((done) => (letGo = done));
    await bala.page.route('**/draft', (route) => held.then(() => route.continue()), { times: 1 });
    const hers = `${WORDS} Asha`;
    const his = `${WORDS} Bala`;
    await Promise.all([bala.page.waitForRequest('**/draft'), bala.composer.fill(his)]);
    await asha.composer.fill(hers);
    await saved(id, hers);
    letGo();

    const conflict = bala.page
      .getByRole('alert')
      .filter({ hasText: 'asha changed this draft while you typed' });
    await conflict.getByText(hers).waitFor();
    await conflict.getByText(his).waitFor();
    await bala.page.getByRole('button', { name: 'Submit for review', disabled: true }).waitFor();
    // Neither does a reload decide for him.
    await bala.page.reload();
    await conflict.getByText(his).waitFor();
    await saved(id, hers);
    await bala.button('Go on with mine').click();
    await saved(id, his);
    await asha.sees('Changed by bala just now');
    await asha.composerHolds(his);
  });
});

describe('a yes is a yes to what was read', () => {
  scene('shows the reviewer that the customer wrote again, and takes no yes to the old state', async () => {
    const complaint = await desk.complaint(
      'Fan blade came loose and cut my arm, twelve stitches. Your staff laughed!',
    );
    const reply = await desk.submitted(complaint, WORDS);
    const rita = await desk.person('rita');
    await rita.go(`/reviews?reply=${reply.id}`);
    await rita.ready(/^Approve/).waitFor();

    const more = 'And now the hospital bill came: forty thousand rupees!';
    desk.network.post(complaint.customer, `@nila ${more}`, { inReplyTo: complaint.post.id });
    await desk.heard(more);
    await rita.page.getByRole('alert').getByText('Changed since you read it', { exact: true }).waitFor();
    await rita.page.getByRole('article', { name: 'Post by Malar' }).getByText(more).waitFor();
    await rita.page.getByRole('button', { name: /^Approve/, disabled: true }).waitFor();
    await rita.press('a');
    const old = await rita.api<{ code: string }>('POST', `/api/replies/${reply.id}/approve`, {
      versionId: reply.version!.id,
      contentHash: reply.version!.contentHash,
    });
    expect(old).toMatchObject({ status: 409, body: { code: 'stale' } });
    expect((await desk.reply(reply.id)).state).toBe('in_review');

    await rita.button('I have read it again').click();
    await rita.ready(/^Approve/).click();
    await rita.sees('Approved.');
    await postedOnce(reply.id);
  });

  scene('takes no yes to the old state from a page that heard nothing of it either', async () => {
    const complaint = await desk.complaint(
      'Pressure cooker whistle hit my eye, I cannot see. Consumer court next week!',
    );
    const reply = await desk.submitted(complaint, WORDS);
    const omar = await desk.person('omar');
    await omar.page.route('**/api/events', (route) => route.abort());
    await omar.go(`/reviews?reply=${reply.id}`);
    await omar.ready(/^Approve/).waitFor();
    const more = 'The doctor says I may lose the eye. Answer me!';
    desk.network.post(complaint.customer, `@nila ${more}`, { inReplyTo: complaint.post.id });
    await desk.heard(more);
    await eventually(
      async () => (await desk.case(complaint.caseId)).mentions.length,
      (count) => count === 2,
    );
    await omar.ready(/^Approve/).click();
    await omar.page.getByRole('alert').getByText('Changed since you read it', { exact: true }).waitFor();
    await omar.page.getByRole('article', { name: 'Post by Malar' }).getByText(more).waitFor();
    expect((await desk.reply(reply.id)).state).toBe('in_review');
    expect(desk.network.accepted.filter((one) => one.inReplyTo === complaint.post.id)).toEqual([]);
  });
});

describe('pressed three times in a hurry, an act is done once', () => {
  for (const act of ACTS)
    scene(act.name, async () => {
      const person = await desk.person(act.who);
      const { button, count } = await act.before(desk, person);
      // Slow enough that the first press may be answered before the last: what stands there by then must not be hit.
      await button.click({ clickCount: 3, delay: 60 });
      await eventually(count, (found) => found >= 1);
      await person.settled();
      expect(await count()).toBe(1);
    });
});

describe('what the checks find moves nothing from under a hand', () => {
  scene('submits although their answer comes between pressing the button and letting it go', async () => {
    const complaint = await desk.complaint(
      'Oven shelf collapsed, boiling oil over my foot, skin is gone. Criminal company!',
    );
    const { id } = await desk.drafted(complaint, 'We are sorry about your foot. Please call us.');
    const asha = await desk.person('asha');
    let letGo = (): void => undefined;
    const held = new Promise<void>((done) => (letGo = done));
    await asha.page.route('**/check', (route) => held.then(() => route.continue()));
    await asha.go(`/cases/${complaint.caseId}`);
    await asha.ready('Submit for review').hover();
    await asha.page.mouse.down();
    letGo();
    await asha.page.getByRole('list', { name: 'What the checks found' }).waitFor();
    await asha.page.mouse.up();
    await asha.sees('Submitted by asha.');
    expect((await desk.reply(id)).state).toBe('in_review');
  });
});

describe('where a link leads is told as soon as it was tried', () => {
  scene('without another key, and the reply waits for it to be mended', async () => {
    const page = 'https://nila.in/help/burns';
    const complaint = await desk.complaint(
      'Grill exploded, both hands burned, https://nila.in says nothing. Criminals, see you in court!',
    );
    const { id } = await desk.drafted(complaint, 'We are sorry about your hands.');
    // Another process is just trying the address: this one leaves it alone.
    const sql = (words: string, values: unknown[] = []) => desk.database.dataSource.query(words, values);
    const key = createHash('sha256').update(page).digest('hex');
    await sql(
      `INSERT INTO link_look (key, url, host, began_at, looking_until) VALUES ($1, $2, 'nila.in', now(), now() + interval '5 minutes')`,
      [key, page],
    );
    const asha = await desk.person('asha');
    await asha.go(`/cases/${complaint.caseId}`);
    const checked = asha.page.waitForResponse(
      (answer) =>
        answer.url().endsWith(`/api/replies/${id}/check`) && answer.request().postData()!.includes(page),
    );
    await asha.composer.fill(`We are sorry about your hands. Please read ${page} first.`);
    expect(await (await checked).json()).toMatchObject({ looking: true });
    const dead = 'The link to “nila.in” leads nowhere';
    expect(await asha.page.getByText(dead).count()).toBe(0);
    await sql(
      `UPDATE link_look SET looking_until = NULL, looked_at = now(), expires_at = now() + interval '1 hour', outcome = 'gone', final_host = 'nila.in'`,
    );
    await sql(`SELECT pg_notify('earshot_live', $1)`, [JSON.stringify({ kind: 'links.looked', ids: {} })]);
    await asha.page.getByRole('list', { name: 'What the checks found' }).getByText(dead).waitFor();
    await asha.page.getByRole('button', { name: 'Submit for review', disabled: true }).waitFor();
  });
});

describe('a stranger’s words are only words', () => {
  const SCRIPT = '<script>window.ranHere = 1</script><img src=x onerror="window.ranHere = 2">';

  scene('shows markup as text on every screen and runs none of it', async () => {
    const words = 'The fan caught fire and burned my hand';
    const complaint = await desk.complaint(`${words} ${SCRIPT} <b>refund</b> javascript:window.ranHere=3`, {
      displayName: `Mala ${SCRIPT}`,
      knownBy: words,
    });
    const reply = await desk.submitted(complaint, WORDS);
    await desk.api.bala.post(`/api/cases/${complaint.caseId}/notes`, { text: `note ${SCRIPT}` });
    const feed = { title: `Feed ${SCRIPT}` };
    const item = {
      guid: '1',
      title: `Title ${SCRIPT}`,
      text: `Body ${SCRIPT}`,
      link: 'javascript:window.ranHere=4',
    };
    desk.feeds.publish('/hostile.xml', [{ ...item, author: SCRIPT, at: new Date() }], feed);
    const admin = await desk.person('admin');
    await admin.go('/sources');
    await admin.page.getByLabel('Address, hashtag or handle').fill(desk.feeds.url('/hostile.xml'));
    await admin.button('Look it up').click();
    await admin.page.getByRole('list', { name: 'Newest posts' }).getByText('Body').waitFor();

    const rita = await desk.person('rita');
    for (const [path, seen] of [
      ['/cases?view=all', words],
      [`/cases/${complaint.caseId}`, `note ${SCRIPT}`],
      [`/reviews?reply=${reply.id}`, words],
      ['/mentions', words],
    ] as const) {
      await rita.go(path);
      await rita.sees(seen);
      await rita.sees(SCRIPT);
    }
    for (const { page } of [admin, rita]) {
      expect(await page.evaluate(() => 'ranHere' in window)).toBe(false);
      expect(await page.locator('img[src="x"], script:not([src]), a[href^="javascript"]').count()).toBe(0);
    }
  });
});

const saved = (replyId: string, text: string) =>
  eventually(
    () => desk.reply(replyId),
    (reply) => reply.draft.text === text,
  );

async function postedOnce(replyId: string): Promise<void> {
  const { version } = await eventually(
    () => desk.reply(replyId),
    (reply) => reply.publication?.state === 'published',
  );
  expect(desk.network.accepted.filter((one) => one.text === version!.text)).toHaveLength(1);
}
