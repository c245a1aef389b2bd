/**
 * Says that this reviewer has the reply open, and hears who else has. A heartbeat while the page is in sight; leaving says so at once,
 * and whoever is not heard of any more is gone by themselves.
 */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';

export function useViewers(replyId: string, reviewing: boolean): string[] {
  const { data } = useQuery({ ...queries.viewers(replyId), enabled: reviewing });
  useEffect(() => {
    if (!reviewing) return;
    const leave = () => void api.reviews.leave(replyId).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [replyId, reviewing]);
  return data?.viewers.map(({ name }) => name) ?? [];
}
