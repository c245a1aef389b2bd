/** What a failed mail means: whether trying again can help, and words for a person. Pure. */

export class MailError extends Error {
  override readonly name = 'MailError';
  constructor(
    message: string,
    /** A later attempt may succeed. */
    readonly temporary: boolean,
    readonly kind: 'refused' | 'later' | 'sign-in' | 'unreachable' | 'blocked' | 'not-set-up' | 'no-tls',
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

interface SmtpFailure {
  code?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

/** RFC 5321: an answer of 4yz may come out otherwise next time, one of 5yz will not. Silence and broken lines may. */
export function mailTrouble(error: unknown, blockedCode: string): MailError {
  const { code, responseCode, response, message } = error as SmtpFailure;
  const said = (response ?? message ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);
  const options = { cause: error };
  if (code === blockedCode) return new MailError(said, false, 'blocked', options);
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500)
    return new MailError(`The mail server asks for patience: ${said}`, true, 'later', options);
  if (code === 'ETLS' && responseCode !== undefined)
    return new MailError(
      `The mail server offers no encryption (STARTTLS), and anybody on the way could read the password: ${said}. ` +
        `Give its encrypted port (smtps://), or say ?tls=off in EARSHOT_SMTP_URL where the line is safe.`,
      false,
      'no-tls',
      options,
    );
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return new MailError(`The mail server did not accept our sign-in: ${said}`, false, 'sign-in', options);
  if (responseCode !== undefined && responseCode >= 500)
    return new MailError(`The mail server refused it: ${said}`, false, 'refused', options);
  if (code === 'EENVELOPE' || code === 'EMESSAGE' || code === 'ECONFIG')
    return new MailError(`The mail could not be handed over: ${said}`, false, 'refused', options);
  return new MailError(`The mail server cannot be reached: ${said}`, true, 'unreachable', options);
}
