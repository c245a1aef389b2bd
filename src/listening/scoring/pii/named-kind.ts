/** Which secret a short number is by the words beside it: a one-time code, a PIN, a card code, or none. Pure. */
import { isCounted, isNear, namingOf } from './context.js';

const YEAR = /^(?:19|20)\d\d$/;
/** After these a number is told, whatever stood before. */
const TOLD = /(?:\bis|it['’]s|\bwas|\bhai|है|[:=-])\s{0,2}$/i;
/** "The OTP did not come, 482913 …" tells no code. */
const DENIED =
  /(?<![a-z])(?:not|no|never|didn|nahi|nhi|nahin|nai|illa|illai|varala|varale)(?![a-z])|नहीं|नही|வரவில்லை|வரல|இல்லை/i;
/** "The code they texted was 559 013": some code, and it was sent. */
const SOME_CODE = /(?:(?<![a-z])code|कोड|குறியீடு)[^\d.!?]{0,30}$/i;
const SENT =
  /text(?:ed|s)?(?![a-z])|sms|sent|received|verif|log ?in|sign ?in|आया|भेज|வந்த|அனுப்ப|aaya|bhej|vandh|anupp/i;
const MOST_OF_CODE = 6;

/** "since 1430", "for 2500": the number belongs to what follows. */
const LEADS_ELSEWHERE = /(?:^|\s)(?:since|for|after|from|of|till|until|se hi)\s*$/i;

/** `n` digits from `start` to `end`, in one group or in two halves. */
export function kindByName(
  text: string,
  start: number,
  end: number,
  n: number,
): 'otp' | 'pin' | 'cvv' | 'passport' | null {
  const naming = namingOf(text, start, end);
  if (isCounted(text, end)) return null;
  if (naming.kind === null || naming.kind === 'phone') return isSentCode(text, start, end, n) ? 'otp' : null;
  if (n >= 4 && n <= 8 && !naming.tied && isToldAsCode(text, start)) return 'otp';
  const year = YEAR.test(text.slice(start, end)) && !isTold(text, start);
  switch (naming.kind) {
    case 'otp':
      if (n < 4 || n > 8 || year) return null;
      if (naming.tied) return 'otp';
      if (DENIED.test(naming.between) || LEADS_ELSEWHERE.test(naming.between)) return null;
      // Six digits are what a code has: "he asked for the OTP, I said 448812".
      return isNear(naming, n === 6 ? 40 : naming.between.includes(',') ? 0 : 20) ? 'otp' : null;
    case 'cvv':
      if (naming.tied && n >= 5 && n <= 8) return 'otp';
      return n <= 4 && isNear(naming, n === 3 ? 16 : 0) ? 'cvv' : null;
    case 'pin':
      return n >= 4 && n <= 6 && isNear(naming, year ? 0 : 16) ? 'pin' : null;
    case 'somePin':
      // Six digits after a bare "pin" are a postal code as often as not.
      return n === 4 && !year && (naming.tied || (isNear(naming, 24) && isTold(text, start))) ? 'pin' : null;
    case 'passport':
      return n === 9 && naming.tied ? 'passport' : null;
    default:
      return null;
  }
}

const isTold = (text: string, start: number): boolean => TOLD.test(text.slice(Math.max(0, start - 6), start));

function isSentCode(text: string, start: number, end: number, n: number): boolean {
  const before = text.slice(Math.max(0, start - 45), start);
  return n === MOST_OF_CODE && SOME_CODE.test(before) && SENT.test(before + text.slice(end, end + 30));
}

/** "The OTP for your payment of Rs 4500 is 883421": other things lie between, and then it is told. */
function isToldAsCode(text: string, start: number): boolean {
  const stretch = text.slice(Math.max(0, start - 70), start);
  return (
    TOLD.test(stretch) &&
    /(?<![a-z])otp(?![a-z])|one.time pass|verification code|ओटीपी|ஓடிபி/i.test(stretch) &&
    !/[!?।]\s/.test(stretch) &&
    !DENIED.test(stretch)
  );
}
