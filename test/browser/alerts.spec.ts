import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '../support/earshot.js';
import { Desk } from './support/desk.js';
import { alerted, monthOfTheSample } from './support/incident.js';
import type { Person } from './support/person.js';
import { story } from './support/story.js';

/** Those who are told: an executive with a phone and ten seconds, who is told by what, and the switch that stops all publishing. */
let desk: Desk;
beforeAll(async () => {
  desk = await Desk.staffed();
}, 120_000);
afterEach(async () => expect(await desk.everybodyLeaves()).toEqual([]));
afterAll(() => desk?.close(), 60_000);

const scene = story(() => desk.audience, { linked: false });
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** Lower edge of what is on the first screen, measured from the top of the page. */
const bottomOf = async (person: Person, words: string | RegExp): Promise<number> => {
  const box = await person.page.getByText(words).filter({ visible: true }).first().boundingBox();
  return box ? box.y + box.height : Infinity;
};

describe('an alert', () => {
  scene('is understood by an executive from the link in a mail, on a phone, and taken in hand', async () => {
    const { caseId } = await desk.complaint('Your fan caught fire, my daughter got burned. Recall them all!');
    const mentionIds = (await desk.case(caseId)).mentions.map((one) => one.id);
    const id = await alerted(desk, { level: 5, mentionIds });
    const [ezra, lena] = [await desk.person('ezra', PHONE), await desk.person('lena')];
    await lena.go('/alerts');
    await lena.page
      .getByRole('link', { name: /Level 5 of 5: Critical Nila: far more posts than usual/ })
      .waitFor();
    await ezra.go(`/alerts/${id}`);
    await ezra.page.getByRole('heading', { level: 1, name: 'Nila: far more posts than usual' }).waitFor();
    // Without a finger on the screen: how grave, one sentence, and the button.
    const sentence = /^64 posts in (60 minutes|1 hour); about 5\.2 are usual/;
    for (const words of ['Critical', sentence, 'I have seen it'])
      expect(await bottomOf(ezra, words)).toBeLessThan(740 - 60);
    await ezra.page.getByRole('img', { name: /^64 voices now, 5\.2 usual/ }).waitFor();
    await ezra.sees('48,200');
    await ezra.sees(/Your fan caught fire/);
    // Whoever works on the complaints is named: nobody reads that nothing is done while a case stands below.
    await ezra.sees(/^Nobody has answered it yet\. On its cases: asha\.$/);
    await ezra.seesNoMore(/Nobody is in charge/);
    await ezra.button('I have seen it').click();
    await ezra.sees(/^ezra has seen it, .* ezra is in charge\.$/);
    expect(await ezra.button('I have seen it').count()).toBe(0);
    // An executive hands it on without the list of all people.
    await ezra.button(/^Owner: ezra$/).click();
    await ezra.page.getByRole('menuitem', { name: 'lena' }).waitFor();
    await ezra.press('Escape');
    // A colleague with the list open sees it at once.
    await lena.page.getByRole('link', { name: /Acknowledged ezra/ }).click();
    await lena.button('Right alarm').click();
    await lena.page.getByText(/^Marked by lena/).waitFor();
    await lena.button('Resolve').click();
    const dialog = lena.page.getByRole('dialog', { name: 'Resolve this alert?' });
    await dialog.getByRole('textbox').fill('A batch of fans; recall is out.');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await ezra.sees(/^lena resolved it/);
    await ezra.sees('A batch of fans; recall is out.');
    const shown = await desk.api.ezra.get<Record<string, unknown>>(`/api/alerts/${id}`);
    expect(shown).toMatchObject({ state: 'resolved', marked: 'right', owner: { name: 'ezra' } });
  });

  scene('of a silent feed is seen by everybody and answered by an administrator', async () => {
    const id = await alerted(desk, { kind: 'feed', level: 3, title: 'Store reviews' });
    const [lena, admin] = [await desk.person('lena'), await desk.person('admin')];
    await lena.go(`/alerts/${id}`);
    await lena.sees(/^Nothing for 9 h.*about 34 posts should have come/);
    await lena.sees(/calm here is not calm\.$/);
    expect(await lena.button('I have seen it').count()).toBe(0);
    await admin.go('/');
    await admin.button(/^Notifications/).click();
    await admin.page.getByRole('dialog').getByText('Level 3: Store reviews has fallen silent').click();
    await admin.ready('Remind me later').click();
    await admin.page.getByRole('menuitem', { name: /30/ }).click();
    await admin.sees(/^Snoozed until/);
    await admin.sees(/snoozed it until/);
  });
});

describe('the alert lab', () => {
  scene(
    'replays a month of the sample brand while the sensitivity is moved by keyboard, takes a file, and changes nothing unasked',
    async () => {
      const sample = await monthOfTheSample(desk);
      const lena = await desk.person('lena');
      await lena.go('/alerts');
      await lena.page.getByRole('banner').getByLabel('Brand').selectOption(sample.brandId);
      await lena.link('Alert lab').click();
      const table = lena.page.getByRole('region', { name: 'What it would have raised' }).getByRole('row');
      const picture = lena.page.getByRole('img', { name: /^Picture from / });
      await picture.waitFor();
      await table.nth(1).waitFor();
      const shipped = (await picture.getAttribute('aria-label'))!;
      expect(shipped).toMatch(/, [1-9]\d* alerts?\. The table below says the same\.$/);
      // Nobody has said yet whether the alarm of that storm was right; then somebody does.
      await lena.sees('Mark alerts as right or false, and it shows here.');
      await desk.api.lena.post(`/api/alerts/${sample.alertId}/mark`, { mark: 'right' });
      await lena.page.reload();
      await lena.sees('1 right, 0 false, 0 missed');
      await lena.sees(/^100\s?%$/);
      await lena.sees(/^\d+(\.\d)? a week$/);
      const slider = lena.page.getByRole('slider', { name: 'Sensitivity' });
      await slider.focus();
      await lena.press('Home');
      await lena.page.getByRole('slider', { name: 'Sensitivity', exact: true }).and(slider).waitFor();
      expect(await slider.getAttribute('aria-valuetext')).toBe('0.25 – more careful');
      await lena.sees(`For ${sample.name} the sensitivity in use is 1.`);
      await lena.press('End');
      await lena.ready('Use 4 from now on').waitFor();
      const inUse = async () =>
        (await desk.api.lena.get<{ inUse: number }>(`/api/alert-lab?brandId=${sample.brandId}`)).inUse;
      expect(await inUse()).toBe(1);
      await lena.ready('Use 4 from now on').click();
      await lena.sees(`In use for ${sample.name} from now on.`);
      expect(await inUse()).toBe(4);

      const lines = Array.from({ length: 600 }, (_, i) => {
        const at = new Date(Date.UTC(2026, 0, 5) + i * 300_000).toISOString();
        return `${at},${i > 560 && i < 590 ? 60 : i % 3}`;
      });
      await lena.button('Or a file of counts').waitFor();
      await lena.page.locator('input[type="file"]').setInputFiles({
        name: 'counts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['timestamp,value', ...lines, 'neither,here'].join('\n')),
      });
      await lena.sees('File: counts.csv');
      await lena.sees('1 line was passed over');
      await table.nth(1).getByText('Many posts').waitFor();
      // The sample goes with one click, and its alerts with it.
      await desk.api.admin.ok('DELETE', `/api/brands/${sample.brandId}`);
    },
  );
});

describe('who is told', () => {
  scene('is a rule in plain words, and a webhook is tried before it is needed', async () => {
    const heard: IncomingHttpHeaders[] = [];
    const listener = createServer((request, response) => {
      heard.push(request.headers);
      request.resume();
      response.writeHead(204).end();
    });
    await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
    try {
      const admin = await desk.person('admin');
      await admin.go('/settings/alerts');
      await admin.button('Connect one').click();
      await admin.page.getByLabel(/^Name/).fill('Pager of the night shift');
      const { port } = listener.address() as AddressInfo;
      await admin.page.getByLabel(/^Address/).fill(`http://127.0.0.1:${port}/hook`);
      await admin.button('Connect one').click();
      await admin.sees(/^whsec_/);
      await admin.button('I have put it away').click();
      await admin.seesNoMore(/^whsec_/);
      await admin.button('Send a test').click();
      await admin.sees('The test arrived');
      expect(heard).toHaveLength(1);
      expect(heard[0]!['webhook-signature']).toMatch(/^v1,/);

      await admin.button('Add a rule').click();
      const form = admin.page.locator('form').filter({ hasText: 'From which level' });
      // Whoever is at the keyboard stands where it goes on.
      const focused = admin.page.locator(':focus');
      await form.getByLabel(/^Name/).and(focused).waitFor();
      await form.getByLabel(/^Name/).fill('Night shift');
      await form.getByLabel('Pager of the night shift').check();
      await form.getByLabel('Keep quiet hours').check();
      await form.getByLabel('From which level').selectOption('4');
      await form.getByRole('button', { name: 'Save' }).click();
      await admin.button('Add a rule').and(focused).waitFor();
      const rule = admin.page.getByRole('listitem').filter({ hasText: 'Night shift' }).first();
      await rule.getByText('no e-mail from 22:00 to 07:00').waitFor();
      await rule.getByText(/from level 4/).waitFor();
    } finally {
      listener.closeAllConnections();
      listener.close();
    }
  });
});

describe('crisis mode', () => {
  scene(
    'is on in two steps, holds what is approved on every desk, and lets it out when it is lifted',
    async () => {
      const complaint = await desk.complaint(
        'Kettle shocked my mother, dangerous product, nobody answers us!',
      );
      const reply = await desk.submitted(complaint, 'We are very sorry. Please send us a private message.');
      const [ezra, asha] = [await desk.person('ezra', PHONE), await desk.person('asha')];
      await asha.go(`/cases/${complaint.caseId}`);
      await asha.composer.or(asha.page.getByText('Submitted by asha.')).first().waitFor();
      const sent = () => desk.network.accepted.length;
      const before = sent();

      await ezra.go(`/brands/${desk.brandId}/crisis`);
      await ezra.button('Pause all publishing…').click();
      await ezra.sees(/people are told\.$/);
      await ezra.page.getByLabel(/^Why\?/).fill('Fans burn: nobody says a word before legal has.');
      await ezra.page.getByLabel(/^Type the name of the brand/).fill('nila?');
      await ezra.page.getByRole('button', { name: 'Pause all publishing', disabled: true }).waitFor();
      await ezra.page.getByLabel(/^Type the name of the brand/).fill('Nila');
      await ezra.ready('Pause all publishing').click();
      await ezra.sees('It is on');
      // On every desk, without loading again.
      await asha.sees('Crisis mode is on for Nila: nothing is posted.');

      await desk.api.rita.post(`/api/replies/${reply.id}/approve`, {
        versionId: reply.version!.id,
        contentHash: reply.version!.contentHash,
      });
      await asha.sees(/^Held: crisis mode is on\./);
      await ezra.sees(/^1 approved reply waits/);
      expect(sent()).toBe(before);

      await ezra.page.getByLabel(/^Why is it over\?/).fill('Legal has spoken.');
      await ezra.ready('Lift it: post again').click();
      await ezra.sees('It is off. Replies are posted as always.');
      await asha.seesNoMore('Crisis mode is on for Nila: nothing is posted.');
      await eventually(
        () => desk.reply(reply.id),
        (one) => one.publication?.state === 'published',
      );
      await asha.sees(/^Posted/);
      expect(sent()).toBe(before + 1);
      await ezra.sees(/Fans burn: nobody says a word before legal has\. → Legal has spoken\./);
    },
  );
});

describe('the morning page', () => {
  scene('comes at the hour one chose, and tells three numbers beside what is usual', async () => {
    const lena = await desk.person('lena');
    await lena.go('/me');
    const on = lena.page.getByRole('switch', { name: 'Make it for me every morning' });
    await on.waitFor();
    if (!(await on.isChecked())) await on.click();
    await lena.page.getByLabel('At', { exact: true }).selectOption('07:00');
    await lena.sees(/^The next one: .*7:00/);
    expect(await desk.api.lena.get('/api/me/digest')).toMatchObject({ enabled: true, hour: 7 });
    await lena.open('Morning');
    await lena.page.getByRole('region', { name: 'Three numbers' }).waitFor();
    await lena.sees('The last seven days');
    // On its first day nothing is usual, and the days before are missing: neither is 0.
    await lena.sees('no history yet');
    expect(await lena.page.getByText(/: nobody listened$/).count()).toBe(6);
    expect(await lena.page.getByText(/usual 0/).count()).toBe(0);
    await lena.page.getByRole('link', { name: 'Nila: far more posts than usual' }).waitFor();
  });
});
