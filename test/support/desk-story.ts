/**
 * The desk's whole working day on one network, told once and played on any: from a customer's complaint to an answer that is
 * public exactly once, and everything that must stop it on the way. Knows no network by name.
 */
import { randomUUID } from 'node:crypto';
import type { Bell, Finding, Problem, Reply, StoryNetwork } from './desk-network.js';
import { DeskWorld } from './desk-world.js';
import { eventually } from './earshot.js';

/** Registers the tests. `open` starts the network; it may take minutes the first time. */
export function deskStory(open: () => Promise<StoryNetwork>): void {
  let network: StoryNetwork;
  let desk: DeskWorld;

  beforeAll(async () => {
    network = await open();
    desk = await DeskWorld.open(network);
  }, 900_000);
  afterAll(async () => {
    await desk?.close();
    await network?.stop();
  }, 60_000);

  it('hears a complaint, answers it after four eyes have read it, and reads the answer back', async () => {
    const { asha, rita, edith } = desk.people;
    const complaint =
      'My ceiling fan caught fire last night and my daughter got burned. Third complaint, nobody answers. I am going to consumer court.';
    const customer = await network.customer('malar');
    const post = await customer.post(`${network.brandMention} ${complaint}`);

    // A source is added by pasting; before that, one sees what it would bring.
    const found = await desk.discover(network.paste.mentions);
    expect(found.summary).toMatch(/mention/i);
    expect(found.preview.map((one) => one.text)).toContainEqual(expect.stringContaining(complaint));
    desk.mentionsSource = await desk.addSource(found);
    const hashtag = await desk.addSource(await desk.discover(network.paste.hashtag));
    await expect(desk.addSource(found)).rejects.toThrow('409');

    // Heard, flagged with reasons, in the hands of the one agent who is at her desk.
    const mention = await desk.heard(complaint);
    expect(mention.flagged).toBe(true);
    let care = await desk.caseOf(mention.id);
    expect(care.assignee!.name).toBe('asha');
    expect(care.severity).toBe('urgent');
    expect(care.mentions[0]!.score.reasons.map((one) => one.text).join(' ')).toMatch(/fire|burn|safety/i);
    expect(care.firstResponseAt).toBeNull();
    expect(await desk.bell('asha')).toContainEqual(
      expect.objectContaining({ kind: 'case.assigned', link: `/cases/${care.id}` }),
    );

    // A typo is stopped, and says where it is and what was meant.
    const { mentionId, prefix, mode } = care.replyTarget!;
    expect(mode).toBe('api');
    let reply = await asha.post<Reply>(`/api/cases/${care.id}/replies`, { mentionId });
    const right = `${prefix}We are sorry that this happened to your family. Please switch the fan off. Please send us a private message. #nilacare`;
    reply = await desk.save(reply, right.replace('happened', 'hapened'));
    const { revision } = reply.draft;
    const stopped = await asha.request<Problem>('POST', `/api/replies/${reply.id}/submit`, { revision });
    expect(stopped.status).toBe(422);
    const typo = stopped.body.findings!.find((one) => one.level === 'block') as Finding;
    expect(reply.draft.text.slice(typo.start, typo.end)).toBe('hapened');
    expect(typo.suggestions).toContain('happened');
    expect((await desk.reply(reply.id)).version).toBeNull();

    // Fixed and submitted: its author may review for others, never this.
    reply = await desk.submit(reply, right);
    expect(reply.state).toBe('in_review');
    const own = await desk.approve('asha', reply);
    expect(own.status).toBe(403);
    expect(own.body.detail).toMatch(/you wrote/i);

    // Returned with a comment, mended by its author, mended again by a reviewer, who thereby becomes an author.
    const comment = 'Say when somebody will call.';
    await rita.post(`/api/replies/${reply.id}/return`, { versionId: reply.version!.id, comment });
    reply = await desk.reply(reply.id);
    expect(reply.state).toBe('changes_requested');
    expect((await desk.bell('asha')).map((one) => one.kind)).toContain('reply.returned');
    reply = await desk.submit(reply, right.replace('Please send', 'We call you today. Please send'));
    const final = right.replace('Please send', 'We will call you before noon. Please send');
    const edit = { versionId: reply.version!.id, text: final };
    reply = await edith.post<Reply>(`/api/replies/${reply.id}/edit`, edit);
    expect(reply.authors.map((one) => one.name).sort()).toEqual(['asha', 'edith']);
    const mended = await desk.approve('edith', reply);
    expect(mended.status).toBe(403);
    expect(mended.body.detail).toMatch(/you wrote/i);
    expect(await network.brandPosts()).toEqual([]);

    // Approved by one who wrote none of it: public once, below the right post, and read back from there.
    const approved = await desk.approve('omar', reply);
    expect(approved.status).toBe(200);
    expect(approved.body.publication!.state).toBe('queued');
    expect((await desk.published(reply.id)).publication!.state).toBe('published');
    expect(await network.brandPosts()).toEqual([
      { id: expect.any(String) as string, text: final, parentId: post.id },
    ]);

    // The case knows that it was answered; our own words come back and are nobody's complaint.
    care = await desk.case(care.id);
    expect(care.firstResponseAt).not.toBeNull();
    expect(care.state).toBe('pending');
    expect(care.thread).toContainEqual(expect.objectContaining({ kind: 'publication', state: 'published' }));
    expect(care.history.find((one) => one.details['comment'] === comment)?.actor?.name).toBe('rita');
    const again = await desk.heard('We will call you before noon.', { sourceId: hashtag, filter: 'own' });
    expect(again).toMatchObject({ own: true, flagged: false });
    expect((await desk.case(care.id)).mentions).toHaveLength(1);
  }, 240_000);

  it('lets an approval die when the customer writes again before it is sent, and tells both people', async () => {
    await desk.undoWindow(3600);
    const { customer, reply, text } = await desk.inReview(
      'The kettle gave my mother an electric shock this morning! Dangerous product, support hung up on me twice.',
      'We are sorry about the shock. Please do not use the kettle again. Please send us a private message.',
    );
    expect((await desk.approve('rita', reply)).status).toBe(200);
    const more = 'And now the shop refuses to take it back too. What a disgrace.';
    await customer.post(`${network.brandMention} ${more}`);
    await desk.heard(more);
    const ended = await eventually(
      () => desk.reply(reply.id),
      (one) => one.state === 'in_review',
    );
    expect(ended.publication).toMatchObject({ state: 'cancelled', error: { kind: 'customer-wrote' } });
    for (const person of ['asha', 'rita'] as const)
      expect(endingsOf(await desk.bell(person))).toContain('customer-wrote');
    expect(await desk.postedAs(text)).toEqual([]);
    // What the reviewer had read is not what stands there now: the old yes is refused, a new one would be possible.
    const stale = await desk.approve('rita', reply);
    expect(stale.status).toBe(409);
    expect(stale.body.detail).toMatch(/changed|wrote again/);
    expect((await desk.case(reply.caseId)).mentions).toHaveLength(2);
  }, 120_000);

  it('posts nothing below a post that its author edited or deleted in the meantime', async () => {
    await desk.undoWindow(network.slowestChange);
    const edited = await desk.inReview(
      'Worst service ever. Your washing machine flooded my kitchen, the technician never came, no refund for five weeks.',
      'We are sorry about the flood. Our engineer comes tomorrow. Please send us a private message.',
    );
    const deleted = await desk.inReview(
      'Geyser leaked gas into the bathroom, my father fainted and is in hospital. I am calling a lawyer.',
      'We are very sorry about your father. Please close the gas tap. Please send us a private message.',
    );
    for (const { reply } of [edited, deleted]) expect((await desk.approve('omar', reply)).status).toBe(200);
    await Promise.all([
      edited.customer.edit(
        edited.post,
        `${network.brandMention} The refund has arrived. I take it all back.`,
      ),
      deleted.customer.remove(deleted.post),
    ]);
    for (const [{ reply, text }, reason] of [
      [edited, 'post-edited'],
      [deleted, 'post-deleted'],
    ] as const) {
      const ended = await eventually(
        () => desk.reply(reply.id),
        (one) => one.publication?.state !== 'queued',
        60_000,
      );
      expect(ended).toMatchObject({
        state: 'in_review',
        publication: { state: 'cancelled', error: { kind: reason } },
      });
      expect(await desk.postedAs(text)).toEqual([]);
      for (const person of ['asha', 'omar'] as const)
        expect(endingsOf(await desk.bell(person))).toContain(reason);
    }
    expect((await desk.case(deleted.reply.caseId)).mentions[0]!.deletedAt).not.toBeNull();
    const refused = await desk.approve('rita', deleted.reply);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toMatch(/deleted/);
  }, 180_000);

  it('posts once when two reviewers approve at the same moment', async () => {
    await desk.undoWindow(1);
    const { reply, text } = await desk.inReview(
      'Fridge exploded and we had to call the fire brigade. Still no answer from your useless helpline.',
      'We are so sorry, and glad that nobody was hurt. We bring a new fridge tomorrow. Please send us a private message.',
    );
    const answers = await Promise.all([desk.approve('rita', reply), desk.approve('omar', reply)]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
    const second = answers.find((one) => one.status === 409)!.body;
    expect(second.detail).toMatch(/(rita|omar) approved it a moment ago/);
    await desk.published(reply.id);
    expect(await desk.postedAs(text)).toHaveLength(1);
    expect(await desk.publicationsOf(reply)).toHaveLength(1);
  }, 120_000);

  it('posts once when approve is clicked twice', async () => {
    await desk.undoWindow(1);
    const { reply, text } = await desk.inReview(
      'Iron box melted my shirt and burned my hand, your staff laughed at me on the phone. Disgusting.',
      'We are sorry about your hand. We replace the iron box today. Please send us a private message.',
    );
    const answers = await Promise.all([desk.approve('rita', reply), desk.approve('rita', reply)]);
    expect(answers.map((one) => one.status)).toEqual([200, 200]);
    await desk.published(reply.id);
    expect((await desk.approve('rita', reply)).body.publication!.state).toBe('published');
    expect(await desk.postedAs(text)).toHaveLength(1);
    expect(await desk.publicationsOf(reply)).toHaveLength(1);
  }, 120_000);

  it('posts once when the program is killed right after the approval', async () => {
    await desk.undoWindow(2);
    const { reply, post, text } = await desk.inReview(
      'Mixer blade broke while running, my son is in hospital with a cut hand. Dangerous rubbish, you will hear from my lawyer.',
      'We are sorry about your injury. We pay for the treatment. Please send us a private message.',
    );
    expect((await desk.approve('omar', reply)).status).toBe(200);
    await desk.killAndStartAgain();
    expect((await desk.published(reply.id)).publication!.state).toBe('published');
    expect(await desk.postedAs(text)).toMatchObject([{ parentId: post.id }]);
  }, 180_000);

  it('refuses a publication that somebody writes into the database by hand', async () => {
    await desk.undoWindow(3600);
    const { reply } = await desk.inReview(
      'Charged twice for a water heater that never came, refund refused, helpline dead. Police complaint filed today.',
      'We are sorry about the double charge. The refund is on its way. Please send us a private message.',
    );
    await expect(desk.forgePublication(reply, randomUUID())).rejects.toThrow(/without a valid approval/);
    await expect(desk.forgeApproval(reply)).rejects.toThrow(/nobody approves words of their own/);
    const given = await desk.database.dataSource.query<{ id: string }[]>(`SELECT id FROM approval`);
    for (const { id } of given)
      await expect(desk.forgePublication(reply, id)).rejects.toThrow(/without a valid approval/);
    expect(await desk.publicationsOf(reply)).toEqual([]);
    // And with a valid approval there is one, never a second.
    expect((await desk.approve('rita', reply)).status).toBe(200);
    const [own] = await desk.database.dataSource.query<{ id: string }[]>(
      `SELECT id FROM approval WHERE reply_id = $1`,
      [reply.id],
    );
    await expect(desk.forgePublication(reply, own!.id)).rejects.toThrow(/uq_publication_live/);
    expect(await desk.publicationsOf(reply)).toHaveLength(1);
  }, 120_000);

  it('has posted what the desk calls posted, and nothing else', async () => {
    const published = await desk.database.dataSource.query<{ text: string }[]>(
      `SELECT v.text FROM publication p JOIN reply_version v ON v.id = p.reply_version_id WHERE p.state = 'published'`,
    );
    const posted = await network.brandPosts();
    expect(posted.map((one) => one.text).sort()).toEqual(published.map((one) => one.text).sort());
  });
}

function endingsOf(bell: Bell): unknown[] {
  return bell.filter((one) => one.kind === 'approval.ended').map((one) => one.params['reason']);
}
