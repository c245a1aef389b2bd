/** Made-up posts that differ enough not to be taken for copies of each other; `n` makes each one unmistakable. */
import type { Dice } from './chaos-dice.js';

const WORDS =
  'morning river kettle window garden letter train coffee paper market summer bridge music corner yellow station bicycle lantern pepper cousin harbour ' +
  'mango rain blanket kitchen tailor evening temple cricket festival banana drum school jasmine engine pillow ticket monsoon spoon turmeric parrot';
const LIST = WORDS.split(' ');

export function note(dice: Dice, n: string | number): string {
  const words = Array.from({ length: dice.whole(8, 22) }, () => dice.pick(LIST));
  return `Note ${n}: ${words.join(' ')}`;
}

/** What a customer writes who must be answered. */
export function complaint(dice: Dice, n: string | number): string {
  const what = dice.pick(['kettle', 'mixer', 'fan', 'iron', 'heater', 'oven']);
  const did = dice.pick([
    'exploded',
    'caught fire',
    'gave off smoke',
    'leaked boiling water',
    'gave electric shocks',
  ]);
  const whom = dice.pick(['my daughter', 'my father', 'our neighbour', 'my son', 'me', 'my wife']);
  // With a few words of their own two in a thousand customers read like copies of another, and a copy is no case of its own.
  const where = Array.from({ length: 20 }, () => dice.pick(LIST) + dice.pick(LIST)).join(' ');
  return `Order ${n}: the ${what} I bought ${did} and burned ${whom}, who is in hospital now. ${where}. This is dangerous! I want a refund and I will go to court.`;
}
