/**
 * One deliberate act that changes something. While it runs a second press does nothing; when it fails the reason is said in
 * words; when it is done what it made stale is read again.
 */
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.js';

interface Options<A, R> {
  /** First parts of cache keys to read again, also after a failure: what is on screen was proved old. */
  stale?: string[][];
  done?: (result: R, argument: A) => void;
  /** Said briefly when it went well. */
  say?: string;
  /** True when the failure is shown where it happened and needs no toast. */
  failed?: (error: unknown) => boolean;
}

export function useAction<A = void, R = unknown>(
  work: (argument: A) => Promise<R>,
  options: Options<A, R> = {},
) {
  const client = useQueryClient();
  const words = useWords();
  const running = useRef(false);
  // Free for the next press only when what this one changed stands on screen: a hurried click may come between the answer and that.
  const [settled, setSettled] = useState(0);
  useEffect(() => {
    running.current = false;
  }, [settled]);
  const mutation = useMutation<R, unknown, A>({
    mutationFn: work,
    onSuccess: (result, argument) => {
      options.done?.(result, argument);
      if (options.say) notifications.show({ message: options.say, color: 'tide', autoClose: 4000 });
    },
    onError: (error) => {
      if (!options.failed?.(error))
        notifications.show({ message: words.problem(error), color: 'red', autoClose: 9000 });
    },
    onSettled: () => {
      setSettled((times) => times + 1);
      for (const queryKey of options.stale ?? []) void client.invalidateQueries({ queryKey });
    },
  });
  const run = (argument: A): void => {
    if (running.current) return;
    running.current = true;
    mutation.mutate(argument);
  };
  return { run, busy: mutation.isPending, error: mutation.error, reset: mutation.reset };
}
