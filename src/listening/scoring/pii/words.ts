/**
 * What people call a number, in five languages: the nearest such word says what a number is, or that it is none of a
 * person's. Data only, parted by commas. A space matches a space, dot, dash or nothing; '*' at the end any ending; Latin
 * words stand alone else, words in Indian scripts take any suffix.
 */

function list(words: TemplateStringsArray): readonly string[] {
  return words[0]!.split(',').map((word) => word.trim());
}

/** In the order in which they are tried where two begin at one place: longer names first. */
export const NAMES = {
  postal: {
    en: list`pin code*, pincode*, zip code, zip, postal code, postcode, post code`,
    hi: list`पिन कोड, पिनकोड, डाक कोड`,
    ta: list`பின்கோடு, பின் கோடு, பின்கோட், அஞ்சல் குறியீடு, அஞ்சல் எண்`,
  },
  aadhaar: {
    en: list`aadhaar*, aadhar*, adhaar*, adhar, uidai, uid`,
    hi: list`आधार कार्ड, आधार`,
    ta: list`ஆதார் அட்டை, ஆதார் கார்டு, ஆதார், ஆதார`,
  },
  pan: {
    en: list`pan card, pan no, pan number, pan`,
    hi: list`पैन कार्ड, पैन`,
    ta: list`பான் கார்டு, பான் அட்டை, பான்`,
  },
  ssn: {
    en: list`social security*, ssn, my social`,
  },
  iban: {
    en: list`iban`,
  },
  passport: {
    en: list`passport*`,
    hi: list`पासपोर्ट`,
    ta: list`பாஸ்போர்ட், கடவுச்சீட்டு`,
  },
  cvv: {
    en: list`cvv2, cvv, cvc2, cvc, cvn, security code, card verification code`,
    hi: list`सीवीवी`,
    ta: list`சிவிவி`,
  },
  otp: {
    en: list`
      otps, otp, one time password, one time passcode, one time code, one time pin, verification code,
      verification number, passcode, login code, auth code, 2fa code
    `,
    hi: list`ओटीपी, ओ टी पी, सत्यापन कोड, वेरिफिकेशन कोड`,
    ta: list`ஓடிபி, ஓ டி பி, சரிபார்ப்பு குறியீடு, சரிபார்ப்பு எண், வெரிஃபிகேஷன் கோடு`,
  },
  /** A PIN that opens something. */
  pin: {
    en: list`
      atm pin, upi pin, card pin, debit pin, credit pin, login pin, secret pin, bank pin, mpin, m pin, tpin,
      t pin, my pin
    `,
    hi: list`एटीएम पिन, यूपीआई पिन, एमपिन, मेरा पिन, कार्ड पिन, गुप्त पिन`,
    ta: list`ஏடிஎம் பின், யூபிஐ பின், என் பின், எம்பின், ரகசிய எண்`,
    'hi-Latn': list`mera pin, apna pin`,
    'ta-Latn': list`en pin, enoda pin`,
  },
  /** Postal as often as not. */
  somePin: {
    en: list`pin`,
    hi: list`पिन`,
    ta: list`பின்`,
  },
  account: {
    en: list`bank account*, savings account*, current account*, account*, a/c, ac no, acct*, acc no`,
    hi: list`बैंक खाते, बैंक खाता, खाता, खाते, अकाउंट`,
    ta: list`வங்கிக் கணக்கு, வங்கி கணக்கு, கணக்கு, கணக்கில், அக்கவுண்ட்`,
    'hi-Latn': list`khata, khate, khaata, khaate`,
    'ta-Latn': list`kanakku, kanaku`,
  },
  dob: {
    en: list`dob, d.o.b, date of birth, birth date, birthdate, born on, born, birthday is, birthday`,
    hi: list`जन्म तिथि, जन्मतिथि, जन्म की तारीख, जन्म तारीख, जन्मदिन, जन्म`,
    ta: list`பிறந்த தேதி, பிறந்த நாள், பிறந்தநாள், பிறந்தது`,
    'hi-Latn': list`janm tithi, janam tithi, janmtithi, janm din, janam din`,
    'ta-Latn': list`pirandha thedhi, pirantha thethi, pirandha naal, pirantha naal`,
  },
  other: {
    en: list`
      order*, awb*, tracking*, track*, shipment*, consignment*, parcel*, courier*, delivery number, invoice*,
      receipt*, bill no, bill number, ticket*, booking*, reservation*, pnr, ref, reference*, refs, txn*,
      transaction*, utr, rrn, complaint*, case, docket*, incident*, sr, srn, imei*, serial*, barcode, isbn, ean,
      gst*, model*, sku, part, part no, item*, batch*, product*, voucher*, coupon*, promo*, gift card*, loyalty*,
      membership*, customer id, customer number, consumer*, application*, arn, appointment*, file no, file number,
      request*, return id, token*, version*, flight*, train*, coach, seat, route, roll no, meter*, tweet*, error*,
      extension, ext, user id, policy*, sim no, sim number
    `,
    hi: list`
      ऑर्डर, आर्डर, ट्रैकिंग, शिपमेंट, पार्सल, बिल नंबर, बिल संख्या, चालान, शिकायत, टिकट, बुकिंग, पीएनआर, संदर्भ,
      रेफरेंस, लेनदेन, लेन-देन, ट्रांजैक्शन, आईएमईआई, सीरियल, जीएसटी, मॉडल, संस्करण, ट्रेन, कूपन, आवेदन, उपभोक्ता
    `,
    ta: list`
      ஆர்டர், டிராக்கிங், பார்சல், பில் எண், பில் நம்பர், ரசீது, புகார், டிக்கெட், முன்பதிவு, பதிவு எண், பிஎன்ஆர்,
      குறிப்பு எண், பரிவர்த்தனை, ஐஎம்இஐ, சீரியல், ஜிஎஸ்டி, மாடல், பதிப்பு, ரயில், கூப்பன், விண்ணப்ப, நுகர்வோர்
    `,
    'hi-Latn': list`shikayat*, len den, sandarbh`,
    'ta-Latn': list`pugar*, pukar, parivarthanai`,
  },
  card: {
    en: list`
      credit card*, debit card*, atm card*, card*, visa, mastercard, master card, amex, american express, rupay,
      maestro, debit, credit
    `,
    hi: list`क्रेडिट, डेबिट, कार्ड, वीज़ा, वीजा, मास्टरकार्ड, रुपे`,
    ta: list`கிரெடிட், டெபிட், கார்டு, கார்ட, அட்டை, விசா`,
  },
  phone: {
    en: list`
      phone*, mobile*, mob, mob no, cell*, cellphone, tel, telephone*, landline*, whats app*, whatsapp*, call me*,
      call*, ring, ring me, reach me, reach us, contact*, dial*, sms, text me, text, ph, ph no, phn, my number,
      my no, my nr, gpay
    `,
    hi: list`फोन, फ़ोन, मोबाइल, व्हाट्सएप, व्हाट्सऐप, कॉल, संपर्क, मेरा नंबर, मेरे नंबर`,
    ta: list`
      தொலைபேசி, அலைபேசி, கைபேசி, போன், ஃபோன், மொபைல், வாட்ஸ்அப், வாட்சப், அழைக்க, கால் ப, தொடர்பு, என் எண்,
      என் நம்பர், செல்
    `,
    'hi-Latn': list`mera number, mera no, mere number, phon, sampark`,
    'ta-Latn': list`en number, en no, ennoda number, azhaikka, thodarbu`,
  },
  email: {
    en: list`e mail*, email*, mail*`,
    hi: list`ईमेल, मेल`,
    ta: list`மின்னஞ்சல், மெயில், ஈமெயில்`,
  },
  vehicle: {
    en: list`cab, car, vehicle*, bike, auto, taxi, truck, plate*, driver*, scooter`,
    hi: list`गाड़ी, गाडी, कार, बाइक, टैक्सी`,
    ta: list`வண்டி, கார், பைக், வாகன`,
    'hi-Latn': list`gaadi, gadi`,
    'ta-Latn': list`vandi`,
  },
  price: {
    en: list`rs, inr, usd, eur, gbp, rupees, amount, amt, price, worth`,
    hi: list`रु, रुपये, रूपये, रुपए, कीमत, राशि`,
    ta: list`ரூ, ரூபாய், விலை, தொகை`,
    signs: list`₹, $, €, £`,
  },
} satisfies Record<string, Record<string, readonly string[]>>;

export type NameKind = keyof typeof NAMES;

/** May stand between a name and its number without the tie coming loose. */
export const TIES = list`
  no, nos, num, number, nr, numbers, id, code, is, was, are, of, for, my, the, this, with, ending, full, mine, on,
  at, to, from, me, please, pls, only, said, i, got, and, back, entered, gave, typed, नंबर, नम्बर, संख्या, नं, सं,
  है, का, की, के, को, में, पर, से, आईडी, कोड, करें, ये, यह, எண், நம்பர், என், இல், ஐடி, குறியீடு, க்கு, அது, இது,
  hai, h, ka, ki, ke, ko, me, mein, pe, par, se, ye, yeh, karo, kro, karna, en, la, ku, nu, adhu, idhu, irukku,
  pannunga, pannu, bro,
  dalo, daalo, bhejo, bhej do, डालो, डालें, डालिए, भेजो, भेजिए, போடுங்கள், அனுப்புங்கள், podunga, anuppunga, send, transfer
`;

/** Stand between a number and a name after it: "482913 is my OTP", "662910 என்ற ஓடிபி". */
export const AFTER_TIES = list`
  is, was, the, my, your, our, as, for, this, hai, h, mera, meri, ka, nu, en, dhaan, है, मेरा, मेरी, का, ये, என்ற, என், தான்,
  இந்த, indha
`;

/** What is counted after a number; then it is no code: "10 minutes", "2000 रुपये". */
export const UNITS = list`
  min*, sec*, hours*, hrs, days, times, rs, rupees, inr, km, kg, gb, mb, points, emails, e-mails, mails, calls, messages, tweets, views, followers, likes, people, users, customers, baar,
  ghante, din, rupaye, rupay, vaati, naal, nimisham, roobai, rooba, मिनट, घंटे, दिन, बार, रुपये, रूपये, रुपए,
  நிமிட, மணி, நாள், முறை, ரூபாய், ல், லும், அன்று
`;

/** Say that a bank is meant where "account" alone could be any. */
export const BANK_WORDS = list`
  bank*, ifsc, neft, imps, rtgs, saving*, sort code, routing, sbi, hdfc, icici, axis, a/c, khata*, khaata,
  kanakku, kanaku, बैंक, खाता, खाते, वंकी, एसबीआई, வங்கி, கணக்கு, எஸ்பிஐ
`;
