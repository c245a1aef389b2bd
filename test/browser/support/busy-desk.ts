/** A desk in the middle of a day: cases in three languages, one for every state a reply can be in, sources well and unwell. */
import { eventually, PASSWORD } from '../../support/earshot.js';
import { promisesOf } from '../../support/promises.js';
import { alerted, monthOfVoices } from './incident.js';
import { type Desk, type Complaint, type Reply } from './desk.js';

export interface BusyDesk {
  desk: Desk;
  /** Case by what its reply has come to. */
  cases: Record<keyof typeof POSTS, string>;
  reviewing: string;
  /** One of a storm, still unanswered. */
  alert: string;
}

const LONG =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft https://example.org/' +
  'a-very-long-path-without-any-break/'.repeat(4);

const POSTS = {
  blank:
    'Nobody called back about the refund for my mixer, third week now. My order was never delivered either.',
  draft: `My fan caught fire last night. I am going to consumer court. See ${LONG}`,
  review: 'நேற்று இரவு மின்விசிறி தீப்பிடித்து எரிந்தது. என் மகளுக்குக் காயம். இனி நுகர்வோர் நீதிமன்றம்தான்.',
  returned: 'कल रात पंखे में आग लग गई, मेरी बेटी जल गई। कोई जवाब नहीं देता। अब उपभोक्ता अदालत जाऊँगा।',
  queued: 'The kettle gave my mother an electric shock. Dangerous product, support hung up on me twice.',
  posted: 'Washing machine flooded my kitchen, the technician never came, no refund for five weeks.',
  rejected: 'Geyser leaked gas into the bathroom, my father fainted and is in hospital. Lawyer!',
  unconfirmed: 'Iron box melted my shirt and burned my hand, your staff laughed at me on the phone.',
};

/** Answers that pass every check, so that what stands in review is what people usually read there. */
const ANSWER =
  'We are very sorry about this. Our care team calls you today. Please send us a private message.';
const IN_TAMIL = 'நடந்ததற்கு வருந்துகிறோம். எங்கள் குழு இன்று உங்களை அழைக்கும்.';
const IN_TAMIL_AGAIN = 'நடந்ததற்கு மிகவும் வருந்துகிறோம். மின்விசிறியை அணைத்து வையுங்கள்.';
const IN_HINDI = 'हमें इस घटना का खेद है। हमारी टीम आज आपको फ़ोन करेगी।';

export async function openBusyDesk(desk: Desk): Promise<BusyDesk> {
  const entries = Object.entries(POSTS);
  const complaints = await desk.complaints(entries.map(([, text]) => text));
  const of = Object.fromEntries(entries.map(([name], index) => [name, complaints[index]!])) as Record<
    keyof typeof POSTS,
    Complaint
  >;
  await desk.drafted(of.draft, `We are sorry that this hapened. SEND US YOUR CARD NUMBER!!! ${LONG}`);
  const reviewing = (await desk.submitted(of.review, IN_TAMIL)).id;
  await secondVersion(reviewing);
  await desk.submitted(of.queued, `${ANSWER} Thank you.`);

  const returned = await desk.submitted(of.returned, IN_HINDI);
  const comment = `கொஞ்சம் அன்பாக எழுதுங்கள். Please be warmer. ${LONG}`;
  await desk.api.rita.post(`/api/replies/${returned.id}/return`, {
    versionId: returned.version!.id,
    comment,
  });

  await approved(of.posted, 'published');
  desk.network.onNextPost({ kind: 'answer', status: 422, body: { error: 'Validation failed' } });
  await approved(of.rejected, 'rejected');
  desk.network.onNextPost({ kind: 'drop-after' });
  await approved(of.unconfirmed, 'unconfirmed');

  await desk.undoWindow(3600);
  const { id, version } = (await desk.case(of.queued.caseId)).replies[0]!;
  await approve({ id, version } as Reply);
  await desk.database.dataSource.query(
    `INSERT INTO second_review (publication_id, brand_id, drawn_at) SELECT id, brand_id, now() FROM publication WHERE state = 'published'`,
  );
  await handedOn(of.posted);
  await unwellSources();
  await helpers();
  await monthOfVoices(desk);
  await alerted(desk, { kind: 'feed', level: 2, title: LONG });
  const mentionIds = (await desk.case(of.draft.caseId)).mentions.map((mention) => mention.id);
  const alert = await alerted(desk, { level: 5, mentionIds });
  return {
    desk,
    reviewing,
    alert,
    cases: Object.fromEntries(
      Object.entries(of).map(([name, { caseId }]) => [name, caseId]),
    ) as BusyDesk['cases'],
  };

  /** Returned once and written anew, so that two versions stand beside each other. */
  async function secondVersion(replyId: string): Promise<void> {
    const { version } = await desk.reply(replyId);
    const { draft } = await desk.api.omar.post<Reply>(`/api/replies/${replyId}/return`, {
      versionId: version!.id,
      reasons: ['missing-answer', 'tone'],
      comment: `எப்போது என்று சொல்லுங்கள். ${LONG}`,
    });
    const rewritten = await desk.api.asha.ok<Reply>('PUT', `/api/replies/${replyId}/draft`, {
      text: draft.text.replace(IN_TAMIL, IN_TAMIL_AGAIN),
      revision: draft.revision,
    });
    await desk.api.asha.post(`/api/replies/${replyId}/submit`, {
      revision: rewritten.draft.revision,
      promises: await promisesOf(desk.api.asha, rewritten),
    });
  }

  async function approve({ id: replyId, version: read }: Reply): Promise<void> {
    await desk.api.omar.post(`/api/replies/${replyId}/approve`, {
      versionId: read!.id,
      contentHash: read!.contentHash,
    });
  }

  async function approved(complaint: Complaint, until: string): Promise<void> {
    const reply = await desk.submitted(complaint, `${ANSWER} ${until === 'published' ? 'Thank you.' : ''}`);
    await approve(reply);
    await eventually(
      () => desk.reply(reply.id),
      (one) => one.publication?.state === until,
    );
  }

  /** A case in the hands of a colleague whose name is long. */
  async function handedOn({ caseId }: Complaint): Promise<void> {
    const { admin } = desk.api;
    const { id: personId } = await admin.post<{ id: string }>('/api/people', {
      name: 'காவேரிப்பட்டினம் சுப்பிரமணியன் (தமிழ், ஆங்கிலம்)',
      email: 'kaveri@example.org',
      roles: ['agent'],
      password: PASSWORD,
      languages: ['ta', 'en'],
    });
    const { version } = await admin.get<{ version: number }>(`/api/cases/${caseId}`);
    await desk.api.lena.post(`/api/cases/${caseId}/assign`, { personId, version });
  }

  /** Knowledge whose day of review has passed, and an assistant that nobody asks here. */
  async function helpers(): Promise<void> {
    const { person } = await desk.api.lena.get<{ person: { id: string } }>('/api/session');
    await desk.api.lena.post(`/api/brands/${desk.brandId}/snippets`, {
      title: `Refunds ${LONG}`.slice(0, 118),
      text: `Hi {{customer.name}}, {{shop.phone}} ${LONG}`,
      language: 'en',
      topics: [],
      ownerId: person.id,
      reviewOn: '2026-01-31',
    });
    const server = { baseUrl: 'https://llm.example/v1', model: 'small-1', key: 'sk-1', active: true };
    await desk.api.admin.ok('PUT', '/api/assistant', server);
  }

  /** One feed that turned into something unreadable, one that is gone, one at rest. */
  async function unwellSources(): Promise<void> {
    const { admin } = desk.api;
    let gone = '';
    for (const name of ['broken', 'gone', 'resting']) {
      const path = `/${name}.xml`;
      desk.feeds.publish(path, [{ guid: name, title: name, text: LONG, at: new Date() }], {
        title: `${name} feed`,
      });
      const { found } = await admin.post<{ found: Record<string, unknown>[] }>('/api/sources/discover', {
        brandId: desk.brandId,
        input: desk.feeds.url(path),
      });
      const { platform, kind, address, key, title } = found[0]!;
      const body = { brandId: desk.brandId, platform, kind, address, key, title };
      if (name === 'broken') desk.feeds.serve(path, 'no feed at all', { 'content-type': 'text/plain' });
      if (name === 'gone') desk.feeds.status(path, 410);
      const { id } = await admin.post<{ id: string }>('/api/sources', body);
      if (name === 'gone') gone = id;
      await admin.post(`/api/sources/${id}/${name === 'resting' ? 'pause' : 'poll'}`);
    }
    await eventually(
      async () => {
        // Only what is said to be gone several times in a row is believed to be.
        await admin.request('POST', `/api/sources/${gone}/poll`);
        return admin.get<{ items: { health: string }[] }>(`/api/sources?brandId=${desk.brandId}`);
      },
      ({ items }) =>
        ['failing', 'gone', 'paused', 'ok'].every((one) => items.some((source) => source.health === one)),
    );
  }
}
