/** Calls through at most once in `ms` for the same message: for troubles that repeat many times a second while they last. */
export function seldom(ms: number, say: (error: Error) => void): (error: Error) => void {
  let last = '';
  let until = 0;
  return (error) => {
    const now = performance.now();
    if (error.message === last && now < until) return;
    last = error.message;
    until = now + ms;
    say(error);
  };
}
