/**
 * The desk's main acts, each with the way to its button and the count of what it left behind: pressed twice in a hurry, the
 * count is one. Every act finds its own case, so that none stands on another.
 */
import type { Locator } from 'playwright-core';
import type { Desk, Name } from './desk.js';
import type { Person } from './person.js';

export interface Act {
  name: string;
  who: Name;
  /** Brings the person before the button, and answers the button and what is to be counted. */
  before(desk: Desk, person: Person): Promise<{ button: Locator; count: () => Promise<number> }>;
}

const sure = (person: Person, label: string) =>
  person.page.getByRole('dialog').getByRole('button', { name: label });

export const ACTS: Act[] = [
  {
    name: 'Take it',
    who: 'bala',
    before: async (desk, bala) => {
      const { caseId } = await desk.complaint(
        'Charger melted on my desk, smoke everywhere, third one. Dangerous junk!',
      );
      await bala.go(`/cases/${caseId}`);
      return {
        button: bala.button('Take it'),
        count: () => happened(desk, caseId, 'assigned').then((n) => n - 1),
      };
    },
  },
  {
    name: 'Add the note',
    who: 'asha',
    before: async (desk, asha) => {
      const { caseId } = await desk.complaint(
        'Stabiliser burst into flames and took the fridge with it. No refund, no answer!',
      );
      await asha.go(`/cases/${caseId}`);
      await asha.page.getByRole('textbox', { name: 'Note for colleagues' }).fill('The shop knows of it.');
      return { button: asha.button('Add the note'), count: () => happened(desk, caseId, 'note') };
    },
  },
  {
    name: 'Write a reply',
    who: 'asha',
    before: async (desk, asha) => {
      const { caseId } = await desk.complaint(
        'Heater sparks and smokes, my carpet is burned, your helpline hung up on me!',
      );
      await asha.go(`/cases/${caseId}`);
      return {
        button: asha.button('Write a reply'),
        count: async () => (await desk.case(caseId)).replies.length,
      };
    },
  },
  {
    name: 'Submit for review',
    who: 'asha',
    before: async (desk, asha) => {
      const complaint = await desk.complaint(
        'Oven door glass exploded over dinner, my son is bleeding. Worst company ever!',
      );
      const { id } = await desk.drafted(
        complaint,
        'We are sorry about your son. Please send us a private message.',
      );
      await asha.go(`/cases/${complaint.caseId}`);
      return {
        button: asha.ready('Submit for review'),
        count: async () => (await desk.reply(id)).versions.length,
      };
    },
  },
  {
    name: 'Return',
    who: 'rita',
    before: async (desk, rita) => {
      const { caseId, id } = await waiting(
        desk,
        'Blender lid flew off and hit my eye, I am in hospital. Refund and lawyer!',
      );
      await rita.go(`/reviews?reply=${id}`);
      await rita.ready(/^Return/).click();
      const dialog = rita.page.getByRole('dialog');
      await dialog.getByRole('checkbox', { name: 'Tone' }).check();
      await dialog.getByLabel('What should be different?').fill('Warmer, please.');
      return { button: sure(rita, 'Return'), count: () => happened(desk, caseId, 'reply-returned') };
    },
  },
  {
    name: 'Store as a new version',
    who: 'rita',
    before: async (desk, rita) => {
      const { id } = await waiting(
        desk,
        'Cooker leaks gas, neighbours evacuated, and your engineer never came. Shame!',
      );
      await rita.go(`/reviews?reply=${id}`);
      await rita.ready(/^Edit/).click();
      await rita.page.getByRole('dialog').getByRole('textbox').press('Control+End');
      await rita.page.keyboard.type(' Thank you.');
      return {
        button: rita.page
          .getByRole('dialog')
          .getByRole('button', { name: 'Store as a new version', disabled: false }),
        count: async () => (await desk.reply(id)).versions.length - 1,
      };
    },
  },
  {
    name: 'Approve, with another reply waiting behind it',
    who: 'omar',
    before: async (desk, omar) => {
      const first = await waiting(
        desk,
        'Geyser burst and flooded two floors. Five calls, no technician, I want compensation!',
      );
      const second = await waiting(
        desk,
        'Kettle handle broke, boiling water on my foot, burns everywhere. Police complaint!',
      );
      await omar.go(`/reviews?reply=${first.id}`);
      const approvals = async () =>
        (await happened(desk, first.caseId, 'reply-approved')) +
        (await happened(desk, second.caseId, 'reply-approved'));
      return { button: omar.ready(/^Approve/), count: approvals };
    },
  },
  {
    name: 'Hold it back',
    who: 'asha',
    before: async (desk, asha) => {
      const { caseId, id } = await waiting(
        desk,
        'Iron caught fire in my hand, curtains burned too. Nobody answers. Consumer court!',
      );
      await desk.undoWindow(3600);
      const { version } = await desk.reply(id);
      await desk.api.omar.post(`/api/replies/${id}/approve`, {
        versionId: version!.id,
        contentHash: version!.contentHash,
      });
      await desk.undoWindow(1);
      await asha.go(`/cases/${caseId}`);
      return {
        button: asha.button('Hold it back'),
        count: () => happened(desk, caseId, 'publication-cancelled'),
      };
    },
  },
  {
    name: 'Add a source',
    who: 'admin',
    before: async (desk, admin) => {
      desk.feeds.publish('/twice.xml', [
        { guid: '1', title: 'Nothing special', text: 'Just a post.', at: new Date() },
      ]);
      await admin.go('/sources');
      await admin.page.getByLabel('Address, hashtag or handle').fill(desk.feeds.url('/twice.xml'));
      await admin.button('Look it up').click();
      const count = async () =>
        (
          await desk.api.admin.get<{ items: { kind: string }[] }>(`/api/sources?brandId=${desk.brandId}`)
        ).items.filter((one) => one.kind === 'feed').length;
      return { button: admin.button('Add'), count };
    },
  },
  {
    name: 'Add the brand',
    who: 'admin',
    before: async (desk, admin) => {
      await admin.go('/sources');
      await admin.sees('Add another brand');
      await admin.page.getByText('Add another brand').click();
      await admin.page.getByLabel('Name of the brand').fill('Twice');
      const count = async () =>
        (await desk.api.admin.get<{ items: { name: string }[] }>('/api/brands')).items.filter(
          (one) => one.name === 'Twice',
        ).length;
      return { button: admin.button('Add the brand'), count };
    },
  },
];

async function waiting(desk: Desk, text: string): Promise<{ caseId: string; id: string }> {
  const complaint = await desk.complaint(text);
  const { id } = await desk.submitted(
    complaint,
    'We are sorry about this. Please send us a private message.',
  );
  return { caseId: complaint.caseId, id };
}

const happened = async (desk: Desk, caseId: string, kind: string): Promise<number> =>
  (await desk.case(caseId)).history.filter((event) => event.kind === kind).length;
