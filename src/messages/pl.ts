import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'pl';
const factors = { totp: 'aplikacja uwierzytelniająca', passkey: 'klucz dostępu', email: 'e-mail' };

const tries = (count: number) =>
  plural(locale, count, {
    one: 'Pozostała 1 próba.',
    few: `Pozostały ${count} próby.`,
    many: `Pozostało ${count} prób.`,
    other: `Pozostało ${count} próby.`,
  });

/** Polish. */
export const pl: PhoneMessages = {
  locale,
  list: {
    title: 'Numery telefonów',
    description: 'Tak możemy się z Tobą skontaktować i tak potwierdzasz swoją tożsamość.',
    loading: 'Wczytywanie numerów telefonów',
    failed: 'Nie udało się wczytać numerów telefonów.',
    tryAgain: 'Spróbuj ponownie',
    empty: 'Brak numerów telefonów',
    emptyHint: 'Dodaj numer, aby zabezpieczyć konto i otrzymywać kody.',
    primary: 'Główny',
    unverified: 'Niezweryfikowany',
    addedOn: (date) => `Dodano ${date}`,
    verify: 'Zweryfikuj',
    verifyNumber: (number) => `Zweryfikuj ${number}`,
    remove: 'Usuń',
    removeNumber: (number) => `Usuń ${number}`,
    verified: (number) => `Zweryfikowano numer ${number}.`,
    removed: (number) => `Usunięto numer ${number}.`,
    makePrimary: 'Ustaw jako główny',
    makePrimaryNumber: (number) => `Ustaw jako główny: ${number}`,
    madePrimary: (number) => `${number} to teraz Twój główny numer.`,
    secondFactor: 'Dwa etapy',
    defaultSecondFactor: 'Dwa etapy, domyślny',
    linkedTo: (types) => `Powiązania: ${named(locale, types)}`,
  },
  add: {
    open: 'Dodaj numer telefonu',
    title: 'Dodaj numer telefonu',
    change: 'Zmień numer',
    changeHint: (number) => `Numer ${number} pozostanie w użyciu do czasu zweryfikowania nowego.`,
    submit: 'Wyślij kod',
    cancel: 'Anuluj',
    consent:
      'Wyślemy SMS-em kod, aby sprawdzić, czy numer należy do Ciebie. Mogą obowiązywać opłaty za ' +
      'wiadomości i transmisję danych.',
    consentBy: {
      whatsapp: 'Wyślemy kod przez WhatsApp, aby sprawdzić, czy numer należy do Ciebie.',
      voice: 'Zadzwonimy do Ciebie i odczytamy kod, aby sprawdzić, czy numer należy do Ciebie.',
    },
    alreadyVerified: 'Ten numer jest już na Twojej liście i został zweryfikowany.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Możesz mieć jeden numer telefonu. Aby dodać inny, usuń go.',
        few: `Możesz mieć maksymalnie ${max} numery telefonów. Aby dodać kolejny, usuń jeden z nich.`,
        many: `Możesz mieć maksymalnie ${max} numerów telefonów. Aby dodać kolejny, usuń jeden z nich.`,
        other: `Możesz mieć maksymalnie ${max} numeru telefonu. Aby dodać kolejny, usuń jeden z nich.`,
      }),
    mayNotReceiveTexts: 'To może nie być numer komórkowy. SMS może nie dotrzeć.',
  },
  verify: {
    sending: (number) => `Wysyłanie kodu na numer ${number}…`,
    sentTo: (number, digits) => `Wysłaliśmy ${digits}-cyfrowy kod na numer ${number}.`,
    resentTo: (number) => `Wysłaliśmy nowy kod na numer ${number}. Poprzedni już nie działa.`,
    notSent: (number) =>
      `Wyślemy SMS-em kod na numer ${number}, aby sprawdzić, czy należy on do Ciebie. Mogą ` +
      `obowiązywać opłaty za wiadomości i transmisję danych.`,
    expired: (number) => `Kod wysłany na numer ${number} wygasł. Poproś o nowy.`,
    burnt: (number) =>
      `Zbyt wiele nieprawidłowych kodów: ten wysłany na numer ${number} już nie działa. Poproś o nowy.`,
    verified: (number) => `Zweryfikowano numer ${number}.`,
    notSentBy: {
      whatsapp: (number) => `Wyślemy kod przez WhatsApp na numer ${number}.`,
      voice: (number) => `Zadzwonimy pod numer ${number} i odczytamy kod.`,
    },
    calling: (number) => `Dzwonimy pod numer ${number}, aby odczytać kod.`,
    send: 'Wyślij kod',
    haveCode: 'Mam kod',
    channels: { sms: 'Wyślij SMS-em', whatsapp: 'Wyślij przez WhatsApp', voice: 'Odbierz połączenie z kodem' },
    submit: 'Zweryfikuj',
    resend: 'Wyślij kod ponownie',
    resendIn: (seconds) => `Wyślij ponownie za ${countdown(locale, seconds)}`,
    resendReady: 'Możesz już poprosić o nowy kod.',
    cancel: 'Anuluj',
    incomplete: (digits) =>
      plural(locale, digits, {
        few: `Wpisz wszystkie ${digits} cyfry kodu.`,
        other: `Wpisz wszystkie ${digits} cyfr kodu.`,
      }),
  },
  remove: {
    title: (number) => `Usunąć ${number}?`,
    description: 'Nie będzie już można używać tego numeru do logowania ani do odbierania kodów.',
    primaryPasses: (number) => `${number} stanie się Twoim głównym numerem.`,
    linkEnds: (types) => `Powiązania tego numeru: ${named(locale, types)}. Zostaną one również usunięte.`,
    confirm: 'Usuń numer',
    cancel: 'Zachowaj',
  },
  secondFactor: {
    title: 'Weryfikacja dwuetapowa',
    description: 'Podczas logowania trzeba też podać kod wysłany na jeden z tych numerów.',
    off: 'Weryfikacja dwuetapowa jest wyłączona',
    offHint: 'Gdy ją włączysz, podczas logowania trzeba będzie też podać kod wysłany na jeden z Twoich numerów.',
    smsNotice:
      'Kody SMS są metodą o ograniczonym zaufaniu (NIST SP 800-63B), ponieważ numer telefonu można ' +
      'przejąć. Klucz dostępu, klucz bezpieczeństwa lub aplikacja uwierzytelniająca zapewniają ' +
      'lepszą ochronę.',
    default: 'Domyślny',
    makeDefault: 'Ustaw jako domyślny',
    makeDefaultNumber: (number) => `Ustaw jako domyślny: ${number}`,
    madeDefault: (number) => `Kody są teraz wysyłane na numer ${number}.`,
    stop: 'Przestań używać',
    stopNumber: (number) => `Przestań używać numeru ${number} do odbierania kodów`,
    stopTitle: (number) => `Przestać używać numeru ${number} do odbierania kodów?`,
    stopConfirm: 'Przestań używać',
    stopCancel: 'Używaj nadal',
    stopped: (number) => `Kody nie są już wysyłane na numer ${number}.`,
    codesStillGoTo: (number) => `Kody są nadal wysyłane na numer ${number}.`,
    codesPassTo: (number) => `Od teraz kody będą wysyłane na numer ${number}.`,
    turnsOff: 'Weryfikacja dwuetapowa zostanie wyłączona i podczas logowania nie trzeba już będzie podawać kodu.',
    stillOn: (types) => `Weryfikacja dwuetapowa pozostaje włączona: ${named(locale, types, factors)}.`,
    turnOn: 'Włącz',
    add: 'Dodaj numer do odbierania kodów',
    choose: 'Na który numer wysyłać kody?',
    newNumber: 'Nowy numer',
    added: (number) => `Na numer ${number} można już wysyłać kody.`,
    notAdded: (number, reason) => `Nie dodano numeru ${number}. ${reason}`,
  },
  backupCodes: {
    title: 'Kody zapasowe',
    description: 'Umożliwiają zalogowanie się, gdy kod nie może do Ciebie dotrzeć. Każdy działa tylko raz.',
    left: (count, date) => `Pozostało: ${count}${date ? `, utworzono ${date}` : ''}`,
    few: 'Zostało niewiele kodów zapasowych. Utwórz nowe, zanim się skończą.',
    none: 'Nie masz już kodów zapasowych. Utwórz nowe, aby bez telefonu nie stracić dostępu do konta.',
    unseen: 'Twoje kody zapasowe zostały utworzone, ale nie zapisane. Utwórz nowe.',
    create: 'Utwórz nowe kody',
    createTitle: 'Utworzyć nowe kody zapasowe?',
    createDescription: 'Obecne kody przestaną działać zaraz po utworzeniu nowych.',
    createCancel: 'Zachowaj obecne',
    saveTitle: 'Zapisz kody zapasowe',
    saveDescription: 'Są widoczne tylko teraz, więc przechowuj je w bezpiecznym miejscu.',
    copy: 'Kopiuj',
    copied: 'Skopiowano.',
    notCopied: 'Przeglądarka nie zezwoliła na kopiowanie. Kody są zaznaczone, więc możesz skopiować je samodzielnie.',
    download: 'Pobierz',
    downloaded: (fileName) => `Sprawdź, czy ${fileName} jest wśród pobranych plików.`,
    fileName: 'kody-zapasowe.txt',
    print: 'Drukuj',
    printed: 'Sprawdź, czy kody zostały wydrukowane.',
    heading: (host) => `Kody zapasowe: ${host}`,
    done: 'Gotowe',
    leaveTitle: 'Czy kody są zapisane?',
    leaveDescription:
      'Nie zostaną wyświetlone ponownie. Bez nich możesz stracić dostęp do konta, jeśli zgubisz telefon.',
    leave: 'Wyjdź',
    stay: 'Wróć',
    gone: 'Te kody nie są już wyświetlane.',
  },
  challenge: {
    title: 'Potwierdź swoją tożsamość',
    submit: 'Dalej',
    cancel: 'Wstecz',
    notSent: (number) => `Wyślemy SMS-em kod na numer ${number}.`,
    otherNumber: 'Użyj innego numeru',
    choose: 'Dokąd wysłać kod?',
    useBackupCode: 'Użyj kodu zapasowego',
    useText: 'Otrzymaj kod SMS-em',
    backupCode: 'Kod zapasowy',
    backupCodeHint: 'Jeden z kodów zapisanych podczas włączania weryfikacji dwuetapowej. Każdy działa tylko raz.',
    backupCodeEmpty: 'Wpisz kod zapasowy.',
    noNumbers: 'Na żaden numer telefonu nie można wysłać kodu.',
    passed: 'Potwierdzono. Chwileczkę…',
    passedWithBackupCode: 'Potwierdzono. Ten kod zapasowy jest już wykorzystany. Chwileczkę…',
    ended: 'To logowanie zostało zakończone. Zacznij od nowa.',
  },
  notLoaded: 'Nie udało się wczytać tej części strony. Sprawdź połączenie. Jeśli znów się nie uda, odśwież stronę.',
  phoneField: {
    phoneNumber: 'Numer telefonu',
    problems: {
      empty: 'Wpisz swój numer telefonu.',
      too_short: 'Ten numer jest za krótki.',
      too_long: 'Ten numer jest za długi.',
      not_in_country: 'Ten numer nie należy do wybranego kraju.',
      not_mobile: 'To nie jest numer komórkowy.',
      unsupported_country: 'Numery z tego kraju nie są obsługiwane.',
    },
    country: (name, callingCode) => `Kraj: ${name} ${callingCode}`,
    countrySearch: 'Szukaj kraju',
    countriesFound: (count) =>
      plural(locale, count, {
        one: 'Znaleziono 1 kraj',
        few: `Znaleziono ${count} kraje`,
        many: `Znaleziono ${count} krajów`,
        other: `Znaleziono ${count} kraju`,
      }),
  },
  codeField: {
    code: 'Kod weryfikacyjny',
    problems: {
      no_code: 'W tym tekście nie znaleziono kodu.',
      several_codes: 'W tym tekście znaleziono więcej niż jeden kod.',
      too_long: 'W tym tekście jest za dużo cyfr.',
    },
  },
  errors: {
    invalid_phone_number: 'Ten numer telefonu jest nieprawidłowy.',
    phone_number_taken: 'Ten numer jest już używany na innym koncie.',
    unsupported_country: 'Numery z tego kraju nie są obsługiwane.',
    too_many_phone_numbers: 'Masz już maksymalną liczbę numerów telefonów. Najpierw usuń jeden z nich.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null ? 'Ten kod jest nieprawidłowy.' : 'Wysłano nowszy kod: użyj tego z ostatniej wiadomości.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Ten kod wygasł. Poproś o nowy.',
    too_many_attempts: 'Zbyt wiele nieprawidłowych kodów. Poproś o nowy.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Zbyt wiele prób. Odczekaj chwilę i spróbuj ponownie.'
        : sentAgo === null
          ? `Zbyt wiele prób. Spróbuj ponownie ${fromNow(locale, retryAfter)}.`
          : `Kod wysłano ${fromNow(locale, -sentAgo)}. O nowy możesz poprosić ${fromNow(locale, retryAfter)}.`,
    already_verified: 'Ten numer jest już zweryfikowany.',
    verification_required: 'Najpierw zweryfikuj ten numer.',
    message_not_sent: 'Nie udało się wysłać wiadomości. Sprawdź numer lub spróbuj ponownie później.',
    recipient_opted_out:
      'Ten numer zrezygnował z naszych wiadomości. Odpowiedz START na jedną z nich lub użyj innego numeru.',
    recipient_unreachable: 'Żaden kod nie może dotrzeć na ten numer. Użyj innego numeru.',
    locked: 'Zablokowano po zbyt wielu nieprawidłowych kodach. Skontaktuj się z pomocą techniczną.',
    last_second_factor: 'To Twój ostatni drugi składnik uwierzytelniania. Najpierw dodaj inny.',
    last_identification: 'To Twoja ostatnia metoda logowania. Najpierw dodaj inną.',
    step_up_required: 'Potwierdź swoją tożsamość i spróbuj ponownie.',
    step_up_cancelled: 'Nic nie zostało zmienione, ponieważ Twoja tożsamość nie została potwierdzona.',
    not_found: 'Tego numeru nie ma już na Twojej liście.',
    unauthenticated: 'Wylogowano Cię. Zaloguj się ponownie.',
    forbidden: 'Nie masz do tego uprawnień.',
    unsupported: 'To nie jest tutaj możliwe.',
    network: 'Nie udało się połączyć z serwerem. Sprawdź połączenie i spróbuj ponownie.',
    unknown: 'Coś poszło nie tak. Spróbuj ponownie.',
  },
};
