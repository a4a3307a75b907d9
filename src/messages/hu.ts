import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'hu';
const factors = { totp: 'hitelesítő alkalmazás', passkey: 'azonosítókulcs', email: 'e-mail' };

const tries = (count: number) => `Még ${count} próbálkozása maradt.`;

/** Hungarian. */
export const hu: PhoneMessages = {
  locale,
  list: {
    title: 'Telefonszámok',
    description: 'Ezeken érhetjük el, és ezekkel igazolja személyazonosságát.',
    loading: 'Telefonszámok betöltése',
    failed: 'Nem sikerült betölteni a telefonszámait.',
    tryAgain: 'Próbálja újra',
    empty: 'Még nincs telefonszám',
    emptyHint: 'Adjon hozzá egyet fiókja védelméhez és a kódok fogadásához.',
    primary: 'Elsődleges',
    unverified: 'Nincs megerősítve',
    addedOn: (date) => `Hozzáadva: ${date}`,
    verify: 'Megerősítés',
    verifyNumber: (number) => `Megerősítés: ${number}`,
    remove: 'Eltávolítás',
    removeNumber: (number) => `Eltávolítás: ${number}`,
    verified: (number) => `Megerősítve: ${number}.`,
    removed: (number) => `Eltávolítva: ${number}.`,
    makePrimary: 'Beállítás elsődlegesként',
    makePrimaryNumber: (number) => `Beállítás elsődlegesként: ${number}`,
    madePrimary: (number) => `Mostantól ez az elsődleges száma: ${number}.`,
    secondFactor: 'Kétlépcsős',
    defaultSecondFactor: 'Kétlépcsős, alapértelmezett',
    linkedTo: (types) => `Összekapcsolva: ${named(locale, types)}`,
  },
  add: {
    open: 'Telefonszám hozzáadása',
    title: 'Telefonszám hozzáadása',
    change: 'Szám módosítása',
    changeHint: (number) => `Az új szám megerősítéséig ez marad érvényben: ${number}.`,
    submit: 'Kód küldése',
    cancel: 'Mégse',
    consent:
      'SMS-ben kódot küldünk, hogy ellenőrizzük, Öné-e a telefonszám. A szolgáltató üzenet- és ' +
      'adatforgalmi díjat számíthat fel.',
    consentBy: {
      whatsapp: 'WhatsAppon kódot küldünk, hogy ellenőrizzük, Öné-e a telefonszám.',
      voice: 'Felhívjuk, és bemondunk egy kódot, hogy ellenőrizzük, Öné-e a telefonszám.',
    },
    alreadyVerified: 'Ez a szám már szerepel a listáján, és meg van erősítve.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Egy telefonszáma lehet. Másik hozzáadásához távolítsa el a meglévőt.',
        other: `Legfeljebb ${max} telefonszáma lehet. Másik hozzáadásához távolítson el egyet.`,
      }),
    mayNotReceiveTexts: 'Lehet, hogy ez nem mobilszám. Előfordulhat, hogy az SMS nem érkezik meg.',
  },
  verify: {
    sending: (number) => `Kód küldése a következő számra: ${number}…`,
    sentTo: (number, digits) => `${digits} számjegyű kódot küldtünk a következő számra: ${number}.`,
    resentTo: (number) => `Új kódot küldtünk a következő számra: ${number}. Az előző már nem érvényes.`,
    notSent: (number) =>
      `SMS-ben kódot küldünk, hogy ellenőrizzük, Öné-e a következő szám: ${number}. A szolgáltató ` +
      `üzenet- és adatforgalmi díjat számíthat fel.`,
    expired: (number) => `Lejárt az erre a számra küldött kód: ${number}. Kérjen újat.`,
    burnt: (number) =>
      `Túl sok hibás kódot adott meg, ezért már nem érvényes az erre a számra küldött kód: ${number}. Kérjen újat.`,
    verified: (number) => `Megerősítve: ${number}.`,
    notSentBy: {
      whatsapp: (number) => `WhatsAppon kódot küldünk a következő számra: ${number}.`,
      voice: (number) => `Felhívjuk a következő számot, és bemondjuk a kódot: ${number}.`,
    },
    calling: (number) => `Most hívjuk a következő számot, hogy bemondjuk a kódot: ${number}.`,
    send: 'Kód küldése',
    haveCode: 'Van kódom',
    channels: { sms: 'Küldés SMS-ben', whatsapp: 'Küldés WhatsAppon', voice: 'Inkább hívást kérek' },
    submit: 'Megerősítés',
    resend: 'Kód újraküldése',
    resendIn: (seconds) => `Újraküldés ${countdown(locale, seconds)} múlva`,
    resendReady: 'Most már kérhet új kódot.',
    cancel: 'Mégse',
    incomplete: (digits) => `Adja meg a kód mind a ${digits} számjegyét.`,
  },
  remove: {
    title: (number) => `Eltávolítja ezt a számot: ${number}?`,
    description: 'A továbbiakban nem használhatja bejelentkezéshez és kódok fogadásához.',
    primaryPasses: (number) => `Ez lesz az elsődleges száma: ${number}.`,
    linkEnds: (types) => `A szám ezzel van összekapcsolva: ${named(locale, types)}. Ez a kapcsolat is megszűnik.`,
    confirm: 'Szám eltávolítása',
    cancel: 'Megtartás',
  },
  secondFactor: {
    title: 'Kétlépcsős azonosítás',
    description: 'Bejelentkezéskor egy kódot is kérünk, amelyet e számok egyikére küldünk.',
    off: 'A kétlépcsős azonosítás ki van kapcsolva',
    offHint: 'Ha bekapcsolja, bejelentkezéskor egy kódot is kérünk, amelyet valamelyik számára küldünk.',
    smsNotice:
      'Az SMS-ben küldött kód korlátozott tényező (NIST SP 800-63B), mert a telefonszámot mások ' +
      'megszerezhetik. Az azonosítókulcs, a biztonsági kulcs vagy a hitelesítő alkalmazás ' +
      'biztonságosabb.',
    default: 'Alapértelmezett',
    makeDefault: 'Beállítás alapértelmezettként',
    makeDefaultNumber: (number) => `Beállítás alapértelmezettként: ${number}`,
    madeDefault: (number) => `A kódokat mostantól ide küldjük: ${number}.`,
    stop: 'Használat leállítása',
    stopNumber: (number) => `Használat leállítása kódokhoz: ${number}`,
    stopTitle: (number) => `Leállítja a szám használatát kódokhoz? ${number}`,
    stopConfirm: 'Használat leállítása',
    stopCancel: 'Használat folytatása',
    stopped: (number) => `Ez a szám már nem kap kódokat: ${number}.`,
    codesStillGoTo: (number) => `A kódokat továbbra is ide küldjük: ${number}.`,
    codesPassTo: (number) => `A kódokat ezentúl ide küldjük: ${number}.`,
    turnsOff: 'A kétlépcsős azonosítás kikapcsol: bejelentkezéskor többé nem kérünk kódot.',
    stillOn: (types) => `A kétlépcsős azonosítás bekapcsolva marad: ${named(locale, types, factors)}.`,
    turnOn: 'Bekapcsolás',
    add: 'Szám hozzáadása kódokhoz',
    choose: 'Melyik számra küldjük a kódokat?',
    newNumber: 'Új szám',
    added: (number) => `Ez a szám már fogadhatja a kódjait: ${number}.`,
    notAdded: (number, reason) => `Nem sikerült hozzáadni: ${number}. ${reason}`,
  },
  backupCodes: {
    title: 'Tartalékkódok',
    description: 'Ezekkel akkor is bejelentkezhet, ha nem tud kódot fogadni. Mindegyik egyszer használható.',
    left: (count, date) => `${count} maradt${date ? `, létrehozva: ${date}` : ''}`,
    few: 'Kevés tartalékkód maradt. Kérjen újakat, mielőtt elfogynak.',
    none: 'Nem maradt tartalékkódja. Kérjen újakat, hogy telefon nélkül se zárja ki magát a fiókjából.',
    unseen: 'A tartalékkódok elkészültek, de nem lettek elmentve. Kérjen újakat.',
    create: 'Új kódok kérése',
    createTitle: 'Új tartalékkódokat kér?',
    createDescription: 'A jelenlegi kódok az újak létrehozásakor azonnal érvényüket vesztik.',
    createCancel: 'Jelenlegiek megtartása',
    saveTitle: 'Mentse a tartalékkódjait',
    saveDescription: 'Csak most láthatók, ezért őrizze őket biztonságos helyen.',
    copy: 'Másolás',
    copied: 'Másolva.',
    notCopied: 'A böngésző nem engedélyezte a másolást. A kódok ki vannak jelölve, másolja őket saját kezűleg.',
    download: 'Letöltés',
    downloaded: (fileName) => `Ellenőrizze, hogy a letöltések között van-e ez a fájl: ${fileName}.`,
    fileName: 'tartalekkodok.txt',
    print: 'Nyomtatás',
    printed: 'Ellenőrizze, hogy sikerült-e kinyomtatni a kódokat.',
    heading: (host) => `Tartalékkódok – ${host}`,
    done: 'Kész',
    leaveTitle: 'Elmentette a kódokat?',
    leaveDescription:
      'Többé nem jelennek meg. Nélkülük elveszítheti a hozzáférést a fiókjához, ha nincs meg a telefonja.',
    leave: 'Kilépés',
    stay: 'Vissza',
    gone: 'Ezek a kódok már nem láthatók.',
  },
  challenge: {
    title: 'Igazolja személyazonosságát',
    submit: 'Tovább',
    cancel: 'Vissza',
    notSent: (number) => `SMS-ben kódot küldünk a következő számra: ${number}.`,
    otherNumber: 'Másik szám használata',
    choose: 'Hová küldjük a kódot?',
    useBackupCode: 'Tartalékkód használata',
    useText: 'Kód kérése SMS-ben',
    backupCode: 'Tartalékkód',
    backupCodeHint: 'A kétlépcsős azonosítás bekapcsolásakor mentett kódok egyike. Mindegyik egyszer használható.',
    backupCodeEmpty: 'Adjon meg egy tartalékkódot.',
    noNumbers: 'Nincs olyan telefonszám, amelyre kódot küldhetnénk.',
    passed: 'Megerősítve. Egy pillanat…',
    passedWithBackupCode: 'Megerősítve. Ez a tartalékkód mostantól nem használható. Egy pillanat…',
    ended: 'Ez a bejelentkezés véget ért. Kezdje elölről.',
  },
  notLoaded:
    'Az oldalnak ezt a részét nem sikerült betölteni. Ellenőrizze a kapcsolatot. ' +
    'Ha ismét nem sikerül, töltse be újra az oldalt.',
  phoneField: {
    phoneNumber: 'Telefonszám',
    problems: {
      empty: 'Adja meg a telefonszámát.',
      too_short: 'Ez a szám túl rövid.',
      too_long: 'Ez a szám túl hosszú.',
      not_in_country: 'Ez a szám nem a kiválasztott országhoz tartozik.',
      not_mobile: 'Ez nem mobilszám.',
      unsupported_country: 'Ennek az országnak a számai nem támogatottak.',
    },
    country: (name, callingCode) => `Ország: ${name} ${callingCode}`,
    countrySearch: 'Országok keresése',
    countriesFound: (count) => `${count} ország található`,
  },
  codeField: {
    code: 'Ellenőrző kód',
    problems: {
      no_code: 'A szövegben nem található kód.',
      several_codes: 'A szövegben egynél több kód található.',
      too_long: 'A szövegben túl sok számjegy van.',
    },
  },
  errors: {
    invalid_phone_number: 'Ez a telefonszám érvénytelen.',
    phone_number_taken: 'Ezt a számot már egy másik fiók használja.',
    unsupported_country: 'Ennek az országnak a számai nem támogatottak.',
    too_many_phone_numbers: 'Elérte a telefonszámok maximális számát. Előbb távolítson el egyet.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null ? 'Ez a kód helytelen.' : 'Újabb kódot küldtünk: a legutóbbi üzenetben lévőt használja.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Ez a kód lejárt. Kérjen újat.',
    too_many_attempts: 'Túl sok hibás kód. Kérjen újat.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Túl sok próbálkozás. Várjon egy kicsit, majd próbálja újra.'
        : sentAgo === null
          ? `Túl sok próbálkozás. Próbálja újra ${fromNow(locale, retryAfter)}.`
          : `${fromNow(locale, -sentAgo)} küldtünk egy kódot. ${fromNow(locale, retryAfter)} kérhet újat.`,
    already_verified: 'Ez a szám már meg van erősítve.',
    verification_required: 'Előbb erősítse meg ezt a számot.',
    message_not_sent: 'Nem sikerült elküldeni az üzenetet. Ellenőrizze a számot, vagy próbálja újra később.',
    recipient_opted_out:
      'Ez a szám leiratkozott az üzeneteinkről. Válaszoljon az egyikre START szóval, vagy használjon másik számot.',
    recipient_unreachable: 'Erre a számra nem érkezhet kód. Használjon másik számot.',
    locked: 'Túl sok hibás kód miatt zárolva. Forduljon az ügyfélszolgálathoz.',
    last_second_factor: 'Ez az utolsó második tényezője. Előbb adjon hozzá egy másikat.',
    last_identification: 'Ez az utolsó bejelentkezési módja. Előbb adjon hozzá egy másikat.',
    step_up_required: 'Igazolja személyazonosságát, majd próbálja újra.',
    step_up_cancelled: 'Semmi sem változott, mert nem igazolta személyazonosságát.',
    not_found: 'Ez a szám már nem szerepel a listáján.',
    unauthenticated: 'Kijelentkezett. Jelentkezzen be újra.',
    forbidden: 'Ehhez nincs jogosultsága.',
    unsupported: 'Ez itt nem lehetséges.',
    network: 'Nem sikerült elérni a kiszolgálót. Ellenőrizze a kapcsolatot, majd próbálja újra.',
    unknown: 'Hiba történt. Próbálja újra.',
  },
};
