/** Tone, case by case: what must stop a reply and its clean twin, by kind and language. Sentences are made up for this table. */
import { check } from './kit.js';

const loud = (text: string, customer: string): string[] =>
  check(text, { customerText: customer === '' ? null : customer })
    .filter((found) => (found.check === 'tone' || found.check === 'shouting') && found.level === 'block')
    .map((found) => found.code);

type Case = [kind: string, customer: string, text: string];

const stopped: Case[] = [
  ['hostile', 'worst bank ever', 'Nobody is forcing you to bank with us, you can take your money elsewhere.'],
  ['hostile', 'refund now or I tweet', 'Go ahead and tweet, our legal team will contact you.'],
  ['blaming', 'dress does not fit', 'You should have read the size guide before ordering.'],
  ['blaming', 'missed the train', 'Had you reached on time you would be on the train now.'],
  ['defensive', 'any update?', 'As we already told you three times, it is being checked.'],
  ['defensive', 'the biryani was stale', 'No other customer has complained, thousands eat here happily.'],
  ['dismissive', 'four hours without power', 'Please calm down sir, it is only a small delay.'],
  ['dismissive', 'why no refund', 'Rules are rules.'],
  [
    'sarcastic',
    'the parcel is 9 days late',
    'Oh yes, because we have nothing better to do than hide parcels.',
  ],
  ['condescending', 'how do I download it', 'Even a child can do this. Let me explain it slowly for you.'],
  ['over-familiar', 'thank you', 'Anything for you sweetheart 😘'],
  ['joking', 'my finger was cut by the broken jar', 'Haha, at least you got some free adventure 😂'],
  [
    'no-empathy',
    'my father passed away last week, close his card',
    'Fill form B and upload the certificate.',
  ],
  ['sentence', 'card not working', 'Hi Tara, PLEASE READ THE WELCOME LETTER FIRST. Then try again.'],
  ['hostile', 'घटिया कंपनी', 'आप जैसे ग्राहकों की हमें ज़रूरत नहीं है, कहीं और चले जाइए।'],
  ['blaming', 'फ़ोन पानी में ख़राब हो गया', 'आपको पहले मैनुअल पढ़ना चाहिए था।'],
  ['defensive', 'कब होगा', 'पहले भी कई बार बता चुके हैं कि काम चल रहा है।'],
  ['dismissive', 'दस दिन से इंतज़ार है', 'शांत रहिए, इतनी जल्दी क्या है, जब समय आएगा तब हो जाएगा।'],
  ['condescending', 'ब्याज समझ नहीं आया', 'इतना तो बच्चा भी समझ लेता है।'],
  ['informal', 'बिल कहाँ है', 'तुम अपना बिल ऐप में देख लो।'],
  ['no-empathy', 'मेरे पिताजी गुज़र गए, खाता बंद करना है', 'मृत्यु प्रमाण पत्र लेकर शाखा आएँ।'],
  ['hostile', 'bekar company', 'Aap jaise customer ki humein zaroorat nahi, kahin aur chale jaiye.'],
  ['blaming', 'phone toot gaya', 'Aapko cover lagana chahiye tha, galti aapki hai.'],
  ['defensive', 'kab aayega', 'Pehle bhi 3 baar bata chuke hain.'],
  ['dismissive', 'wifi band hai', 'Itna gussa kis baat ka, wifi hi to hai.'],
  ['condescending', 'emi kaise badhi', 'Itna to baccha bhi samajh leta hai.'],
  ['informal', 'order kaha hai', 'Tumhara order nikal gaya, link me dekh lo.'],
  ['hostile', 'மோசமான சேவை', 'பிடிக்கலைன்னா வேற கம்பெனிக்குப் போங்க, யாரும் உங்களைக் கூப்பிடல.'],
  ['blaming', 'ரயிலை தவறவிட்டேன்', 'நீங்க நேரத்துக்கு வந்திருக்கணும், தவறு உங்க பக்கம்தான்.'],
  ['defensive', 'எப்போ வரும்', 'ஏற்கனவே மூணு தடவை சொல்லிட்டோம்.'],
  ['dismissive', 'நாலு மணி நேரமா கரண்ட் இல்ல', 'இதுக்கெல்லாம் கோபப்படலாமா? எல்லாரும்தான் காத்திருக்காங்க.'],
  ['informal', 'ஆர்டர் எங்க', 'உன் ஆர்டர் கிளம்பிடுச்சு, லிங்க்ல பாரு.'],
  ['no-empathy', 'அப்பா இறந்துட்டார், கார்டை மூடணும்', 'சான்றிதழுடன் கிளைக்கு வரவும்.'],
  ['hostile', 'mosamana service', 'Pudikalana vera company ku poidunga.'],
  ['blaming', 'train miss aachu', 'Neenga nerathuku vandhirukanum, thappu ungaloda dhaan.'],
  ['defensive', 'eppo varum', 'Ethana thadava solradhu, munnadiye sollitom.'],
  ['dismissive', 'net varala', 'Idhukellam ivlo kovam ah? Ellarum wait pandraanga.'],
  ['informal', 'parcel enga', 'Un parcel kelambiduchu, link la paathuko.'],
];

const let_through: Case[] = [
  [
    'hostile',
    'are you thieves?',
    'No one should feel cheated, Mr Das. The second payment is on its way back to your card.',
  ],
  ['blaming', 'nobody told me of the fee', 'You should have been told about the fee. We have taken it off.'],
  [
    'blaming',
    'wrong account typed',
    'That is easily done, please do not worry. We have asked the bank to hold it.',
  ],
  [
    'defensive',
    'where is it',
    'Sorry for the wait. As I mentioned this morning it left Pune; here is the link so you needn’t ask again.',
  ],
  [
    'dismissive',
    'they told me to calm down',
    'Nobody should tell you to “calm down” over a lost salary, and I am sorry.',
  ],
  [
    'dismissive',
    'why no return',
    'Opened cosmetics cannot be resold for hygiene reasons, but if it harmed your skin we will refund it.',
  ],
  ['sarcastic', 'loved the food', 'Wow, thank you! We have told the chef, it made our day.'],
  [
    'condescending',
    'I cannot read small print',
    'Sure, we will go through it together. First press the green button.',
  ],
  [
    'over-familiar',
    'baby seat missing',
    'Sorry, the baby seat was left out. A new one comes tomorrow, Ms Rao.',
  ],
  [
    'no-empathy',
    'my father passed away',
    'We are very sorry for your loss, Ms Iyer. Mrs Paul will do the papers with you.',
  ],
  ['shouting', 'which papers', 'Please bring the PAN, the GST form and the NEFT slip to the branch.'],
  ['hostile', 'तुम लोग चोर हो', 'आपका गुस्सा समझ में आता है। दूसरा भुगतान अभी लौटा दिया है।'],
  ['blaming', 'शुल्क की बात किसी ने नहीं बताई', 'हमें पहले बताना चाहिए था। शुल्क हटा दिया है।'],
  ['informal', 'आपके आदमी ने तू कहा', 'किसी ग्राहक को "तू" कहना ग़लत है, मैं क्षमा चाहता हूँ।'],
  ['informal', 'तूफ़ान कब तक', 'तूफ़ान की वजह से दो उड़ानें देर से हैं।'],
  ['blaming', 'charge kyu laga', 'Humein pehle batana chahiye tha, charge hata diya hai.'],
  ['informal', 'kitne baje', 'Kal 11 baje fitter aayenge, aap chahein to samay badal dijiye.'],
  ['blaming', 'கட்டணம் சொல்லவே இல்ல', 'நாங்கள் முன்பே சொல்லியிருக்க வேண்டும், கட்டணத்தை நீக்கிவிட்டோம்.'],
  ['informal', 'நீல நிறம் வேணும்', 'நீல நிறம் நாளை வந்துவிடும், உங்களுக்கு அனுப்புகிறோம்.'],
  ['informal', 'unlimited plan iruka', 'Aama sir, unlimited calls, daily 2 GB.'],
  ['blaming', 'charge sollave illa', 'Naanga munnadiye sollirukanum, charge eduthutom.'],
];

it.each(stopped)('stops what is %s, to "%s": %s', (kind, customer, text) => {
  const codes = loud(text, customer);
  expect(codes.length).toBeGreaterThan(0);
  if (kind !== 'joking') expect(codes.join(' ')).toContain(kind);
});

it.each(let_through)('lets the clean twin of %s pass, to "%s": %s', (_, customer, text) => {
  expect(loud(text, customer)).toEqual([]);
});

it('names the words, the reason and a gentler wording', () => {
  const text = 'Hello. You should have read the size guide before ordering.';
  const found = check(text, { customerText: 'dress does not fit' }).find(
    (one) => one.code === 'tone.blaming',
  )!;
  expect(text.slice(found.start, found.end)).toContain('You should have read');
  expect(found.reason).toContain('blames the customer');
  expect(found.suggestions).toHaveLength(1);
});

it('hints where exclamation marks meet trouble, and is silent where they meet joy', () => {
  const marks = (customer: string) =>
    check('Got it!! On our way!!', { customerText: customer }).some((one) => one.code === 'tone.exclamation');
  expect(marks('my bag is lost')).toBe(true);
  expect(marks('thank you, love it')).toBe(false);
});
