/** The address of a page of the desk, for mails and messages. Pure. */
export function deskLink(config: { publicUrl: string | null; port: number }, path: string): string {
  const base = config.publicUrl ?? `http://localhost:${config.port}`;
  return base.replace(/\/+$/, '') + path;
}
