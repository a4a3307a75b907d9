import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'it';
const factors = { totp: 'app di autenticazione', passkey: 'chiave d’accesso (passkey)', email: 'email' };

const tries = (count: number) =>
  plural(locale, count, { one: 'Rimane 1 tentativo.', other: `Rimangono ${count} tentativi.` });

/** Italian. */
export const it: PhoneMessages = {
  locale,
  list: {
    title: 'Numeri di telefono',
    description: 'Dove possiamo contattarti e come confermi la tua identità.',
    loading: 'Caricamento dei tuoi numeri di telefono',
    failed: 'Impossibile caricare i tuoi numeri di telefono.',
    tryAgain: 'Riprova',
    empty: 'Nessun numero di telefono',
    emptyHint: 'Aggiungine uno per proteggere il tuo account e ricevere codici.',
    primary: 'Principale',
    unverified: 'Non verificato',
    addedOn: (date) => `Aggiunto il ${date}`,
    verify: 'Verifica',
    verifyNumber: (number) => `Verifica ${number}`,
    remove: 'Rimuovi',
    removeNumber: (number) => `Rimuovi ${number}`,
    verified: (number) => `${number} è stato verificato.`,
    removed: (number) => `${number} è stato rimosso.`,
    makePrimary: 'Imposta come principale',
    makePrimaryNumber: (number) => `Imposta come principale: ${number}`,
    madePrimary: (number) => `${number} è ora il tuo numero principale.`,
    secondFactor: 'Due passaggi',
    defaultSecondFactor: 'Due passaggi, predefinito',
    linkedTo: (types) => `Collegato a ${named(locale, types)}`,
  },
  add: {
    open: 'Aggiungi numero di telefono',
    title: 'Aggiungi un numero di telefono',
    change: 'Cambia numero',
    changeHint: (number) => `${number} resta in uso finché il nuovo numero non è verificato.`,
    submit: 'Invia codice',
    cancel: 'Annulla',
    consent:
      'Ti invieremo un codice via SMS per verificare che il numero sia tuo. Potrebbero essere ' +
      'applicate le tariffe del tuo operatore per messaggi e dati.',
    consentBy: {
      whatsapp: 'Ti invieremo un codice via WhatsApp per verificare che il numero sia tuo.',
      voice: 'Ti chiameremo per dettarti un codice e verificare che il numero sia tuo.',
    },
    alreadyVerified: 'Questo numero è già nel tuo elenco ed è verificato.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Puoi avere un solo numero di telefono. Rimuovilo per aggiungerne un altro.',
        other: `Puoi avere fino a ${max} numeri di telefono. Rimuovine uno per aggiungerne un altro.`,
      }),
    mayNotReceiveTexts: 'Questo potrebbe non essere un numero di cellulare. L’SMS potrebbe non arrivare.',
  },
  verify: {
    sending: (number) => `Invio di un codice al numero ${number}…`,
    sentTo: (number, digits) => `Abbiamo inviato un codice di ${digits} cifre al numero ${number}.`,
    resentTo: (number) => `Abbiamo inviato un nuovo codice al numero ${number}. Quello precedente non è più valido.`,
    notSent: (number) =>
      `Invieremo un codice via SMS al numero ${number} per verificare che sia tuo. Potrebbero ` +
      `essere applicate le tariffe del tuo operatore per messaggi e dati.`,
    expired: (number) => `Il codice inviato al numero ${number} è scaduto. Richiedine uno nuovo.`,
    burnt: (number) =>
      `Troppi codici errati: quello inviato al numero ${number} non è più valido. Richiedine uno nuovo.`,
    verified: (number) => `${number} è stato verificato.`,
    notSentBy: {
      whatsapp: (number) => `Invieremo un codice via WhatsApp al numero ${number}.`,
      voice: (number) => `Chiameremo il numero ${number} per dettarti un codice.`,
    },
    calling: (number) => `Stiamo chiamando il numero ${number} per dettarti il codice.`,
    send: 'Invia codice',
    haveCode: 'Ho un codice',
    channels: { sms: 'Invialo via SMS', whatsapp: 'Invialo via WhatsApp', voice: 'Ricevi una chiamata' },
    submit: 'Verifica',
    resend: 'Invia di nuovo il codice',
    resendIn: (seconds) => `Nuovo invio tra ${countdown(locale, seconds)}`,
    resendReady: 'Ora puoi richiedere un nuovo codice.',
    cancel: 'Annulla',
    incomplete: (digits) => `Inserisci tutte le ${digits} cifre del codice.`,
  },
  remove: {
    title: (number) => `Rimuovere ${number}?`,
    description: 'Non potrai più usarlo per accedere o per ricevere codici.',
    primaryPasses: (number) => `${number} diventerà il tuo numero principale.`,
    linkEnds: (types) => `È collegato a ${named(locale, types)}: anche questo collegamento verrà eliminato.`,
    confirm: 'Rimuovi numero',
    cancel: 'Mantieni',
  },
  secondFactor: {
    title: 'Verifica in due passaggi',
    description: 'Per accedere viene richiesto anche un codice, inviato a uno di questi numeri.',
    off: 'La verifica in due passaggi è disattivata',
    offHint: 'Se la attivi, per accedere verrà richiesto anche un codice, inviato a uno dei tuoi numeri.',
    smsNotice:
      'I codici via SMS sono un fattore limitato (NIST SP 800-63B): un numero di telefono può ' +
      'essere sottratto. Una passkey, un token di sicurezza o un’app di autenticazione sono più ' +
      'sicuri.',
    default: 'Predefinito',
    makeDefault: 'Imposta come predefinito',
    makeDefaultNumber: (number) => `Imposta come predefinito: ${number}`,
    madeDefault: (number) => `I codici ora vengono inviati al numero ${number}.`,
    stop: 'Non usare più',
    stopNumber: (number) => `Non usare più ${number} per i codici`,
    stopTitle: (number) => `Non usare più ${number} per i codici?`,
    stopConfirm: 'Non usare più',
    stopCancel: 'Continua a usarlo',
    stopped: (number) => `${number} non riceve più codici.`,
    codesStillGoTo: (number) => `I codici vengono ancora inviati al numero ${number}.`,
    codesPassTo: (number) => `D’ora in poi i codici verranno inviati al numero ${number}.`,
    turnsOff: 'La verifica in due passaggi verrà disattivata: per accedere non verrà più richiesto un codice.',
    stillOn: (types) => `La verifica in due passaggi resta attiva: ${named(locale, types, factors)}.`,
    turnOn: 'Attiva',
    add: 'Aggiungi un numero per i codici',
    choose: 'Quale numero deve ricevere i codici?',
    newNumber: 'Nuovo numero',
    added: (number) => `${number} ora può ricevere i tuoi codici.`,
    notAdded: (number, reason) => `${number} non è stato aggiunto. ${reason}`,
  },
  backupCodes: {
    title: 'Codici di backup',
    description:
      'Ti permettono di accedere quando nessun codice può raggiungerti. Ognuno può essere usato una sola volta.',
    left: (count, date) => `Codici rimasti: ${count}${date ? `, creati il ${date}` : ''}`,
    few: 'Restano pochi codici di backup. Ottienine di nuovi prima che finiscano.',
    none: 'Non hai più codici di backup. Ottienine di nuovi per non perdere l’accesso senza il telefono.',
    unseen: 'I tuoi codici di backup sono stati creati ma non salvati. Ottienine di nuovi.',
    create: 'Ottieni nuovi codici',
    createTitle: 'Ottenere nuovi codici di backup?',
    createDescription: 'I codici attuali smetteranno di funzionare non appena verranno creati quelli nuovi.',
    createCancel: 'Mantieni quelli attuali',
    saveTitle: 'Salva i tuoi codici di backup',
    saveDescription: 'Vengono mostrati solo ora, quindi conservali in un luogo sicuro.',
    copy: 'Copia',
    copied: 'Codici copiati.',
    notCopied: 'Il browser non ha consentito la copia. I codici sono selezionati: copiali manualmente.',
    download: 'Scarica',
    downloaded: (fileName) => `Controlla che ${fileName} sia tra i tuoi download.`,
    fileName: 'codici-di-backup.txt',
    print: 'Stampa',
    printed: 'Controlla che i codici siano stati stampati.',
    heading: (host) => `Codici di backup per ${host}`,
    done: 'Fine',
    leaveTitle: 'Hai salvato i codici?',
    leaveDescription:
      'Non verranno più mostrati. Senza di essi potresti perdere l’accesso al tuo account se perdi il telefono.',
    leave: 'Esci',
    stay: 'Torna indietro',
    gone: 'Questi codici non vengono più mostrati.',
  },
  challenge: {
    title: 'Conferma la tua identità',
    submit: 'Continua',
    cancel: 'Indietro',
    notSent: (number) => `Invieremo un codice via SMS al numero ${number}.`,
    otherNumber: 'Usa un altro numero',
    choose: 'Dove vuoi ricevere il codice?',
    useBackupCode: 'Usa un codice di backup',
    useText: 'Ricevi un codice via SMS',
    backupCode: 'Codice di backup',
    backupCodeHint:
      'Uno dei codici che hai salvato quando hai attivato la verifica in due passaggi. Ogni codice ' +
      'può essere usato una sola volta.',
    backupCodeEmpty: 'Inserisci un codice di backup.',
    noNumbers: 'Nessun numero di telefono può ricevere un codice.',
    passed: 'Identità confermata. Un attimo…',
    passedWithBackupCode: 'Identità confermata. Quel codice di backup ora è stato usato. Un attimo…',
    ended: 'Questo accesso è terminato. Ricomincia da capo.',
  },
  notLoaded:
    'Impossibile caricare questa parte della pagina. Controlla la connessione. ' +
    'Se non riesce di nuovo, ricarica la pagina.',
  phoneField: {
    phoneNumber: 'Numero di telefono',
    problems: {
      empty: 'Inserisci il tuo numero di telefono.',
      too_short: 'Questo numero è troppo corto.',
      too_long: 'Questo numero è troppo lungo.',
      not_in_country: 'Questo numero non appartiene al paese selezionato.',
      not_mobile: 'Questo non è un numero di cellulare.',
      unsupported_country: 'I numeri di questo paese non sono supportati.',
    },
    country: (name, callingCode) => `Paese: ${name} ${callingCode}`,
    countrySearch: 'Cerca paesi',
    countriesFound: (count) => plural(locale, count, { one: '1 paese trovato', other: `${count} paesi trovati` }),
  },
  codeField: {
    code: 'Codice di verifica',
    problems: {
      no_code: 'Nel testo non è stato trovato nessun codice.',
      several_codes: 'Nel testo è stato trovato più di un codice.',
      too_long: 'Il testo contiene troppe cifre.',
    },
  },
  errors: {
    invalid_phone_number: 'Questo numero di telefono non è valido.',
    phone_number_taken: 'Questo numero è già utilizzato da un altro account.',
    unsupported_country: 'I numeri di questo paese non sono supportati.',
    too_many_phone_numbers: 'Hai raggiunto il numero massimo di numeri di telefono. Prima rimuovine uno.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null
        ? 'Questo codice non è corretto.'
        : 'È in arrivo un codice più recente: usa quello dell’ultimo messaggio.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Questo codice è scaduto. Richiedine uno nuovo.',
    too_many_attempts: 'Troppi codici errati. Richiedine uno nuovo.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Troppi tentativi. Attendi un momento, poi riprova.'
        : sentAgo === null
          ? `Troppi tentativi. Riprova ${fromNow(locale, retryAfter)}.`
          : `Un codice è stato inviato ${fromNow(locale, -sentAgo)}. ` +
            `Puoi richiederne un altro ${fromNow(locale, retryAfter)}.`,
    already_verified: 'Questo numero è già verificato.',
    verification_required: 'Prima verifica questo numero.',
    message_not_sent: 'Impossibile inviare il messaggio. Controlla il numero o riprova più tardi.',
    recipient_opted_out:
      'Questo numero ha rifiutato i nostri messaggi. Rispondi START a uno di essi o usa un altro numero.',
    recipient_unreachable: 'Nessun codice può raggiungere questo numero. Usa un altro numero.',
    locked: 'Bloccato per troppi codici errati. Contatta l’assistenza.',
    last_second_factor: 'Questo è il tuo ultimo secondo fattore. Prima aggiungine un altro.',
    last_identification: 'Questo è il tuo ultimo metodo di accesso. Prima aggiungine un altro.',
    step_up_required: 'Conferma la tua identità, poi riprova.',
    step_up_cancelled: 'Non è stato modificato nulla, perché non hai confermato la tua identità.',
    not_found: 'Questo numero non è più nel tuo elenco.',
    unauthenticated: 'Hai eseguito la disconnessione. Accedi di nuovo.',
    forbidden: 'Non hai l’autorizzazione per eseguire questa operazione.',
    unsupported: 'Questa operazione non è possibile qui.',
    network: 'Impossibile raggiungere il server. Controlla la connessione, poi riprova.',
    unknown: 'Si è verificato un errore. Riprova.',
  },
};
