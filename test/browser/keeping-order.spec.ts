import { testDatabase } from '../support/database.js';
import { ApiClient, eventually, PASSWORD, staff, startEarshot } from '../support/earshot.js';
import { ONE_REVIEWER } from '../support/one-reviewer.js';
import { Desk } from './support/desk.js';
import { Person } from './support/person.js';
import { story } from './support/story.js';

/** Those who keep order: a brand's rules, what the audit log tells and proves, and what the bell leads to. */
let desk: Desk;
beforeAll(async () => {
  desk = await Desk.staffed();
}, 120_000);
afterEach(async () => expect(await desk.everybodyLeaves()).toEqual([]));
afterAll(() => desk?.close(), 60_000);

const scene = story(() => desk.audience, { linked: false });
interface Brand {
  id: string;
  name: string;
  flagRisk: number;
  allowWords: string[];
}
const brand = async (): Promise<Brand> =>
  (await desk.api.admin.get<{ items: Brand[] }>('/api/brands')).items.find(({ id }) => id === desk.brandId)!;
const field = (person: Person, label: string | RegExp) => person.page.getByRole('textbox', { name: label });

describe('the rules of a brand', () => {
  scene('are changed by an administrator, and hold for the spelling check at once', async () => {
    const complaint = await desk.complaint(
      'Mixer sparks and smells burnt, my hand got hurt. Nobody answers!',
    );
    const { id: replyId } = await desk.drafted(complaint);
    const findings = async () =>
      (
        await desk.api.asha.post<{ findings: { code: string }[] }>(`/api/replies/${replyId}/check`, {
          text: `${complaint.prefix}Your zyntraflow is replaced today.`,
        })
      ).findings.map((one) => one.code);
    expect((await findings()).some((code) => code.startsWith('spelling.'))).toBe(true);

    const admin = await desk.person('admin');
    await admin.go('/');
    await admin.open('Brands');
    await admin.button('Change').click();
    await field(admin, 'Words the spelling check takes as right').fill('zyntraflow\n\n zyntraflow \nNilaMix');
    await admin.sees('2 words');
    await field(admin, 'Time to take a posting back, in seconds').fill('90');
    await admin.sees(/That is 1 min 30 secs? between approval and posting\./);
    await admin.ready('Save').click();
    await admin.sees('Saved.');
    await admin.sees('zyntraflow, NilaMix');
    expect((await brand()).allowWords).toEqual(['zyntraflow', 'NilaMix']);
    expect((await findings()).filter((code) => code.startsWith('spelling.'))).toEqual([]);
  });

  scene('that do not fit are said where they stand, and are not sent', async () => {
    const admin = await desk.person('admin');
    await admin.go('/brands');
    await admin.button('Change').click();
    await field(admin, 'A mention opens a case from risk').fill('101');
    await admin.sees('A whole number from 1 to 100.');
    await admin.page.getByRole('button', { name: 'Save', disabled: true }).first().waitFor();
    await field(admin, /^Name of the brand/).fill(' ');
    await admin.sees('It needs a name.');
    await admin.button('Discard changes').click();
    expect(await brand()).toMatchObject({ name: 'Nila', flagRisk: 1 });
  });

  scene('half changed are not left without a question', async () => {
    const admin = await desk.person('admin');
    await admin.go('/brands');
    await admin.button('Change').click();
    await field(admin, 'An approval holds for hours').fill('48');
    await admin.link('People').click();
    const asked = admin.page.getByRole('dialog', { name: 'Leave without saving?' });
    await asked.getByRole('button', { name: 'Stay here' }).click();
    expect(await field(admin, 'An approval holds for hours').inputValue()).toBe('48');
    await admin.link('People').click();
    await asked.getByRole('button', { name: 'Leave' }).click();
    await admin.page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  });

  scene('changed by two at once are overwritten by neither, and what either wrote is kept', async () => {
    const address = `/api/brands/${desk.brandId}/review-policy`;
    const policy = async () =>
      desk.api.admin.get<Record<string, unknown> & { version: number; threshold: number }>(address);
    const { version, threshold, probationDays } = await policy();
    const admin = await desk.person('admin');
    await admin.go(`/brands/${desk.brandId}/review`);
    await admin.page.getByRole('radio', { name: 'As the record shows' }).check();
    await field(admin, 'Replies reviewed by two after a bad one').fill('33');
    // lena saves while the admin is writing.
    await desk.api.lena.ok('PUT', address, {
      ...{ version, depth: 'one', threshold, probationDays, rules: [] },
      probationReplies: 44,
      threshold: 0.85,
    });
    const told = admin.page.getByRole('alert').filter({ hasText: 'lena saved other settings meanwhile' });
    await told.waitFor();
    await admin.page.getByRole('button', { name: 'Save', disabled: true }).first().waitFor();
    await told.getByRole('button', { name: 'Keep my changes' }).click();
    await admin.ready('Save').click();
    await admin.sees('Saved.');
    expect(await policy()).toMatchObject({
      version: version + 2,
      depth: 'earned',
      probationReplies: 33,
      threshold: 0.85,
    });
    await desk.api.admin.ok('PUT', address, { ...ONE_REVIEWER, version: version + 2 });
  });

  scene('are seen by a lead, who cannot change them', async () => {
    const lena = await desk.person('lena');
    await lena.go('/brands');
    await lena.sees('A mention opens a case from risk');
    await lena.page.getByRole('img', { name: 'Opens a case from risk 1 of 100' }).waitFor();
    expect(await lena.button('Change').count()).toBe(0);
    const refused = await lena.api('PATCH', `/api/brands/${desk.brandId}`, { flagRisk: 99 });
    expect(refused.status).toBe(403);
  });
});

describe('the audit log', () => {
  scene('tells who did what to what, searched and read in words', async () => {
    await desk.api.admin.ok('PATCH', `/api/brands/${desk.brandId}`, { approvalHours: 12 });
    const lena = await desk.person('lena');
    await lena.go('/');
    await lena.open('Audit');
    await lena.page.getByLabel('What', { exact: true }).selectOption({ label: 'Brand changed' });
    await lena.page.getByLabel('Who', { exact: true }).selectOption({ label: 'Admin' });
    const newest = lena.page.locator('main ol > li').first();
    await newest.getByText('Brand changed').waitFor();
    expect(await newest.innerText()).toContain('Admin');
    await newest.getByText('Details').click();
    await newest.getByText('Hours an approval holds').waitFor();
    expect((await newest.locator('del').innerText()).trim()).not.toBe('12');
    expect(await newest.locator('ins').innerText()).toBe('12');
    // The address holds the search: it can be handed on, and going back undoes nothing else.
    expect(lena.page.url()).toContain('action=brand.change');
    await lena.page.reload();
    await lena.page.locator('main ol > li').first().getByText('Brand changed').waitFor();
    await lena.page.getByLabel('To day').fill('2001-01-01');
    await lena.sees('Nothing is recorded like that');
    await lena.button('Clear').click();
    await lena.page.locator('main ol > li').nth(5).waitFor();
    expect(await lena.button('Check the log').count()).toBe(0);
  });

  scene('goes on where a page ends', async () => {
    for (let n = 0; n < 60; n++) await desk.api.asha.ok('PATCH', '/api/me', { available: n % 2 === 1 });
    const lena = await desk.person('lena');
    await lena.go('/audit');
    const entries = lena.page.locator('main ol > li');
    await entries.nth(49).waitFor();
    expect(await entries.count()).toBe(50);
    await lena.button('Show more').click();
    await entries.nth(60).waitFor();
  });

  scene('is proved whole for an administrator, and against an entry noted down', async () => {
    const admin = await desk.person('admin');
    await admin.go('/audit');
    await admin.button('Check the log').click();
    await admin.sees('The log is whole');
    const mark = await admin.page.locator('main [data-tone="green"] code').innerText();
    expect(mark).toMatch(/^\d+:[0-9a-f]{64}$/);
    const noted = field(admin, /^An entry noted down earlier/);
    await noted.fill('12:abc');
    await admin.sees('As it was noted down: number, colon, 64 letters and digits.');
    await noted.fill(mark);
    await admin.button('Check the log').click();
    await admin.sees('The log is whole');
    await noted.fill(mark.replace(/:.*/, `:${'0'.repeat(64)}`));
    await admin.button('Check the log').click();
    await admin.sees(`The log is broken at entry ${mark.split(':')[0]}`);
    await admin.sees(/the log was rewritten/);
  });
});

describe('the bell', () => {
  scene('leads a reviewer to the very reply that waits, and in their own language', async () => {
    for (const text of [
      'Heater burned the curtain, we ran out at night. Worst company, I will sue!',
      'Oven door shattered, my wife is cut. Third complaint, nobody answers!',
    ])
      await desk.submitted(await desk.complaint(text), 'We are sorry. Please send us a private message.');
    const rita = await desk.person('rita');
    await rita.go('/');
    await rita.button(/^Notifications/).click();
    await rita.page
      .getByRole('dialog')
      .getByText(/^A reply waits for your review in case #\d+: Oven/)
      .click();
    await rita.page
      .getByRole('article')
      .getByText(/Oven door shattered/)
      .waitFor();
    await rita.ready(/^Approve/).waitFor();
    expect(new URL(rita.page.url()).pathname).toBe('/reviews');
  });

  scene('says no English sentence to whoever reads another language', async () => {
    desk.feeds.publish('/soon-broken.xml', [{ guid: '1', title: 'x', text: 'A post.', at: new Date() }]);
    const input = desk.feeds.url('/soon-broken.xml');
    const { found } = await desk.api.admin.post<{ found: Record<string, unknown>[] }>(
      '/api/sources/discover',
      {
        brandId: desk.brandId,
        input,
      },
    );
    const { platform, kind, address, key } = found[0]!;
    const { id } = await desk.api.admin.post<{ id: string }>('/api/sources', {
      brandId: desk.brandId,
      platform,
      kind,
      address,
      key,
      title: 'ஊட்டம்',
    });
    desk.feeds.status('/soon-broken.xml', 410);
    // Only what is said to be gone several times in a row is believed to be.
    await eventually(
      async () => {
        await desk.api.admin.request('POST', `/api/sources/${id}/poll`);
        return desk.api.admin.get<{ items: { id: string; health: string }[] }>(
          `/api/sources?brandId=${desk.brandId}`,
        );
      },
      ({ items }) => items.some((one) => one.id === id && one.health === 'gone'),
    );
    await desk.api.lena.ok('PATCH', '/api/me', { locale: 'ta' });
    const lena = await desk.person('lena', { locale: 'ta' });
    await lena.go('/');
    await lena.button(/^அறிவிப்புகள்/).click();
    const line = lena.page.getByRole('dialog').getByText(/^மூலம் “ஊட்டம்” தோல்வி/);
    await line.waitFor();
    expect(await line.innerText()).not.toMatch(/[a-z]{4}/i);
    await desk.api.lena.ok('PATCH', '/api/me', { locale: 'en' });
  });
});

interface Waiting {
  reply: { version: { text: string; findings: unknown[] } };
}

describe('the sample', () => {
  scene('gives its reviewer something to review, and is gone with one click and one question', async () => {
    const database = await testDatabase();
    const earshot = await startEarshot({ DATABASE_URL: database.url, EARSHOT_SAMPLE: 'true' });
    try {
      const { admin: api } = await staff(earshot.url, {});
      const samples = async () =>
        (await api.get<{ items: { sample: boolean }[] }>('/api/brands')).items.filter((one) => one.sample);
      expect(await samples()).toHaveLength(1);
      const email = 'reviewer@sample.invalid';
      const password = new RegExp(`${email}\\s+(\\S+)`).exec(earshot.output())![1]!;
      const meera = await ApiClient.signIn(earshot.url, email, password);
      const waiting = await eventually(
        async () => (await meera.get<{ items: Waiting[] }>('/api/reviews')).items,
        (items) => items.length === 2,
      );
      // One in English, one in Tamil, and nothing in them that a check would stop.
      expect(waiting.map(({ reply }) => /\p{Script=Tamil}/u.test(reply.version.text)).sort()).toEqual([
        false,
        true,
      ]);
      expect(waiting.flatMap(({ reply }) => reply.version.findings)).toEqual([]);
      const admin = await Person.at(earshot.url, desk.browser);
      desk.audience.push(admin);
      await admin.bring('admin@example.org', PASSWORD);
      await admin.go('/brands');
      await admin.button('Remove the sample').last().click();
      await admin.page
        .getByRole('dialog', { name: 'Remove the sample brand?' })
        .getByRole('button', { name: 'Remove the sample' })
        .click();
      await admin.sees('The sample is gone.');
      await admin.sees('No brand yet');
      expect(await samples()).toEqual([]);
      await admin.settled();
      await admin.page.goto('about:blank');
    } finally {
      await earshot.stop();
      await database.drop();
    }
  });
});
