/** Stars that a reviewer gave, where a feed carries them. Never the average of many, never an age rating. Pure. */
import { type XmlElement, child, childText, names } from './xml-tree.js';

const STARS = names('im:rating', 'review:rating');
const DETAILED = names('gd:rating');

/** 1–5, or null. Other scales are stretched to it when the feed says what the best is. */
export function readRating(element: XmlElement): number | null {
  const plain = childText(element, STARS);
  if (plain !== null) return onScale(Number(plain), 1, 5);
  const detailed = child(element, DETAILED);
  const value = detailed?.attributes.get('value');
  if (detailed && value !== undefined)
    return onScale(
      Number(value),
      Number(detailed.attributes.get('min') ?? 1),
      Number(detailed.attributes.get('max') ?? 5),
    );
  return null;
}

function onScale(value: number, min: number, max: number): number | null {
  if (!Number.isFinite(value) || !(max > min) || value < min || value > max) return null;
  return min === 1 && max === 5 ? value : Math.round((1 + ((value - min) / (max - min)) * 4) * 10) / 10;
}
