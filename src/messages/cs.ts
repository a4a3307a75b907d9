import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'cs';
const factors = { totp: 'ověřovací aplikace', passkey: 'přístupový klíč', email: 'e-mail' };

const tries = (count: number) =>
  plural(locale, count, {
    one: 'Zbývá 1 pokus.',
    few: `Zbývají ${count} pokusy.`,
    many: `Zbývá ${count} pokusu.`,
    other: `Zbývá ${count} pokusů.`,
  });

/** Czech. */
export const cs: PhoneMessages = {
  locale,
  list: {
    title: 'Telefonní čísla',
    description: 'Kde vás můžeme zastihnout a jak potvrzujete svou totožnost.',
    loading: 'Načítání vašich telefonních čísel',
    failed: 'Vaše telefonní čísla se nepodařilo načíst.',
    tryAgain: 'Zkusit znovu',
    empty: 'Zatím žádná telefonní čísla',
    emptyHint: 'Přidejte číslo, abyste zabezpečili svůj účet a mohli dostávat kódy.',
    primary: 'Hlavní',
    unverified: 'Neověřeno',
    addedOn: (date) => `Přidáno ${date}`,
    verify: 'Ověřit',
    verifyNumber: (number) => `Ověřit ${number}`,
    remove: 'Odebrat',
    removeNumber: (number) => `Odebrat ${number}`,
    verified: (number) => `Číslo ${number} je ověřeno.`,
    removed: (number) => `Číslo ${number} bylo odebráno.`,
    makePrimary: 'Nastavit jako hlavní',
    makePrimaryNumber: (number) => `Nastavit jako hlavní: ${number}`,
    madePrimary: (number) => `Vaše hlavní číslo je nyní ${number}.`,
    secondFactor: 'Dva kroky',
    defaultSecondFactor: 'Dva kroky, výchozí',
    linkedTo: (types) => `Propojeno: ${named(locale, types)}`,
  },
  add: {
    open: 'Přidat telefonní číslo',
    title: 'Přidat telefonní číslo',
    change: 'Změnit číslo',
    changeHint: (number) => `Číslo ${number} zůstane v platnosti, dokud nebude ověřeno nové.`,
    submit: 'Odeslat kód',
    cancel: 'Zrušit',
    consent:
      'Pošleme vám SMS s kódem, abychom ověřili, že číslo patří vám. Mohou být účtovány poplatky za zprávy a data.',
    consentBy: {
      whatsapp: 'Pošleme vám kód přes WhatsApp, abychom ověřili, že číslo patří vám.',
      voice: 'Zavoláme vám a nadiktujeme kód, abychom ověřili, že číslo patří vám.',
    },
    alreadyVerified: 'Toto číslo už máte v seznamu a je ověřeno.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Můžete mít jedno telefonní číslo. Chcete-li přidat jiné, odeberte ho.',
        few: `Můžete mít nejvýše ${max} telefonní čísla. Chcete-li přidat další, jedno odeberte.`,
        many: `Můžete mít nejvýše ${max} telefonního čísla. Chcete-li přidat další, jedno odeberte.`,
        other: `Můžete mít nejvýše ${max} telefonních čísel. Chcete-li přidat další, jedno odeberte.`,
      }),
    mayNotReceiveTexts: 'Toto možná není mobilní číslo. SMS nemusí dorazit.',
  },
  verify: {
    sending: (number) => `Odesílání kódu na číslo ${number}…`,
    sentTo: (number, digits) => `Na číslo ${number} jsme poslali ${digits}místný kód.`,
    resentTo: (number) => `Na číslo ${number} jsme poslali nový kód. Předchozí už neplatí.`,
    notSent: (number) =>
      `Na číslo ${number} pošleme SMS s kódem, abychom ověřili, že patří vám. Mohou být účtovány ` +
      `poplatky za zprávy a data.`,
    expired: (number) => `Platnost kódu odeslaného na číslo ${number} vypršela. Vyžádejte si nový.`,
    burnt: (number) => `Příliš mnoho nesprávných kódů: ten odeslaný na číslo ${number} už neplatí. Vyžádejte si nový.`,
    verified: (number) => `Číslo ${number} je ověřeno.`,
    notSentBy: {
      whatsapp: (number) => `Na číslo ${number} pošleme kód přes WhatsApp.`,
      voice: (number) => `Zavoláme na číslo ${number} a kód nadiktujeme.`,
    },
    calling: (number) => `Voláme na číslo ${number}, abychom vám nadiktovali kód.`,
    send: 'Odeslat kód',
    haveCode: 'Mám kód',
    channels: { sms: 'Poslat v SMS', whatsapp: 'Poslat přes WhatsApp', voice: 'Raději zavolat' },
    submit: 'Ověřit',
    resend: 'Odeslat kód znovu',
    resendIn: (seconds) => `Odeslat znovu za ${countdown(locale, seconds)}`,
    resendReady: 'Nyní si můžete vyžádat nový kód.',
    cancel: 'Zrušit',
    incomplete: (digits) =>
      plural(locale, digits, {
        few: `Zadejte všechny ${digits} číslice kódu.`,
        other: `Zadejte všech ${digits} číslic kódu.`,
      }),
  },
  remove: {
    title: (number) => `Odebrat ${number}?`,
    description: 'Už ho nebudete moci používat k přihlášení ani k přijímání kódů.',
    primaryPasses: (number) => `Vaším hlavním číslem se stane ${number}.`,
    linkEnds: (types) => `K číslu je připojeno: ${named(locale, types)}. Toto propojení bude také zrušeno.`,
    confirm: 'Odebrat číslo',
    cancel: 'Ponechat',
  },
  secondFactor: {
    title: 'Dvoufázové ověření',
    description: 'Při přihlášení se vyžaduje také kód odeslaný na jedno z těchto čísel.',
    off: 'Dvoufázové ověření je vypnuté',
    offHint: 'Po zapnutí se bude při přihlášení vyžadovat také kód odeslaný na jedno z vašich čísel.',
    smsNotice:
      'Kódy v SMS jsou omezeným faktorem (NIST SP 800-63B), protože telefonního čísla se může ' +
      'zmocnit někdo jiný. Přístupový klíč, bezpečnostní klíč nebo ověřovací aplikace jsou ' +
      'bezpečnější.',
    default: 'Výchozí',
    makeDefault: 'Nastavit jako výchozí',
    makeDefaultNumber: (number) => `Nastavit jako výchozí: ${number}`,
    madeDefault: (number) => `Kódy se nyní posílají na číslo ${number}.`,
    stop: 'Přestat používat',
    stopNumber: (number) => `Přestat používat číslo ${number} pro kódy`,
    stopTitle: (number) => `Přestat používat číslo ${number} pro kódy?`,
    stopConfirm: 'Přestat používat',
    stopCancel: 'Používat dál',
    stopped: (number) => `Na číslo ${number} se už kódy neposílají.`,
    codesStillGoTo: (number) => `Kódy se dál posílají na číslo ${number}.`,
    codesPassTo: (number) => `Kódy se budou nadále posílat na číslo ${number}.`,
    turnsOff: 'Dvoufázové ověření se vypne a při přihlášení se už nebude vyžadovat kód.',
    stillOn: (types) => `Dvoufázové ověření zůstává zapnuté: ${named(locale, types, factors)}.`,
    turnOn: 'Zapnout',
    add: 'Přidat číslo pro kódy',
    choose: 'Na které číslo se mají kódy posílat?',
    newNumber: 'Nové číslo',
    added: (number) => `Na číslo ${number} lze nyní posílat vaše kódy.`,
    notAdded: (number, reason) => `Číslo ${number} nebylo přidáno. ${reason}`,
  },
  backupCodes: {
    title: 'Záložní kódy',
    description: 'Umožní vám přihlásit se, když vám kód nelze doručit. Každý lze použít jen jednou.',
    left: (count, date) => `Zbývající kódy: ${count}${date ? `, vytvořeno ${date}` : ''}`,
    few: 'Zbývá jen málo záložních kódů. Vytvořte si nové, než dojdou.',
    none: 'Nezbývají vám žádné záložní kódy. Vytvořte si nové, abyste bez telefonu neztratili přístup k účtu.',
    unseen: 'Vaše záložní kódy byly vytvořeny, ale nebyly uloženy. Vytvořte si nové.',
    create: 'Vytvořit nové kódy',
    createTitle: 'Vytvořit nové záložní kódy?',
    createDescription: 'Stávající kódy přestanou platit, jakmile se vytvoří nové.',
    createCancel: 'Ponechat stávající',
    saveTitle: 'Uložte si záložní kódy',
    saveDescription: 'Zobrazují se jen teď, uložte si je proto na bezpečné místo.',
    copy: 'Kopírovat',
    copied: 'Zkopírováno.',
    notCopied: 'Prohlížeč kopírování nepovolil. Kódy jsou vybrané, zkopírujte je sami.',
    download: 'Stáhnout',
    downloaded: (fileName) => `Zkontrolujte, zda je ${fileName} mezi staženými soubory.`,
    fileName: 'zalozni-kody.txt',
    print: 'Vytisknout',
    printed: 'Zkontrolujte, zda se kódy vytiskly.',
    heading: (host) => `Záložní kódy: ${host}`,
    done: 'Hotovo',
    leaveTitle: 'Máte kódy uložené?',
    leaveDescription: 'Znovu se nezobrazí. Bez nich můžete ztratit přístup k účtu, pokud přijdete o telefon.',
    leave: 'Odejít',
    stay: 'Zpět',
    gone: 'Tyto kódy se už nezobrazují.',
  },
  challenge: {
    title: 'Potvrďte svou totožnost',
    submit: 'Pokračovat',
    cancel: 'Zpět',
    notSent: (number) => `Na číslo ${number} pošleme SMS s kódem.`,
    otherNumber: 'Použít jiné číslo',
    choose: 'Kam máme kód poslat?',
    useBackupCode: 'Použít záložní kód',
    useText: 'Získat kód v SMS',
    backupCode: 'Záložní kód',
    backupCodeHint:
      'Jeden z kódů, které jste si uložili při zapnutí dvoufázového ověření. Každý lze použít jen jednou.',
    backupCodeEmpty: 'Zadejte záložní kód.',
    noNumbers: 'Na žádné telefonní číslo nelze kód poslat.',
    passed: 'Potvrzeno. Okamžik…',
    passedWithBackupCode: 'Potvrzeno. Tento záložní kód je teď použitý. Okamžik…',
    ended: 'Toto přihlašování skončilo. Začněte znovu.',
  },
  notLoaded:
    'Tuto část stránky se nepodařilo načíst. Zkontrolujte připojení. ' +
    'Pokud se to znovu nepodaří, načtěte stránku znovu.',
  phoneField: {
    phoneNumber: 'Telefonní číslo',
    problems: {
      empty: 'Zadejte své telefonní číslo.',
      too_short: 'Toto číslo je příliš krátké.',
      too_long: 'Toto číslo je příliš dlouhé.',
      not_in_country: 'Toto číslo nepatří do vybrané země.',
      not_mobile: 'Toto není mobilní číslo.',
      unsupported_country: 'Čísla z této země nejsou podporována.',
    },
    country: (name, callingCode) => `Země: ${name} ${callingCode}`,
    countrySearch: 'Hledat země',
    countriesFound: (count) =>
      plural(locale, count, {
        one: 'Nalezena 1 země',
        few: `Nalezeny ${count} země`,
        many: `Nalezeno ${count} země`,
        other: `Nalezeno ${count} zemí`,
      }),
  },
  codeField: {
    code: 'Ověřovací kód',
    problems: {
      no_code: 'V tomto textu nebyl nalezen žádný kód.',
      several_codes: 'V tomto textu bylo nalezeno více kódů.',
      too_long: 'V tomto textu je příliš mnoho číslic.',
    },
  },
  errors: {
    invalid_phone_number: 'Toto telefonní číslo není platné.',
    phone_number_taken: 'Toto číslo už používá jiný účet.',
    unsupported_country: 'Čísla z této země nejsou podporována.',
    too_many_phone_numbers: 'Máte už nejvyšší možný počet telefonních čísel. Nejdříve jedno odeberte.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null ? 'Tento kód není správný.' : 'Byl odeslán novější kód: použijte ten z poslední zprávy.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Platnost tohoto kódu vypršela. Vyžádejte si nový.',
    too_many_attempts: 'Příliš mnoho nesprávných kódů. Vyžádejte si nový.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Příliš mnoho pokusů. Chvíli počkejte a zkuste to znovu.'
        : sentAgo === null
          ? `Příliš mnoho pokusů. Zkuste to znovu ${fromNow(locale, retryAfter)}.`
          : `Kód byl odeslán ${fromNow(locale, -sentAgo)}. O další můžete požádat ${fromNow(locale, retryAfter)}.`,
    already_verified: 'Toto číslo už je ověřeno.',
    verification_required: 'Nejdříve toto číslo ověřte.',
    message_not_sent: 'Zprávu se nepodařilo odeslat. Zkontrolujte číslo nebo to zkuste později.',
    recipient_opted_out:
      'Z tohoto čísla byly naše zprávy odhlášeny. Odpovězte na některou START, nebo použijte jiné číslo.',
    recipient_unreachable: 'Na toto číslo nelze doručit žádný kód. Použijte jiné číslo.',
    locked: 'Zablokováno po příliš mnoha nesprávných kódech. Obraťte se na podporu.',
    last_second_factor: 'Toto je váš poslední druhý faktor. Nejdříve přidejte jiný.',
    last_identification: 'Toto je váš poslední způsob přihlášení. Nejdříve přidejte jiný.',
    step_up_required: 'Potvrďte svou totožnost a zkuste to znovu.',
    step_up_cancelled: 'Nic se nezměnilo, protože jste nepotvrdili svou totožnost.',
    not_found: 'Toto číslo už ve vašem seznamu není.',
    unauthenticated: 'Jste odhlášeni. Přihlaste se znovu.',
    forbidden: 'K této akci nemáte oprávnění.',
    unsupported: 'Toto zde není možné.',
    network: 'K serveru se nepodařilo připojit. Zkontrolujte připojení a zkuste to znovu.',
    unknown: 'Něco se pokazilo. Zkuste to znovu.',
  },
};
