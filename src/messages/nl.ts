import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'nl';
const factors = { totp: 'authenticator-app', passkey: 'toegangssleutel (passkey)', email: 'e-mail' };

const tries = (count: number) => plural(locale, count, { one: 'Nog 1 poging.', other: `Nog ${count} pogingen.` });

/** Dutch. */
export const nl: PhoneMessages = {
  locale,
  list: {
    title: 'Telefoonnummers',
    description: 'Waar we je kunnen bereiken en hoe je bevestigt dat jij het bent.',
    loading: 'Je telefoonnummers worden geladen',
    failed: 'Je telefoonnummers kunnen niet worden geladen.',
    tryAgain: 'Opnieuw proberen',
    empty: 'Nog geen telefoonnummers',
    emptyHint: 'Voeg er een toe om je account te beveiligen en codes te ontvangen.',
    primary: 'Primair',
    unverified: 'Niet geverifieerd',
    addedOn: (date) => `Toegevoegd op ${date}`,
    verify: 'Verifiëren',
    verifyNumber: (number) => `${number} verifiëren`,
    remove: 'Verwijderen',
    removeNumber: (number) => `${number} verwijderen`,
    verified: (number) => `${number} is geverifieerd.`,
    removed: (number) => `${number} is verwijderd.`,
    makePrimary: 'Instellen als primair',
    makePrimaryNumber: (number) => `Instellen als primair: ${number}`,
    madePrimary: (number) => `${number} is nu je primaire nummer.`,
    secondFactor: 'Twee stappen',
    defaultSecondFactor: 'Twee stappen, standaard',
    linkedTo: (types) => `Gekoppeld aan ${named(locale, types)}`,
  },
  add: {
    open: 'Telefoonnummer toevoegen',
    title: 'Een telefoonnummer toevoegen',
    change: 'Nummer wijzigen',
    changeHint: (number) => `${number} blijft in gebruik totdat het nieuwe nummer is geverifieerd.`,
    submit: 'Code verzenden',
    cancel: 'Annuleren',
    consent:
      'We sturen je een code via sms om te controleren of het nummer van jou is. Er kunnen kosten ' +
      'voor berichten en data in rekening worden gebracht.',
    consentBy: {
      whatsapp: 'We sturen je een code via WhatsApp om te controleren of het nummer van jou is.',
      voice: 'We bellen je en lezen een code voor om te controleren of het nummer van jou is.',
    },
    alreadyVerified: 'Dit nummer staat al in je lijst en is geverifieerd.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Je kunt één telefoonnummer hebben. Verwijder dit om een ander toe te voegen.',
        other: `Je kunt maximaal ${max} telefoonnummers hebben. Verwijder er een om een ander toe te voegen.`,
      }),
    mayNotReceiveTexts: 'Dit is mogelijk geen mobiel nummer. De sms komt misschien niet aan.',
  },
  verify: {
    sending: (number) => `Code verzenden naar ${number}…`,
    sentTo: (number, digits) => `We hebben een code van ${digits} cijfers verzonden naar ${number}.`,
    resentTo: (number) => `We hebben een nieuwe code verzonden naar ${number}. De vorige werkt niet meer.`,
    notSent: (number) =>
      `We sturen een code via sms naar ${number} om te controleren of het nummer van jou is. Er ` +
      `kunnen kosten voor berichten en data in rekening worden gebracht.`,
    expired: (number) => `De code die naar ${number} is verzonden, is verlopen. Vraag een nieuwe aan.`,
    burnt: (number) =>
      `Te veel onjuiste codes: de code die naar ${number} is verzonden, werkt niet meer. Vraag een nieuwe aan.`,
    verified: (number) => `${number} is geverifieerd.`,
    notSentBy: {
      whatsapp: (number) => `We sturen een code via WhatsApp naar ${number}.`,
      voice: (number) => `We bellen ${number} en lezen een code voor.`,
    },
    calling: (number) => `We bellen ${number} om je code voor te lezen.`,
    send: 'Code verzenden',
    haveCode: 'Ik heb een code',
    channels: { sms: 'Via sms sturen', whatsapp: 'Via WhatsApp sturen', voice: 'Bel me liever' },
    submit: 'Verifiëren',
    resend: 'Code opnieuw verzenden',
    resendIn: (seconds) => `Opnieuw verzenden over ${countdown(locale, seconds)}`,
    resendReady: 'Je kunt nu een nieuwe code aanvragen.',
    cancel: 'Annuleren',
    incomplete: (digits) => `Voer alle ${digits} cijfers van de code in.`,
  },
  remove: {
    title: (number) => `${number} verwijderen?`,
    description: 'Je kunt het dan niet meer gebruiken om in te loggen of codes te ontvangen.',
    primaryPasses: (number) => `${number} wordt je primaire nummer.`,
    linkEnds: (types) => `Het is gekoppeld aan ${named(locale, types)}. Die koppeling wordt ook verbroken.`,
    confirm: 'Nummer verwijderen',
    cancel: 'Behouden',
  },
  secondFactor: {
    title: 'Verificatie in twee stappen',
    description: 'Bij het inloggen wordt ook om een code gevraagd, die naar een van deze nummers wordt verzonden.',
    off: 'Verificatie in twee stappen staat uit',
    offHint:
      'Als je dit aanzet, wordt bij het inloggen ook om een code gevraagd, die naar een van je ' +
      'nummers wordt verzonden.',
    smsNotice:
      'Codes via sms zijn een beperkte factor (NIST SP 800-63B): een telefoonnummer kan worden ' +
      'overgenomen. Een passkey, beveiligingssleutel of authenticator-app is veiliger.',
    default: 'Standaard',
    makeDefault: 'Instellen als standaard',
    makeDefaultNumber: (number) => `Instellen als standaard: ${number}`,
    madeDefault: (number) => `Codes worden nu naar ${number} verzonden.`,
    stop: 'Niet meer gebruiken',
    stopNumber: (number) => `${number} niet meer gebruiken voor codes`,
    stopTitle: (number) => `${number} niet meer gebruiken voor codes?`,
    stopConfirm: 'Niet meer gebruiken',
    stopCancel: 'Blijven gebruiken',
    stopped: (number) => `${number} ontvangt geen codes meer.`,
    codesStillGoTo: (number) => `Codes worden nog steeds naar ${number} verzonden.`,
    codesPassTo: (number) => `Codes worden vanaf nu naar ${number} verzonden.`,
    turnsOff: 'Verificatie in twee stappen wordt uitgezet: bij het inloggen wordt niet meer om een code gevraagd.',
    stillOn: (types) => `Verificatie in twee stappen blijft aan: ${named(locale, types, factors)}.`,
    turnOn: 'Aanzetten',
    add: 'Nummer voor codes toevoegen',
    choose: 'Welk nummer moet de codes ontvangen?',
    newNumber: 'Nieuw nummer',
    added: (number) => `${number} kan nu je codes ontvangen.`,
    notAdded: (number, reason) => `${number} is niet toegevoegd. ${reason}`,
  },
  backupCodes: {
    title: 'Back-upcodes',
    description: 'Hiermee kun je inloggen als geen code je kan bereiken. Elke back-upcode werkt één keer.',
    left: (count, date) => `Nog ${count} over${date ? `, gemaakt op ${date}` : ''}`,
    few: 'Er zijn nog maar weinig back-upcodes over. Maak nieuwe voordat ze op zijn.',
    none: 'Je hebt geen back-upcodes meer. Maak nieuwe, zodat je ook zonder telefoon kunt inloggen.',
    unseen: 'Je back-upcodes zijn gemaakt, maar niet opgeslagen. Maak nieuwe.',
    create: 'Nieuwe codes maken',
    createTitle: 'Nieuwe back-upcodes maken?',
    createDescription: 'Je huidige codes werken niet meer zodra de nieuwe zijn gemaakt.',
    createCancel: 'Huidige codes behouden',
    saveTitle: 'Sla je back-upcodes op',
    saveDescription: 'Ze worden alleen nu getoond. Bewaar ze op een veilige plek.',
    copy: 'Kopiëren',
    copied: 'Gekopieerd.',
    notCopied: 'Je browser stond kopiëren niet toe. De codes zijn geselecteerd: kopieer ze zelf.',
    download: 'Downloaden',
    downloaded: (fileName) => `Kijk of ${fileName} bij je downloads staat.`,
    fileName: 'back-upcodes.txt',
    print: 'Afdrukken',
    printed: 'Kijk of de codes zijn afgedrukt.',
    heading: (host) => `Back-upcodes voor ${host}`,
    done: 'Klaar',
    leaveTitle: 'Heb je de codes opgeslagen?',
    leaveDescription:
      'Ze worden niet opnieuw getoond. Zonder deze codes kun je mogelijk niet meer inloggen als je ' +
      'je telefoon kwijtraakt.',
    leave: 'Sluiten',
    stay: 'Terug',
    gone: 'Deze codes worden niet meer getoond.',
  },
  challenge: {
    title: 'Bevestig dat jij het bent',
    submit: 'Doorgaan',
    cancel: 'Terug',
    notSent: (number) => `We sturen een code via sms naar ${number}.`,
    otherNumber: 'Ander nummer gebruiken',
    choose: 'Waar moeten we de code naartoe sturen?',
    useBackupCode: 'Back-upcode gebruiken',
    useText: 'Code via sms ontvangen',
    backupCode: 'Back-upcode',
    backupCodeHint:
      'Een van de codes die je hebt opgeslagen toen je verificatie in twee stappen aanzette. Elke code werkt één keer.',
    backupCodeEmpty: 'Voer een back-upcode in.',
    noNumbers: 'Geen enkel telefoonnummer kan een code ontvangen.',
    passed: 'Bevestigd. Een ogenblik…',
    passedWithBackupCode: 'Bevestigd. Die back-upcode is nu gebruikt. Een ogenblik…',
    ended: 'Deze inlogpoging is beëindigd. Begin opnieuw.',
  },
  notLoaded:
    'Dit deel van de pagina kan niet worden geladen. Controleer je verbinding. ' +
    'Lukt het weer niet, vernieuw dan de pagina.',
  phoneField: {
    phoneNumber: 'Telefoonnummer',
    problems: {
      empty: 'Voer je telefoonnummer in.',
      too_short: 'Dit nummer is te kort.',
      too_long: 'Dit nummer is te lang.',
      not_in_country: 'Dit nummer hoort niet bij het geselecteerde land.',
      not_mobile: 'Dit is geen mobiel nummer.',
      unsupported_country: 'Nummers van dit land worden niet ondersteund.',
    },
    country: (name, callingCode) => `Land: ${name} ${callingCode}`,
    countrySearch: 'Landen zoeken',
    countriesFound: (count) => plural(locale, count, { one: '1 land gevonden', other: `${count} landen gevonden` }),
  },
  codeField: {
    code: 'Verificatiecode',
    problems: {
      no_code: 'Er is geen code gevonden in die tekst.',
      several_codes: 'Er is meer dan één code gevonden in die tekst.',
      too_long: 'Die tekst bevat te veel cijfers.',
    },
  },
  errors: {
    invalid_phone_number: 'Dit is geen geldig telefoonnummer.',
    phone_number_taken: 'Dit nummer wordt al gebruikt door een ander account.',
    unsupported_country: 'Nummers van dit land worden niet ondersteund.',
    too_many_phone_numbers: 'Je hebt het maximale aantal telefoonnummers bereikt. Verwijder er eerst een.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null
        ? 'Deze code klopt niet.'
        : 'Er is een nieuwere code onderweg: gebruik die uit het laatste bericht.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Deze code is verlopen. Vraag een nieuwe aan.',
    too_many_attempts: 'Te veel onjuiste codes. Vraag een nieuwe aan.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Te veel pogingen. Wacht even en probeer het dan opnieuw.'
        : sentAgo === null
          ? `Te veel pogingen. Probeer het ${fromNow(locale, retryAfter)} opnieuw.`
          : `Er is ${fromNow(locale, -sentAgo)} een code verstuurd. ` +
            `Je kunt ${fromNow(locale, retryAfter)} een nieuwe aanvragen.`,
    already_verified: 'Dit nummer is al geverifieerd.',
    verification_required: 'Verifieer eerst dit nummer.',
    message_not_sent: 'Het bericht kan niet worden verzonden. Controleer het nummer of probeer het later opnieuw.',
    recipient_opted_out:
      'Dit nummer heeft zich afgemeld voor onze berichten. Antwoord START op een ervan of gebruik een ander nummer.',
    recipient_unreachable: 'Geen enkele code kan dit nummer bereiken. Gebruik een ander nummer.',
    locked: 'Geblokkeerd na te veel onjuiste codes. Neem contact op met de klantenservice.',
    last_second_factor: 'Dit is je laatste tweede factor. Voeg eerst een andere toe.',
    last_identification: 'Dit is je laatste manier om in te loggen. Voeg eerst een andere toe.',
    step_up_required: 'Bevestig dat jij het bent en probeer het dan opnieuw.',
    step_up_cancelled: 'Er is niets gewijzigd, omdat je niet hebt bevestigd dat jij het bent.',
    not_found: 'Dit nummer staat niet meer in je lijst.',
    unauthenticated: 'Je bent uitgelogd. Log opnieuw in.',
    forbidden: 'Je hebt hiervoor geen toestemming.',
    unsupported: 'Dit is hier niet mogelijk.',
    network: 'De server is niet bereikbaar. Controleer je verbinding en probeer het dan opnieuw.',
    unknown: 'Er is iets misgegaan. Probeer het opnieuw.',
  },
};
