import tls from 'node:tls';
import { type AlertWorld, alertWorld } from '../../support/alert-world';
import { MailBox } from '../../support/mail-box';
import { MAIL_CERTIFICATE } from '../../support/mail-certificate';

/** The line to a mail server on a public network: encrypted before the password, or nothing is sent. */
describe('mail to a server that asks for a password', () => {
  const box = new MailBox();
  const plain = new MailBox();
  let [encrypted, open] = ['', ''];
  let world: AlertWorld | undefined;
  beforeAll(async () => {
    encrypted = await box.open({ tls: true });
    open = await plain.open();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world?.drop();
  });
  afterAll(async () => {
    await box.close();
    await plain.close();
  });

  /** What Node takes from NODE_EXTRA_CA_CERTS when it starts. */
  const trusted = (): void => {
    const connect = tls.connect.bind(tls) as (
      options: tls.ConnectionOptions,
      done: () => void,
    ) => tls.TLSSocket;
    jest
      .spyOn(tls, 'connect')
      .mockImplementation(((options: tls.ConnectionOptions, done: () => void) =>
        connect({ ...options, ca: MAIL_CERTIFICATE }, done)) as typeof tls.connect);
  };
  const told = async (smtpUrl: string) => {
    world = await alertWorld(smtpUrl);
    await world.person('Ed', ['executive']);
    await world.raised({ level: 4 });
    await world.pump();
    const [row] = await world.sql<{ state: string; error_kind: string | null; error_words: string | null }>(
      `SELECT state, error_kind, error_words FROM alert_delivery WHERE channel = 'email'`,
    );
    return row!;
  };

  it('goes over STARTTLS, sign-in and all', async () => {
    trusted();
    expect(await told(`smtp://ear:right@${encrypted}?tls=required`)).toMatchObject({ state: 'sent' });
    expect([box.mails.length, box.signedInAs, box.readable]).toEqual([1, ['ear'], 0]);
  });

  it('sends neither password nor mail where no encryption is offered, and says what to do', async () => {
    expect(await told(`smtp://ear:right@${open}?tls=required`)).toMatchObject({
      state: 'failed',
      error_kind: 'no-tls',
      error_words: expect.stringContaining('offers no encryption (STARTTLS)'),
    });
    expect([plain.mails.length, plain.signedInAs, plain.readable]).toEqual([0, [], 0]);
  });

  it('trusts no certificate that nobody vouches for', async () => {
    box.mails.length = box.signedInAs.length = 0;
    expect(await told(`smtp://ear:right@${encrypted}?tls=required`)).toMatchObject({
      state: 'queued',
      error_kind: 'unreachable',
      error_words: expect.stringMatching(/certificate/),
    });
    expect([box.mails.length, box.signedInAs]).toEqual([0, []]);
  });
});
