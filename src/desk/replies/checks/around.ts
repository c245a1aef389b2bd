/**
 * What stands around a reply: the brand, the people of the thread, what was said in it, what the brand answered lately, and what
 * the writer may give. Pure data that a service gathers; every check that reads it must be silent where it is absent.
 */

export interface ThreadPost {
  by: 'customer' | 'brand' | 'other';
  handle: string | null;
  name: string | null;
  text: string;
  /** It stands below somebody else's post. */
  answers: boolean;
}

export interface ReplyAround {
  brand: {
    slug: string;
    /** The brand's name and the display names of its accounts. */
    names: readonly string[];
    handles: readonly string[];
    /** Hosts its links may lead to, beside those of the configuration. */
    hosts: readonly string[];
    /** The first is the main one. */
    languages: readonly string[];
    /** Names and product names of the other brands of this house. */
    otherNames: readonly string[];
  };
  /** Handles and names under which the customer is known. */
  customer: readonly string[];
  /** Whether the customer wrote again after the post that this answers. */
  older: boolean;
  /** Oldest first, the newest few dozen; our own answers under the same post are in it, whatever case they belong to. */
  thread: readonly ThreadPost[];
  /** The brand's last public replies, newest first. The same array again means the same texts: what is made of it is kept. */
  recent: readonly string[];
  /** Texts of the brand's knowledge that replies are written from, without their variables; the same array again means the same texts. */
  templates?: readonly string[];
  /** Of whoever writes it; null when that is not known. */
  roles: readonly string[] | null;
}
