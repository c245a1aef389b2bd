/** Tells whoever writes a reply that links were tried: what is written is nowhere in the cache, so it has to ask anew itself. */
const heard = new EventTarget();
const LOOKED = 'looked';

export const LINKS_LOOKED = 'links.looked';

export function tellLooked(): void {
  heard.dispatchEvent(new Event(LOOKED));
}

/** The answer stops it. */
export function onLooked(listener: () => void): () => void {
  heard.addEventListener(LOOKED, listener);
  return () => heard.removeEventListener(LOOKED, listener);
}
