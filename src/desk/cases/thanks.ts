/**
 * Whether a message says thanks and nothing else, so that "thank you!" does not reopen a case and restart its clock.
 * Pure and cautious: one word that is not on the list, or a question mark, and it counts as a message.
 */
const THANKS = new Set(
  `thanks thank thx thanx ty tysm thankyou cheers dhanyavaad dhanyawad dhanyavad shukriya nandri nanri nandringa
   धन्यवाद शुक्रिया थैंक्स थैंक्यू आभार நன்றி நன்றிங்க தேங்க்ஸ்`.split(/\s+/u),
);
const BESIDE = new Set(
  `you u so very much a lot lots many for your the quick help support reply response it its all that this now
   ok okay great perfect awesome nice good got team guys again everyone sir madam dear bahut bahot aapka aap ka ki ke liye
   ji bhai romba mikka rombo ungal oru sorted solved resolved fixed works working is works and everything
   बहुत आपका आपकी आप का की के लिए जी सर मैडम टीम ठीक है
   மிக்க மிகவும் ரொம்ப உங்கள் உங்களுக்கு உதவிக்கு சார்`.split(/\s+/u),
);
const THANKS_EMOJI = /[🙏👍❤🙌😊💐👏]/u;

export function isOnlyThanks(text: string): boolean {
  if (/[?？]/u.test(text)) return false;
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/(^|\s)[@#][\p{L}\p{M}\p{N}_.@-]+/gu, ' ')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  if (!words) return THANKS_EMOJI.test(text);
  return (
    words.some((word) => THANKS.has(word)) && words.every((word) => THANKS.has(word) || BESIDE.has(word))
  );
}
