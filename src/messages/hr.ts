import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'hr';
const factors = { totp: 'aplikacija za autentifikaciju', passkey: 'pristupni ključ', email: 'e-pošta' };

const tries = (count: number) =>
  plural(locale, count, {
    one: `Preostao je ${count} pokušaj.`,
    few: `Preostala su ${count} pokušaja.`,
    other: `Preostalo je ${count} pokušaja.`,
  });

/** Croatian. */
export const hr: PhoneMessages = {
  locale,
  list: {
    title: 'Telefonski brojevi',
    description: 'Gdje vas možemo kontaktirati i kako potvrđujete svoj identitet.',
    loading: 'Učitavanje vaših telefonskih brojeva',
    failed: 'Učitavanje vaših telefonskih brojeva nije uspjelo.',
    tryAgain: 'Pokušaj ponovo',
    empty: 'Još nema telefonskih brojeva',
    emptyHint: 'Dodajte broj da biste zaštitili račun i primali kodove.',
    primary: 'Primarni',
    unverified: 'Nije potvrđen',
    addedOn: (date) => `Dodano ${date}`,
    verify: 'Potvrdi',
    verifyNumber: (number) => `Potvrdi ${number}`,
    remove: 'Ukloni',
    removeNumber: (number) => `Ukloni ${number}`,
    verified: (number) => `Broj ${number} je potvrđen.`,
    removed: (number) => `Broj ${number} je uklonjen.`,
    makePrimary: 'Postavi kao primarni',
    makePrimaryNumber: (number) => `Postavi kao primarni: ${number}`,
    madePrimary: (number) => `Broj ${number} sada je vaš primarni broj.`,
    secondFactor: 'Dva koraka',
    defaultSecondFactor: 'Dva koraka, zadano',
    linkedTo: (types) => `Povezano: ${named(locale, types)}`,
  },
  add: {
    open: 'Dodaj telefonski broj',
    title: 'Dodavanje telefonskog broja',
    change: 'Promijeni broj',
    changeHint: (number) => `Broj ${number} vrijedi dok novi broj ne bude potvrđen.`,
    submit: 'Pošalji kod',
    cancel: 'Odustani',
    consent:
      'Poslat ćemo vam kod SMS-om kako bismo provjerili je li broj vaš. Mogu se naplatiti naknade ' +
      'za poruke i podatkovni promet.',
    consentBy: {
      whatsapp: 'Poslat ćemo vam kod putem WhatsAppa kako bismo provjerili je li broj vaš.',
      voice: 'Nazvat ćemo vas i pročitati kod kako bismo provjerili je li broj vaš.',
    },
    alreadyVerified: 'Taj je broj već na vašem popisu i potvrđen je.',
    limitReached: (max) =>
      plural(locale, max, {
        one: `Možete imati najviše ${max} telefonski broj. Da biste dodali drugi, uklonite jedan.`,
        few: `Možete imati najviše ${max} telefonska broja. Da biste dodali drugi, uklonite jedan.`,
        other: `Možete imati najviše ${max} telefonskih brojeva. Da biste dodali drugi, uklonite jedan.`,
      }),
    mayNotReceiveTexts: 'To možda nije broj mobitela. SMS možda neće stići.',
  },
  verify: {
    sending: (number) => `Slanje koda na broj ${number}…`,
    sentTo: (number, digits) => `Poslali smo ${digits}-znamenkasti kod na broj ${number}.`,
    resentTo: (number) => `Poslali smo novi kod na broj ${number}. Prethodni više ne vrijedi.`,
    notSent: (number) =>
      `Poslat ćemo kod SMS-om na broj ${number} kako bismo provjerili je li vaš. Mogu se naplatiti ` +
      `naknade za poruke i podatkovni promet.`,
    expired: (number) => `Kod poslan na broj ${number} je istekao. Zatražite novi.`,
    burnt: (number) => `Previše netočnih kodova, pa kod poslan na broj ${number} više ne vrijedi. Zatražite novi.`,
    verified: (number) => `Broj ${number} je potvrđen.`,
    notSentBy: {
      whatsapp: (number) => `Poslat ćemo kod putem WhatsAppa na broj ${number}.`,
      voice: (number) => `Nazvat ćemo broj ${number} i pročitati kod.`,
    },
    calling: (number) => `Zovemo broj ${number} da vam pročitamo kod.`,
    send: 'Pošalji kod',
    haveCode: 'Imam kod',
    channels: { sms: 'Pošalji SMS-om', whatsapp: 'Pošalji putem WhatsAppa', voice: 'Radije me nazovite' },
    submit: 'Potvrdi',
    resend: 'Ponovo pošalji kod',
    resendIn: (seconds) => `Ponovno slanje za ${countdown(locale, seconds)}`,
    resendReady: 'Sada možete zatražiti novi kod.',
    cancel: 'Odustani',
    incomplete: (digits) => `Unesite cijeli kod (broj znamenki: ${digits}).`,
  },
  remove: {
    title: (number) => `Ukloniti ${number}?`,
    description: 'Više ga nećete moći koristiti za prijavu ni za primanje kodova.',
    primaryPasses: (number) => `Vaš primarni broj postat će ${number}.`,
    linkEnds: (types) => `S brojem je povezano: ${named(locale, types)}. I ta će se veza prekinuti.`,
    confirm: 'Ukloni broj',
    cancel: 'Zadrži',
  },
  secondFactor: {
    title: 'Potvrda u dva koraka',
    description: 'Pri prijavi se traži i kod koji se šalje na jedan od ovih brojeva.',
    off: 'Potvrda u dva koraka je isključena',
    offHint: 'Kada je uključena, pri prijavi se traži i kod koji se šalje na jedan od vaših brojeva.',
    smsNotice:
      'Kodovi SMS-om ograničeni su faktor (NIST SP 800-63B) jer netko drugi može preuzeti ' +
      'telefonski broj. Pristupni ključ, sigurnosni ključ ili aplikacija za autentifikaciju ' +
      'sigurniji su.',
    default: 'Zadano',
    makeDefault: 'Postavi kao zadano',
    makeDefaultNumber: (number) => `Postavi kao zadano: ${number}`,
    madeDefault: (number) => `Kodovi se sada šalju na broj ${number}.`,
    stop: 'Prestani koristiti',
    stopNumber: (number) => `Prestani koristiti ${number} za kodove`,
    stopTitle: (number) => `Prestati koristiti ${number} za kodove?`,
    stopConfirm: 'Prestani koristiti',
    stopCancel: 'Nastavi koristiti',
    stopped: (number) => `Kodovi se više ne šalju na broj ${number}.`,
    codesStillGoTo: (number) => `Kodovi se i dalje šalju na broj ${number}.`,
    codesPassTo: (number) => `Kodovi će se odsad slati na broj ${number}.`,
    turnsOff: 'Potvrda u dva koraka isključit će se i pri prijavi se više neće tražiti kod.',
    stillOn: (types) => `Potvrda u dva koraka ostaje uključena: ${named(locale, types, factors)}.`,
    turnOn: 'Uključi',
    add: 'Dodaj broj za kodove',
    choose: 'Na koji broj treba slati kodove?',
    newNumber: 'Novi broj',
    added: (number) => `Kodovi se sada mogu slati na broj ${number}.`,
    notAdded: (number, reason) => `Broj ${number} nije dodan. ${reason}`,
  },
  backupCodes: {
    title: 'Rezervni kodovi',
    description: 'Omogućuju vam prijavu kada ne možete primiti kôd. Svaki se može upotrijebiti jednom.',
    left: (count, date) => `Preostalo: ${count}${date ? `, izrađeno ${date}` : ''}`,
    few: 'Preostalo je malo rezervnih kodova. Izradite nove prije nego što ih potrošite.',
    none: 'Nemate više rezervnih kodova. Izradite nove kako ne biste ostali bez pristupa ako izgubite telefon.',
    unseen: 'Vaši rezervni kodovi izrađeni su, ali nisu spremljeni. Izradite nove.',
    create: 'Izradi nove kodove',
    createTitle: 'Izraditi nove rezervne kodove?',
    createDescription: 'Trenutačni kodovi prestaju vrijediti čim se izrade novi.',
    createCancel: 'Zadrži trenutačne',
    saveTitle: 'Spremite rezervne kodove',
    saveDescription: 'Prikazuju se samo sada, stoga ih čuvajte na sigurnom mjestu.',
    copy: 'Kopiraj',
    copied: 'Kopirano.',
    notCopied: 'Preglednik nije dopustio kopiranje. Kodovi su označeni, pa ih možete sami kopirati.',
    download: 'Preuzmi',
    downloaded: (fileName) => `Provjerite je li ${fileName} među preuzimanjima.`,
    fileName: 'rezervni-kodovi.txt',
    print: 'Ispiši',
    printed: 'Provjerite jesu li kodovi ispisani.',
    heading: (host) => `Rezervni kodovi: ${host}`,
    done: 'Gotovo',
    leaveTitle: 'Jeste li spremili kodove?',
    leaveDescription: 'Neće se ponovo prikazati. Bez njih možete izgubiti pristup računu ako ostanete bez telefona.',
    leave: 'Izađi',
    stay: 'Natrag',
    gone: 'Ti se kodovi više ne prikazuju.',
  },
  challenge: {
    title: 'Potvrdite svoj identitet',
    submit: 'Nastavi',
    cancel: 'Natrag',
    notSent: (number) => `Poslat ćemo kod SMS-om na broj ${number}.`,
    otherNumber: 'Koristi drugi broj',
    choose: 'Kamo da pošaljemo kod?',
    useBackupCode: 'Koristi rezervni kod',
    useText: 'Primi kod SMS-om',
    backupCode: 'Rezervni kod',
    backupCodeHint:
      'Jedan od kodova koje ste spremili kada ste uključili potvrdu u dva koraka. Svaki se može upotrijebiti jednom.',
    backupCodeEmpty: 'Unesite rezervni kod.',
    noNumbers: 'Nijedan telefonski broj ne može primiti kod.',
    passed: 'Potvrđeno. Trenutak…',
    passedWithBackupCode: 'Potvrđeno. Taj je rezervni kod sada iskorišten. Trenutak…',
    ended: 'Ova je prijava završila. Počnite ispočetka.',
  },
  notLoaded: 'Taj se dio stranice nije mogao učitati. Provjerite vezu. Ako opet ne uspije, ponovno učitajte stranicu.',
  phoneField: {
    phoneNumber: 'Telefonski broj',
    problems: {
      empty: 'Unesite svoj telefonski broj.',
      too_short: 'Broj je prekratak.',
      too_long: 'Broj je predugačak.',
      not_in_country: 'Broj ne pripada odabranoj državi.',
      not_mobile: 'To nije broj mobitela.',
      unsupported_country: 'Brojevi te države nisu podržani.',
    },
    country: (name, callingCode) => `Država: ${name} ${callingCode}`,
    countrySearch: 'Pretraži države',
    countriesFound: (count) =>
      plural(locale, count, {
        one: `Pronađena je ${count} država`,
        few: `Pronađene su ${count} države`,
        other: `Pronađeno je ${count} država`,
      }),
  },
  codeField: {
    code: 'Kontrolni kod',
    problems: {
      no_code: 'U tom tekstu nije pronađen kod.',
      several_codes: 'U tom tekstu pronađeno je više kodova.',
      too_long: 'U tom tekstu ima previše znamenki.',
    },
  },
  errors: {
    invalid_phone_number: 'Telefonski broj nije valjan.',
    phone_number_taken: 'Taj broj već koristi drugi račun.',
    unsupported_country: 'Brojevi te države nisu podržani.',
    too_many_phone_numbers: 'Dosegli ste najveći broj telefonskih brojeva. Najprije uklonite jedan.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null ? 'Kod nije točan.' : 'Poslan je noviji kod: upotrijebite onaj iz posljednje poruke.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Kod je istekao. Zatražite novi.',
    too_many_attempts: 'Previše netočnih kodova. Zatražite novi.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Previše pokušaja. Pričekajte malo pa pokušajte ponovo.'
        : sentAgo === null
          ? `Previše pokušaja. Pokušajte ponovo ${fromNow(locale, retryAfter)}.`
          : `Kod je poslan ${fromNow(locale, -sentAgo)}. Novi možete zatražiti ${fromNow(locale, retryAfter)}.`,
    already_verified: 'Broj je već potvrđen.',
    verification_required: 'Najprije potvrdite taj broj.',
    message_not_sent: 'Slanje poruke nije uspjelo. Provjerite broj ili pokušajte ponovo kasnije.',
    recipient_opted_out:
      'Ovaj je broj odjavljen s naših poruka. Na jednu od njih odgovorite START ili upotrijebite drugi broj.',
    recipient_unreachable: 'Nijedan kôd ne može stići na ovaj broj. Upotrijebite drugi broj.',
    locked: 'Zaključano nakon previše netočnih kodova. Obratite se podršci.',
    last_second_factor: 'To je vaš posljednji drugi faktor. Najprije dodajte drugi.',
    last_identification: 'To je vaš posljednji način prijave. Najprije dodajte drugi.',
    step_up_required: 'Potvrdite svoj identitet pa pokušajte ponovo.',
    step_up_cancelled: 'Ništa nije promijenjeno jer niste potvrdili svoj identitet.',
    not_found: 'Taj broj više nije na vašem popisu.',
    unauthenticated: 'Odjavljeni ste. Ponovo se prijavite.',
    forbidden: 'Nemate dopuštenje za tu radnju.',
    unsupported: 'To ovdje nije moguće.',
    network: 'Povezivanje s poslužiteljem nije uspjelo. Provjerite vezu pa pokušajte ponovo.',
    unknown: 'Nešto nije u redu. Pokušajte ponovo.',
  },
};
