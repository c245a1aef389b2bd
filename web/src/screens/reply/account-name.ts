/** An account as people name it: handle and network. Pure. */
interface Names {
  handle: string | null;
  platformLabel: string;
}
export const nameOfAccount = ({ handle, platformLabel }: Names): string =>
  [handle, platformLabel].filter(Boolean).join(' · ');

export const accountName = (reply: { account: Names }): string => nameOfAccount(reply.account);
