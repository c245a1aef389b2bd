/**
 * Whether what is on screen differs from what the reviewer has read. Once text or thread change under the reader, approving
 * waits until the reader says that it was read again.
 */
import { useState } from 'react';

export function useUnread(contentHash: string) {
  const [read, setRead] = useState(contentHash);
  const [words, setWords] = useState<string | null>(null);
  return {
    unread: words !== null || read !== contentHash,
    /** What the server said when it refused; null when we noticed by ourselves. */
    words,
    mark: (said: string) => setWords(said),
    clear: () => {
      setWords(null);
      setRead(contentHash);
    },
  };
}
