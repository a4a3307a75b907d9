import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'de';
const factors = { totp: 'Authenticator-App', passkey: 'Passkey', email: 'E-Mail' };

const tries = (count: number) => plural(locale, count, { one: 'Noch 1 Versuch.', other: `Noch ${count} Versuche.` });

/** German. */
export const de: PhoneMessages = {
  locale,
  list: {
    title: 'Telefonnummern',
    description: 'So erreichen wir Sie, und so bestätigen Sie Ihre Identität.',
    loading: 'Ihre Telefonnummern werden geladen',
    failed: 'Ihre Telefonnummern konnten nicht geladen werden.',
    tryAgain: 'Erneut versuchen',
    empty: 'Noch keine Telefonnummern',
    emptyHint: 'Fügen Sie eine Nummer hinzu, um Ihr Konto zu schützen und Codes zu erhalten.',
    primary: 'Primär',
    unverified: 'Nicht bestätigt',
    addedOn: (date) => `Hinzugefügt am ${date}`,
    verify: 'Bestätigen',
    verifyNumber: (number) => `${number} bestätigen`,
    remove: 'Entfernen',
    removeNumber: (number) => `${number} entfernen`,
    verified: (number) => `${number} ist bestätigt.`,
    removed: (number) => `${number} wurde entfernt.`,
    makePrimary: 'Als primär festlegen',
    makePrimaryNumber: (number) => `Als primär festlegen: ${number}`,
    madePrimary: (number) => `${number} ist jetzt Ihre primäre Nummer.`,
    secondFactor: 'Zwei Schritte',
    defaultSecondFactor: 'Zwei Schritte, Standard',
    linkedTo: (types) => `Verknüpft mit ${named(locale, types)}`,
  },
  add: {
    open: 'Telefonnummer hinzufügen',
    title: 'Telefonnummer hinzufügen',
    change: 'Nummer ändern',
    changeHint: (number) => `${number} gilt weiter, bis die neue Nummer bestätigt ist.`,
    submit: 'Code senden',
    cancel: 'Abbrechen',
    consent:
      'Wir senden Ihnen per SMS einen Code, um zu prüfen, ob die Nummer Ihnen gehört. Es können ' +
      'Gebühren Ihres Mobilfunkanbieters anfallen.',
    consentBy: {
      whatsapp: 'Wir senden Ihnen per WhatsApp einen Code, um zu prüfen, ob die Nummer Ihnen gehört.',
      voice: 'Wir rufen Sie an und sagen einen Code an, um zu prüfen, ob die Nummer Ihnen gehört.',
    },
    alreadyVerified: 'Diese Nummer steht bereits auf Ihrer Liste und ist bestätigt.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Sie können eine Telefonnummer speichern. Entfernen Sie diese, um eine andere hinzuzufügen.',
        other: `Sie können bis zu ${max} Telefonnummern speichern. Entfernen Sie eine, um eine weitere hinzuzufügen.`,
      }),
    mayNotReceiveTexts: 'Dies ist möglicherweise keine Mobilfunknummer. Die SMS kommt eventuell nicht an.',
  },
  verify: {
    sending: (number) => `Code wird an ${number} gesendet …`,
    sentTo: (number, digits) => `Wir haben einen ${digits}-stelligen Code an ${number} gesendet.`,
    resentTo: (number) => `Wir haben einen neuen Code an ${number} gesendet. Der vorherige ist nicht mehr gültig.`,
    notSent: (number) =>
      `Wir senden einen Code per SMS an ${number}, um zu prüfen, ob die Nummer Ihnen gehört. Es ` +
      `können Gebühren Ihres Mobilfunkanbieters anfallen.`,
    expired: (number) => `Der an ${number} gesendete Code ist abgelaufen. Fordern Sie einen neuen an.`,
    burnt: (number) =>
      `Zu viele falsche Codes: Der an ${number} gesendete Code ist nicht mehr gültig. Fordern Sie einen neuen an.`,
    verified: (number) => `${number} ist bestätigt.`,
    notSentBy: {
      whatsapp: (number) => `Wir senden einen Code per WhatsApp an ${number}.`,
      voice: (number) => `Wir rufen ${number} an und sagen einen Code an.`,
    },
    calling: (number) => `Wir rufen ${number} an und sagen Ihren Code an.`,
    send: 'Code senden',
    haveCode: 'Ich habe einen Code',
    channels: { sms: 'Code per SMS senden', whatsapp: 'Code per WhatsApp senden', voice: 'Stattdessen anrufen lassen' },
    submit: 'Bestätigen',
    resend: 'Code erneut senden',
    resendIn: (seconds) => `Erneut senden in ${countdown(locale, seconds)}`,
    resendReady: 'Sie können jetzt einen neuen Code anfordern.',
    cancel: 'Abbrechen',
    incomplete: (digits) => `Geben Sie alle ${digits} Ziffern des Codes ein.`,
  },
  remove: {
    title: (number) => `${number} entfernen?`,
    description: 'Sie können die Nummer dann nicht mehr nutzen, um sich anzumelden oder Codes zu erhalten.',
    primaryPasses: (number) => `${number} wird Ihre primäre Nummer.`,
    linkEnds: (types) => `Sie ist mit ${named(locale, types)} verknüpft. Auch diese Verknüpfung wird aufgehoben.`,
    confirm: 'Nummer entfernen',
    cancel: 'Behalten',
  },
  secondFactor: {
    title: 'Bestätigung in zwei Schritten',
    description: 'Bei der Anmeldung wird zusätzlich ein Code abgefragt, der an eine dieser Nummern gesendet wird.',
    off: 'Bestätigung in zwei Schritten ist deaktiviert',
    offHint:
      'Wenn sie aktiviert ist, wird bei der Anmeldung zusätzlich ein Code abgefragt, der an eine ' +
      'Ihrer Nummern gesendet wird.',
    smsNotice:
      'Codes per SMS gelten als eingeschränkter Faktor (NIST SP 800-63B), denn eine Telefonnummer ' +
      'kann von anderen übernommen werden. Ein Passkey, ein Sicherheitsschlüssel oder eine ' +
      'Authenticator-App ist sicherer.',
    default: 'Standard',
    makeDefault: 'Als Standard festlegen',
    makeDefaultNumber: (number) => `Als Standard festlegen: ${number}`,
    madeDefault: (number) => `Codes werden jetzt an ${number} gesendet.`,
    stop: 'Nicht mehr verwenden',
    stopNumber: (number) => `Nicht mehr verwenden: ${number}`,
    stopTitle: (number) => `${number} nicht mehr für Codes verwenden?`,
    stopConfirm: 'Nicht mehr verwenden',
    stopCancel: 'Weiter verwenden',
    stopped: (number) => `${number} erhält keine Codes mehr.`,
    codesStillGoTo: (number) => `Codes werden weiterhin an ${number} gesendet.`,
    codesPassTo: (number) => `Codes werden ab jetzt an ${number} gesendet.`,
    turnsOff:
      'Die Bestätigung in zwei Schritten wird deaktiviert. Bei der Anmeldung wird dann kein Code mehr abgefragt.',
    stillOn: (types) => `Die Bestätigung in zwei Schritten bleibt aktiviert: ${named(locale, types, factors)}.`,
    turnOn: 'Aktivieren',
    add: 'Nummer für Codes hinzufügen',
    choose: 'Welche Nummer soll die Codes erhalten?',
    newNumber: 'Neue Nummer',
    added: (number) => `${number} kann jetzt Ihre Codes erhalten.`,
    notAdded: (number, reason) => `${number} wurde nicht hinzugefügt. ${reason}`,
  },
  backupCodes: {
    title: 'Backup-Codes',
    description: 'Mit ihnen können Sie sich anmelden, wenn kein Code Sie erreicht. Jeder kann einmal verwendet werden.',
    left: (count, date) => `${count} übrig${date ? `, erstellt am ${date}` : ''}`,
    few: 'Es sind nur noch wenige Backup-Codes übrig. Erstellen Sie neue, bevor sie aufgebraucht sind.',
    none:
      'Sie haben keine Backup-Codes mehr. Erstellen Sie neue, damit Sie sich auch ohne Ihr ' +
      'Smartphone anmelden können.',
    unseen: 'Ihre Backup-Codes wurden erstellt, aber nicht gespeichert. Erstellen Sie neue.',
    create: 'Neue Codes erstellen',
    createTitle: 'Neue Backup-Codes erstellen?',
    createDescription: 'Ihre aktuellen Codes werden ungültig, sobald die neuen erstellt sind.',
    createCancel: 'Aktuelle Codes behalten',
    saveTitle: 'Speichern Sie Ihre Backup-Codes',
    saveDescription: 'Sie werden nur jetzt angezeigt. Bewahren Sie sie an einem sicheren Ort auf.',
    copy: 'Kopieren',
    copied: 'Kopiert.',
    notCopied:
      'Ihr Browser hat das Kopieren nicht zugelassen. Die Codes sind markiert, sodass Sie sie selbst kopieren können.',
    download: 'Herunterladen',
    downloaded: (fileName) => `Sehen Sie nach, ob ${fileName} in Ihren Downloads ist.`,
    fileName: 'backup-codes.txt',
    print: 'Drucken',
    printed: 'Sehen Sie nach, ob die Codes gedruckt wurden.',
    heading: (host) => `Backup-Codes für ${host}`,
    done: 'Fertig',
    leaveTitle: 'Haben Sie die Codes gespeichert?',
    leaveDescription:
      'Sie werden nicht noch einmal angezeigt. Ohne sie können Sie den Zugriff auf Ihr Konto ' +
      'verlieren, wenn Ihr Smartphone abhandenkommt.',
    leave: 'Verlassen',
    stay: 'Zurück',
    gone: 'Diese Codes werden nicht mehr angezeigt.',
  },
  challenge: {
    title: 'Bestätigen Sie Ihre Identität',
    submit: 'Weiter',
    cancel: 'Zurück',
    notSent: (number) => `Wir senden einen Code per SMS an ${number}.`,
    otherNumber: 'Andere Nummer verwenden',
    choose: 'Wohin sollen wir den Code senden?',
    useBackupCode: 'Backup-Code verwenden',
    useText: 'Code per SMS erhalten',
    backupCode: 'Backup-Code',
    backupCodeHint:
      'Einer der Codes, die Sie beim Aktivieren der Bestätigung in zwei Schritten gespeichert ' +
      'haben. Jeder Code kann einmal verwendet werden.',
    backupCodeEmpty: 'Geben Sie einen Backup-Code ein.',
    noNumbers: 'Es gibt keine Telefonnummer, die einen Code empfangen kann.',
    passed: 'Bestätigt. Einen Moment …',
    passedWithBackupCode: 'Bestätigt. Dieser Backup-Code ist jetzt verbraucht. Einen Moment …',
    ended: 'Diese Anmeldung ist beendet. Beginnen Sie von vorn.',
  },
  notLoaded:
    'Dieser Teil der Seite konnte nicht geladen werden. Prüfen Sie Ihre Verbindung. ' +
    'Wenn es wieder nicht klappt, laden Sie die Seite neu.',
  phoneField: {
    phoneNumber: 'Telefonnummer',
    problems: {
      empty: 'Geben Sie Ihre Telefonnummer ein.',
      too_short: 'Diese Nummer ist zu kurz.',
      too_long: 'Diese Nummer ist zu lang.',
      not_in_country: 'Diese Nummer gehört nicht zum ausgewählten Land.',
      not_mobile: 'Dies ist keine Mobilfunknummer.',
      unsupported_country: 'Nummern dieses Landes werden nicht unterstützt.',
    },
    country: (name, callingCode) => `Land: ${name} ${callingCode}`,
    countrySearch: 'Länder suchen',
    countriesFound: (count) => plural(locale, count, { one: '1 Land gefunden', other: `${count} Länder gefunden` }),
  },
  codeField: {
    code: 'Bestätigungscode',
    problems: {
      no_code: 'In diesem Text wurde kein Code gefunden.',
      several_codes: 'In diesem Text wurde mehr als ein Code gefunden.',
      too_long: 'Dieser Text enthält zu viele Ziffern.',
    },
  },
  errors: {
    invalid_phone_number: 'Dies ist keine gültige Telefonnummer.',
    phone_number_taken: 'Diese Nummer wird bereits von einem anderen Konto verwendet.',
    unsupported_country: 'Nummern dieses Landes werden nicht unterstützt.',
    too_many_phone_numbers: 'Sie haben die Höchstzahl an Telefonnummern erreicht. Entfernen Sie zuerst eine.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null
        ? 'Dieser Code ist nicht richtig.'
        : 'Ein neuerer Code ist unterwegs: Verwenden Sie den aus der neuesten Nachricht.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Dieser Code ist abgelaufen. Fordern Sie einen neuen an.',
    too_many_attempts: 'Zu viele falsche Codes. Fordern Sie einen neuen an.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Zu viele Versuche. Warten Sie einen Moment und versuchen Sie es dann erneut.'
        : sentAgo === null
          ? `Zu viele Versuche. Versuchen Sie es ${fromNow(locale, retryAfter)} erneut.`
          : `Ein Code wurde ${fromNow(locale, -sentAgo)} gesendet. ` +
            `Sie können ${fromNow(locale, retryAfter)} einen neuen anfordern.`,
    already_verified: 'Diese Nummer ist bereits bestätigt.',
    verification_required: 'Bestätigen Sie zuerst diese Nummer.',
    message_not_sent:
      'Die Nachricht konnte nicht gesendet werden. Prüfen Sie die Nummer oder versuchen Sie es später erneut.',
    recipient_opted_out:
      'Diese Nummer hat unsere Nachrichten abbestellt. Antworten Sie mit START oder nutzen Sie eine andere Nummer.',
    recipient_unreachable: 'Kein Code kann diese Nummer erreichen. Nutzen Sie eine andere Nummer.',
    locked: 'Nach zu vielen falschen Codes gesperrt. Wenden Sie sich an den Support.',
    last_second_factor: 'Dies ist Ihr letzter zweiter Faktor. Fügen Sie zuerst einen anderen hinzu.',
    last_identification: 'Dies ist Ihre letzte Anmeldemöglichkeit. Fügen Sie zuerst eine andere hinzu.',
    step_up_required: 'Bestätigen Sie Ihre Identität und versuchen Sie es dann erneut.',
    step_up_cancelled: 'Es wurde nichts geändert, da Sie Ihre Identität nicht bestätigt haben.',
    not_found: 'Diese Nummer steht nicht mehr auf Ihrer Liste.',
    unauthenticated: 'Sie sind abgemeldet. Melden Sie sich erneut an.',
    forbidden: 'Sie sind dazu nicht berechtigt.',
    unsupported: 'Das ist hier nicht möglich.',
    network: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.',
    unknown: 'Etwas ist schiefgelaufen. Versuchen Sie es erneut.',
  },
};
