import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'ro';
const factors = { totp: 'aplicație de autentificare', passkey: 'cheie de acces', email: 'e-mail' };

const tries = (count: number) =>
  plural(locale, count, {
    one: 'A mai rămas o încercare.',
    few: `Au mai rămas ${count} încercări.`,
    other: `Au mai rămas ${count} de încercări.`,
  });

/** Romanian. */
export const ro: PhoneMessages = {
  locale,
  list: {
    title: 'Numere de telefon',
    description: 'Unde vă putem contacta și cum vă confirmați identitatea.',
    loading: 'Se încarcă numerele dvs. de telefon',
    failed: 'Numerele dvs. de telefon nu au putut fi încărcate.',
    tryAgain: 'Încercați din nou',
    empty: 'Niciun număr de telefon deocamdată',
    emptyHint: 'Adăugați un număr pentru a vă proteja contul și pentru a primi coduri.',
    primary: 'Principal',
    unverified: 'Neconfirmat',
    addedOn: (date) => `Adăugat la ${date}`,
    verify: 'Confirmați',
    verifyNumber: (number) => `Confirmați ${number}`,
    remove: 'Eliminați',
    removeNumber: (number) => `Eliminați ${number}`,
    verified: (number) => `${number} a fost confirmat.`,
    removed: (number) => `${number} a fost eliminat.`,
    makePrimary: 'Setați ca principal',
    makePrimaryNumber: (number) => `Setați ca principal: ${number}`,
    madePrimary: (number) => `${number} este acum numărul dvs. principal.`,
    secondFactor: 'Doi pași',
    defaultSecondFactor: 'Doi pași, prestabilit',
    linkedTo: (types) => `Asociat cu ${named(locale, types)}`,
  },
  add: {
    open: 'Adăugați un număr de telefon',
    title: 'Adăugați un număr de telefon',
    change: 'Schimbați numărul',
    changeHint: (number) => `${number} rămâne în uz până când noul număr este confirmat.`,
    submit: 'Trimiteți codul',
    cancel: 'Anulați',
    consent:
      'Vă vom trimite un cod prin SMS pentru a verifica dacă numărul vă aparține. Se pot aplica ' +
      'tarife pentru mesaje și date.',
    consentBy: {
      whatsapp: 'Vă vom trimite un cod prin WhatsApp pentru a verifica dacă numărul vă aparține.',
      voice: 'Vă vom suna și vom citi un cod pentru a verifica dacă numărul vă aparține.',
    },
    alreadyVerified: 'Acest număr este deja în lista dvs. și este confirmat.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Puteți avea un singur număr de telefon. Eliminați-l pentru a adăuga altul.',
        few: `Puteți avea cel mult ${max} numere de telefon. Eliminați unul pentru a adăuga altul.`,
        other: `Puteți avea cel mult ${max} de numere de telefon. Eliminați unul pentru a adăuga altul.`,
      }),
    mayNotReceiveTexts: 'Este posibil ca acesta să nu fie un număr de mobil. SMS-ul s-ar putea să nu ajungă.',
  },
  verify: {
    sending: (number) => `Se trimite un cod la ${number}…`,
    sentTo: (number, digits) =>
      `Am trimis un cod de ${plural(locale, digits, {
        few: `${digits} cifre`,
        other: `${digits} de cifre`,
      })} la ${number}.`,
    resentTo: (number) => `Am trimis un cod nou la ${number}. Cel anterior nu mai este valabil.`,
    notSent: (number) =>
      `Vom trimite un cod prin SMS la ${number} pentru a verifica dacă numărul vă aparține. Se pot ` +
      `aplica tarife pentru mesaje și date.`,
    expired: (number) => `Codul trimis la ${number} a expirat. Solicitați unul nou.`,
    burnt: (number) =>
      `Prea multe coduri greșite, așa că cel trimis la ${number} nu mai este valabil. Solicitați unul nou.`,
    verified: (number) => `${number} a fost confirmat.`,
    notSentBy: {
      whatsapp: (number) => `Vom trimite un cod prin WhatsApp la ${number}.`,
      voice: (number) => `Vom suna la ${number} și vom citi un cod.`,
    },
    calling: (number) => `Sunăm la ${number} pentru a vă citi codul.`,
    send: 'Trimiteți codul',
    haveCode: 'Am un cod',
    channels: { sms: 'Trimiteți-l prin SMS', whatsapp: 'Trimiteți-l prin WhatsApp', voice: 'Prefer un apel' },
    submit: 'Confirmați',
    resend: 'Retrimiteți codul',
    resendIn: (seconds) => `Retrimiteți peste ${countdown(locale, seconds)}`,
    resendReady: 'Acum puteți solicita un cod nou.',
    cancel: 'Anulați',
    incomplete: (digits) =>
      plural(locale, digits, {
        few: `Introduceți toate cele ${digits} cifre ale codului.`,
        other: `Introduceți toate cele ${digits} de cifre ale codului.`,
      }),
  },
  remove: {
    title: (number) => `Eliminați ${number}?`,
    description: 'Nu îl veți mai putea folosi pentru a vă conecta sau pentru a primi coduri.',
    primaryPasses: (number) => `${number} devine numărul dvs. principal.`,
    linkEnds: (types) => `Numărul este asociat cu ${named(locale, types)}. Și această asociere se va încheia.`,
    confirm: 'Eliminați numărul',
    cancel: 'Păstrați-l',
  },
  secondFactor: {
    title: 'Verificare în doi pași',
    description: 'La conectare se solicită și un cod, trimis la unul dintre aceste numere.',
    off: 'Verificarea în doi pași este dezactivată',
    offHint: 'Când este activată, la conectare se solicită și un cod, trimis la unul dintre numerele dvs.',
    smsNotice:
      'Codurile prin SMS sunt un factor restricționat (NIST SP 800-63B), deoarece un număr de ' +
      'telefon poate fi preluat de altcineva. O cheie de acces, o cheie de securitate sau o ' +
      'aplicație de autentificare este mai sigură.',
    default: 'Prestabilit',
    makeDefault: 'Setați ca prestabilit',
    makeDefaultNumber: (number) => `Setați ca prestabilit: ${number}`,
    madeDefault: (number) => `Codurile se trimit acum la ${number}.`,
    stop: 'Nu mai folosiți',
    stopNumber: (number) => `Nu mai folosiți ${number} pentru coduri`,
    stopTitle: (number) => `Nu mai folosiți ${number} pentru coduri?`,
    stopConfirm: 'Nu mai folosiți',
    stopCancel: 'Folosiți în continuare',
    stopped: (number) => `${number} nu mai primește coduri.`,
    codesStillGoTo: (number) => `Codurile se trimit în continuare la ${number}.`,
    codesPassTo: (number) => `De acum înainte, codurile se trimit la ${number}.`,
    turnsOff: 'Verificarea în doi pași va fi dezactivată: la conectare nu se va mai solicita un cod.',
    stillOn: (types) => `Verificarea în doi pași rămâne activată: ${named(locale, types, factors)}.`,
    turnOn: 'Activați',
    add: 'Adăugați un număr pentru coduri',
    choose: 'Ce număr să primească codurile?',
    newNumber: 'Număr nou',
    added: (number) => `${number} poate primi acum codurile dvs.`,
    notAdded: (number, reason) => `${number} nu a fost adăugat. ${reason}`,
  },
  backupCodes: {
    title: 'Coduri de rezervă',
    description:
      'Vă permit să vă conectați când niciun cod nu vă poate ajunge. Fiecare poate fi folosit o singură dată.',
    left: (count, date) => `Coduri rămase: ${count}${date ? `, create la ${date}` : ''}`,
    few: 'Au rămas puține coduri de rezervă. Generați coduri noi înainte să se termine.',
    none: 'Nu mai aveți coduri de rezervă. Generați coduri noi ca să nu pierdeți accesul fără telefon.',
    unseen: 'Codurile de rezervă au fost create, dar nu au fost salvate. Generați coduri noi.',
    create: 'Generați coduri noi',
    createTitle: 'Generați coduri de rezervă noi?',
    createDescription: 'Codurile actuale nu vor mai funcționa imediat ce sunt generate cele noi.',
    createCancel: 'Păstrați-le pe cele actuale',
    saveTitle: 'Salvați codurile de rezervă',
    saveDescription: 'Se afișează numai acum, așa că păstrați-le într-un loc sigur.',
    copy: 'Copiați',
    copied: 'Au fost copiate.',
    notCopied: 'Browserul nu a permis copierea. Codurile sunt selectate: copiați-le dvs.',
    download: 'Descărcați',
    downloaded: (fileName) => `Verificați dacă ${fileName} se află printre descărcări.`,
    fileName: 'coduri-de-rezerva.txt',
    print: 'Tipăriți',
    printed: 'Verificați dacă au fost tipărite codurile.',
    heading: (host) => `Coduri de rezervă pentru ${host}`,
    done: 'Gata',
    leaveTitle: 'Ați salvat codurile?',
    leaveDescription: 'Nu vor mai fi afișate. Fără ele, puteți pierde accesul la cont dacă vă pierdeți telefonul.',
    leave: 'Ieșiți',
    stay: 'Înapoi',
    gone: 'Aceste coduri nu mai sunt afișate.',
  },
  challenge: {
    title: 'Confirmați-vă identitatea',
    submit: 'Continuați',
    cancel: 'Înapoi',
    notSent: (number) => `Vom trimite un cod prin SMS la ${number}.`,
    otherNumber: 'Folosiți alt număr',
    choose: 'Unde să trimitem codul?',
    useBackupCode: 'Folosiți un cod de rezervă',
    useText: 'Primiți un cod prin SMS',
    backupCode: 'Cod de rezervă',
    backupCodeHint:
      'Unul dintre codurile pe care le-ați salvat când ați activat verificarea în doi pași. Fiecare ' +
      'poate fi folosit o singură dată.',
    backupCodeEmpty: 'Introduceți un cod de rezervă.',
    noNumbers: 'Niciun număr de telefon nu poate primi un cod.',
    passed: 'Confirmat. Un moment…',
    passedWithBackupCode: 'Confirmat. Acest cod de rezervă a fost folosit. Un moment…',
    ended: 'Această conectare s-a încheiat. Începeți din nou.',
  },
  notLoaded:
    'Această parte a paginii nu a putut fi încărcată. Verificați conexiunea. ' +
    'Dacă nu reușește nici acum, reîncărcați pagina.',
  phoneField: {
    phoneNumber: 'Număr de telefon',
    problems: {
      empty: 'Introduceți numărul dvs. de telefon.',
      too_short: 'Acest număr este prea scurt.',
      too_long: 'Acest număr este prea lung.',
      not_in_country: 'Acest număr nu este din țara selectată.',
      not_mobile: 'Acesta nu este un număr de mobil.',
      unsupported_country: 'Numerele din această țară nu sunt acceptate.',
    },
    country: (name, callingCode) => `Țara: ${name} ${callingCode}`,
    countrySearch: 'Căutați țări',
    countriesFound: (count) =>
      plural(locale, count, {
        one: 'S-a găsit o țară',
        few: `S-au găsit ${count} țări`,
        other: `S-au găsit ${count} de țări`,
      }),
  },
  codeField: {
    code: 'Cod de verificare',
    problems: {
      no_code: 'Nu s-a găsit niciun cod în acest text.',
      several_codes: 'S-au găsit mai multe coduri în acest text.',
      too_long: 'Acest text are prea multe cifre.',
    },
  },
  errors: {
    invalid_phone_number: 'Acest număr de telefon nu este valid.',
    phone_number_taken: 'Acest număr este deja folosit de alt cont.',
    unsupported_country: 'Numerele din această țară nu sunt acceptate.',
    too_many_phone_numbers: 'Ați atins numărul maxim de numere de telefon. Eliminați mai întâi unul.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null
        ? 'Acest cod nu este corect.'
        : 'A fost trimis un cod mai nou: folosiți-l pe cel din ultimul mesaj.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Acest cod a expirat. Solicitați unul nou.',
    too_many_attempts: 'Prea multe coduri greșite. Solicitați unul nou.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Prea multe încercări. Așteptați puțin, apoi încercați din nou.'
        : sentAgo === null
          ? `Prea multe încercări. Încercați din nou ${fromNow(locale, retryAfter)}.`
          : `Un cod a fost trimis ${fromNow(locale, -sentAgo)}. Puteți solicita altul ${fromNow(locale, retryAfter)}.`,
    already_verified: 'Acest număr este deja confirmat.',
    verification_required: 'Confirmați mai întâi acest număr.',
    message_not_sent: 'Mesajul nu a putut fi trimis. Verificați numărul sau încercați din nou mai târziu.',
    recipient_opted_out:
      'Acest număr s-a dezabonat de la mesajele noastre. Răspundeți START la unul dintre ele sau folosiți alt număr.',
    recipient_unreachable: 'Niciun cod nu poate ajunge la acest număr. Folosiți alt număr.',
    locked: 'Blocat după prea multe coduri greșite. Contactați asistența.',
    last_second_factor: 'Acesta este ultimul dvs. factor secundar. Adăugați mai întâi altul.',
    last_identification: 'Aceasta este ultima dvs. modalitate de conectare. Adăugați mai întâi alta.',
    step_up_required: 'Confirmați-vă identitatea, apoi încercați din nou.',
    step_up_cancelled: 'Nu s-a schimbat nimic, deoarece nu v-ați confirmat identitatea.',
    not_found: 'Acest număr nu mai este în lista dvs.',
    unauthenticated: 'V-ați deconectat. Conectați-vă din nou.',
    forbidden: 'Nu aveți permisiunea de a face acest lucru.',
    unsupported: 'Acest lucru nu este posibil aici.',
    network: 'Serverul nu a putut fi contactat. Verificați conexiunea, apoi încercați din nou.',
    unknown: 'A apărut o eroare. Încercați din nou.',
  },
};
