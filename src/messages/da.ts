import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'da';
const factors = { totp: 'godkendelsesapp', passkey: 'adgangsnøgle', email: 'e-mail' };

const tries = (count: number) => `Du har ${count} forsøg tilbage.`;

/** Danish. */
export const da: PhoneMessages = {
  locale,
  list: {
    title: 'Telefonnumre',
    description: 'Her kan vi kontakte dig, og sådan bekræfter du din identitet.',
    loading: 'Dine telefonnumre indlæses',
    failed: 'Dine telefonnumre kunne ikke indlæses.',
    tryAgain: 'Prøv igen',
    empty: 'Ingen telefonnumre endnu',
    emptyHint: 'Tilføj et for at beskytte din konto og modtage koder.',
    primary: 'Primært',
    unverified: 'Ikke bekræftet',
    verify: 'Bekræft',
    verifyNumber: (number) => `Bekræft ${number}`,
    remove: 'Fjern',
    removeNumber: (number) => `Fjern ${number}`,
    verified: (number) => `${number} er bekræftet.`,
    removed: (number) => `${number} er fjernet.`,
    makePrimary: 'Gør til primært',
    makePrimaryNumber: (number) => `Gør til primært: ${number}`,
    madePrimary: (number) => `${number} er nu dit primære nummer.`,
    secondFactor: 'To trin',
    defaultSecondFactor: 'To trin, standard',
    linkedTo: (types) => `Tilknyttet ${named(locale, types)}`,
  },
  add: {
    open: 'Tilføj telefonnummer',
    title: 'Tilføj et telefonnummer',
    change: 'Skift nummer',
    changeHint: (number) => `${number} gælder, indtil det nye nummer er bekræftet.`,
    submit: 'Send kode',
    cancel: 'Annuller',
    consent:
      'Vi sender dig en kode via sms for at kontrollere, at nummeret er dit. Der kan blive opkrævet ' +
      'gebyrer for sms og data.',
    consentBy: {
      whatsapp: 'Vi sender dig en kode via WhatsApp for at kontrollere, at nummeret er dit.',
      voice: 'Vi ringer til dig og læser en kode op for at kontrollere, at nummeret er dit.',
    },
    alreadyVerified: 'Dette nummer er allerede på din liste og er bekræftet.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Du kan have ét telefonnummer. Fjern det for at tilføje et andet.',
        other: `Du kan have op til ${max} telefonnumre. Fjern et for at tilføje et andet.`,
      }),
    mayNotReceiveTexts: 'Dette er muligvis ikke et mobilnummer. Sms’en når måske ikke frem.',
  },
  verify: {
    sending: (number) => `Sender en kode til ${number} …`,
    sentTo: (number, digits) => `Vi har sendt en kode på ${digits} cifre til ${number}.`,
    resentTo: (number) => `Vi har sendt en ny kode til ${number}. Den forrige virker ikke længere.`,
    notSent: (number) =>
      `Vi sender en kode via sms til ${number} for at kontrollere, at nummeret er dit. Der kan ` +
      `blive opkrævet gebyrer for sms og data.`,
    expired: (number) => `Koden, der blev sendt til ${number}, er udløbet. Anmod om en ny.`,
    burnt: (number) =>
      `For mange forkerte koder, så koden, der blev sendt til ${number}, virker ikke længere. Anmod om en ny.`,
    verified: (number) => `${number} er bekræftet.`,
    notSentBy: {
      whatsapp: (number) => `Vi sender en kode via WhatsApp til ${number}.`,
      voice: (number) => `Vi ringer til ${number} og læser en kode op.`,
    },
    calling: (number) => `Vi ringer til ${number} for at læse din kode op.`,
    send: 'Send kode',
    channels: { sms: 'Send den via sms', whatsapp: 'Send den via WhatsApp', voice: 'Ring til mig i stedet' },
    submit: 'Bekræft',
    resend: 'Send koden igen',
    resendIn: (seconds) => `Send igen om ${countdown(locale, seconds)}`,
    resendReady: 'Du kan nu anmode om en ny kode.',
    cancel: 'Annuller',
    incomplete: (digits) => `Angiv alle ${digits} cifre i koden.`,
  },
  remove: {
    title: (number) => `Vil du fjerne ${number}?`,
    description: 'Du kan ikke længere bruge nummeret til at logge ind eller modtage koder.',
    primaryPasses: (number) => `${number} bliver dit primære nummer.`,
    linkEnds: (types) => `Det er tilknyttet ${named(locale, types)}. Den tilknytning ophører også.`,
    confirm: 'Fjern nummer',
    cancel: 'Behold',
  },
  secondFactor: {
    title: 'Totrinsbekræftelse',
    description: 'Når du logger ind, bliver du også bedt om en kode, der sendes til et af disse numre.',
    off: 'Totrinsbekræftelse er slået fra',
    offHint:
      'Når den er slået til, bliver du også bedt om en kode, der sendes til et af dine numre, når du logger ind.',
    smsNotice:
      'Koder via sms er en begrænset faktor (NIST SP 800-63B), da et telefonnummer kan blive ' +
      'overtaget. En adgangsnøgle, en sikkerhedsnøgle eller en godkendelsesapp er mere sikker.',
    default: 'Standard',
    makeDefault: 'Gør til standard',
    makeDefaultNumber: (number) => `Gør til standard: ${number}`,
    madeDefault: (number) => `Koder sendes nu til ${number}.`,
    stop: 'Stop med at bruge',
    stopNumber: (number) => `Stop med at bruge ${number} til koder`,
    stopTitle: (number) => `Vil du stoppe med at bruge ${number} til koder?`,
    stopConfirm: 'Stop med at bruge',
    stopCancel: 'Fortsæt med at bruge',
    stopped: (number) => `${number} modtager ikke længere koder.`,
    codesStillGoTo: (number) => `Koder sendes stadig til ${number}.`,
    codesPassTo: (number) => `Koder sendes fra nu af til ${number}.`,
    turnsOff: 'Totrinsbekræftelse slås fra, og du bliver ikke længere bedt om en kode, når du logger ind.',
    stillOn: (types) => `Totrinsbekræftelse er stadig slået til: ${named(locale, types, factors)}.`,
    turnOn: 'Slå til',
    add: 'Tilføj et nummer til koder',
    choose: 'Hvilket nummer skal modtage koderne?',
    newNumber: 'Nyt nummer',
    added: (number) => `${number} kan nu modtage dine koder.`,
    notAdded: (number, reason) => `${number} blev ikke tilføjet. ${reason}`,
  },
  backupCodes: {
    title: 'Backupkoder',
    description: 'Med dem kan du logge ind, når du ikke kan modtage en kode. Hver kode virker én gang.',
    left: (count, date) => `${count} tilbage${date ? `, oprettet ${date}` : ''}`,
    few: 'Der er kun få backupkoder tilbage. Få nye, før de slipper op.',
    none: 'Du har ingen backupkoder tilbage. Få nye, så du ikke bliver låst ude uden din telefon.',
    unseen: 'Dine backupkoder blev oprettet, men ikke gemt. Få nye.',
    create: 'Få nye koder',
    createTitle: 'Vil du have nye backupkoder?',
    createDescription: 'Dine nuværende koder holder op med at virke, så snart de nye er oprettet.',
    createCancel: 'Behold de nuværende',
    saveTitle: 'Gem dine backupkoder',
    saveDescription: 'De vises kun nu, så opbevar dem et sikkert sted.',
    copy: 'Kopiér',
    copied: 'Kopieret.',
    notCopied: 'Din browser tillod ikke kopiering. Koderne er markeret, så du selv kan kopiere dem.',
    download: 'Download',
    downloaded: (fileName) => `Downloadet som ${fileName}.`,
    fileName: 'backupkoder.txt',
    print: 'Udskriv',
    printed: 'Åbnet til udskrivning.',
    heading: (host) => `Backupkoder til ${host}`,
    done: 'Færdig',
    leaveTitle: 'Vil du forlade siden uden at gemme koderne?',
    leaveDescription: 'De vises ikke igen. Uden dem kan du blive låst ude, hvis du mister din telefon.',
    leave: 'Forlad uden at gemme',
    stay: 'Gå tilbage',
    gone: 'Disse koder vises ikke længere.',
  },
  challenge: {
    title: 'Bekræft din identitet',
    submit: 'Fortsæt',
    cancel: 'Tilbage',
    notSent: (number) => `Vi sender en kode via sms til ${number}.`,
    otherNumber: 'Brug et andet nummer',
    choose: 'Hvor skal vi sende koden hen?',
    useBackupCode: 'Brug en backupkode',
    useText: 'Få en kode via sms',
    backupCode: 'Backupkode',
    backupCodeHint: 'En af de koder, du gemte, da du slog totrinsbekræftelse til. Hver kode virker én gang.',
    backupCodeEmpty: 'Angiv en backupkode.',
    noNumbers: 'Ingen telefonnumre kan modtage en kode.',
    passed: 'Bekræftet. Et øjeblik …',
    passedWithBackupCode: 'Bekræftet. Den backupkode er nu brugt. Et øjeblik …',
    ended: 'Dette loginforsøg er afsluttet. Start forfra.',
  },
  notLoaded:
    'Denne del af siden kunne ikke indlæses. Tjek din forbindelse. ' + 'Hvis det mislykkes igen, så genindlæs siden.',
  phoneField: {
    phoneNumber: 'Telefonnummer',
    problems: {
      empty: 'Angiv dit telefonnummer.',
      too_short: 'Dette nummer er for kort.',
      too_long: 'Dette nummer er for langt.',
      not_in_country: 'Dette nummer hører ikke til det valgte land.',
      not_mobile: 'Dette er ikke et mobilnummer.',
      unsupported_country: 'Numre i dette land understøttes ikke.',
    },
    country: (name, callingCode) => `Land: ${name} ${callingCode}`,
    countrySearch: 'Søg efter lande',
    countriesFound: (count) => plural(locale, count, { one: '1 land fundet', other: `${count} lande fundet` }),
  },
  codeField: {
    code: 'Bekræftelseskode',
    problems: {
      no_code: 'Der blev ikke fundet nogen kode i teksten.',
      several_codes: 'Der blev fundet mere end én kode i teksten.',
      too_long: 'Der er for mange cifre i teksten.',
    },
  },
  errors: {
    invalid_phone_number: 'Dette telefonnummer er ikke gyldigt.',
    phone_number_taken: 'Dette nummer bruges allerede af en anden konto.',
    unsupported_country: 'Numre i dette land understøttes ikke.',
    too_many_phone_numbers: 'Du har nået det maksimale antal telefonnumre. Fjern et først.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null ? 'Koden er forkert.' : 'En nyere kode er på vej: Brug den i den seneste besked.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Koden er udløbet. Anmod om en ny.',
    too_many_attempts: 'For mange forkerte koder. Anmod om en ny.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'For mange forsøg. Vent lidt, og prøv igen.'
        : sentAgo === null
          ? `For mange forsøg. Prøv igen ${fromNow(locale, retryAfter)}.`
          : `En kode blev sendt ${fromNow(locale, -sentAgo)}. Du kan bede om en ny ${fromNow(locale, retryAfter)}.`,
    already_verified: 'Dette nummer er allerede bekræftet.',
    verification_required: 'Bekræft dette nummer først.',
    message_not_sent: 'Beskeden kunne ikke sendes. Kontrollér nummeret, eller prøv igen senere.',
    recipient_opted_out:
      'Dette nummer har frameldt vores beskeder. Svar START på en af dem, eller brug et andet nummer.',
    locked: 'Låst efter for mange forkerte koder. Kontakt support.',
    last_second_factor: 'Dette er din sidste anden faktor. Tilføj en anden først.',
    last_identification: 'Dette er din sidste loginmetode. Tilføj en anden først.',
    step_up_required: 'Bekræft din identitet, og prøv igen.',
    step_up_cancelled: 'Intet blev ændret, fordi du ikke bekræftede din identitet.',
    not_found: 'Dette nummer er ikke længere på din liste.',
    unauthenticated: 'Du er logget ud. Log ind igen.',
    forbidden: 'Du har ikke tilladelse til at gøre dette.',
    unsupported: 'Det er ikke muligt her.',
    network: 'Der kunne ikke oprettes forbindelse til serveren. Tjek din forbindelse, og prøv igen.',
    unknown: 'Noget gik galt. Prøv igen.',
  },
};
