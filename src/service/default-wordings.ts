import { createWording, englishWording, type PhoneMessageWordings } from './message.js';

/** The text to verify a number, and the text to sign in, with `#` in place of the code. */
type Texts = Readonly<Record<string, readonly [verification: string, signIn: string]>>;

/**
 * All characters are in the GSM 7-bit default alphabet (3GPP TS 23.038), so a segment has 160 of them. Where the usual
 * word has another letter, as Spanish "código" does, there is a word without it.
 */
const gsmTexts: Texts = {
  da: ['# er din bekræftelseskode. Del den ikke med nogen.', '# er din loginkode. Del den ikke med nogen.'],
  de: ['# ist Ihr Bestätigungscode. Geben Sie ihn nicht weiter.', '# ist Ihr Anmeldecode. Geben Sie ihn nicht weiter.'],
  es: ['# es tu clave para verificar este teléfono. No la compartas.', '# es tu clave para entrar. No la compartas.'],
  et: [
    '# on teie kinnituskood. Ärge jagage seda kellegagi.',
    '# on teie sisselogimiskood. Ärge jagage seda kellegagi.',
  ],
  fi: ['# on vahvistuskoodisi. Älä kerro sitä kenellekään.', '# on kirjautumiskoodisi. Älä kerro sitä kenellekään.'],
  fr: [
    '# est votre code de vérification. Ne le communiquez à personne.',
    '# est votre code de connexion. Ne le communiquez à personne.',
  ],
  hr: ['# je kod za potvrdu broja. Nemojte ga nikome dati.', '# je kod za prijavu. Nemojte ga nikome dati.'],
  id: [
    '# adalah kode verifikasi Anda. Jangan berikan kepada siapa pun.',
    '# adalah kode masuk Anda. Jangan berikan kepada siapa pun.',
  ],
  it: ['# è il tuo codice di verifica. Non condividerlo.', '# è il tuo codice di accesso. Non condividerlo.'],
  nb: ['# er bekreftelseskoden din. Ikke del den med noen.', '# er innloggingskoden din. Ikke del den med noen.'],
  nl: ['# is je verificatiecode. Deel deze met niemand.', '# is je inlogcode. Deel deze met niemand.'],
  pl: ['# to kod do weryfikacji numeru. Nikomu go nie podawaj.', '# to kod do logowania. Nikomu go nie podawaj.'],
  'pt-BR': [
    'Use o PIN # para confirmar este telefone. Nunca o compartilhe.',
    'Use o PIN # para entrar. Nunca o compartilhe.',
  ],
  ro: ['# este codul de verificare. Codul este secret.', '# este codul de conectare. Codul este secret.'],
  sv: ['# är din verifieringskod. Dela den inte med någon.', '# är din inloggningskod. Dela den inte med någon.'],
  tr: ['Onay kodunuz: #. Kimseye vermeyin.', 'Oturum kodunuz: #. Kimseye vermeyin.'],
};

/** A segment has 70 UTF-16 units: with a name of 11, a domain such as `example.com` and its code, 29 for the words. */
const ucs2Texts: Texts = {
  bg: ['Код # за номера. Не го давайте', 'Код # за вход. Не го давайте'],
  cs: ['Kód k ověření #. Nesdílejte', 'Kód k přihlášení #. Nesdílejte'],
  el: ['Κωδικός ελέγχου #. Απόρρητος', 'Κωδικός εισόδου #. Απόρρητος'],
  hi: ['सत्यापन कोड #. किसी को न दें', 'लॉगिन कोड #. किसी को न दें'],
  hu: ['Ellenőrző kód #. Ne adja ki', 'Belépési kód #. Ne adja ki'],
  ja: ['確認コード #。他人に教えないでください', 'ログインコード #。他人に教えないでください'],
  ko: ['인증 코드 #. 알려주지 마세요', '로그인 코드 #. 알려주지 마세요'],
  ru: ['Ваш код #. Никому не сообщайте', 'Код входа #. Не сообщайте его'],
  th: ['รหัสยืนยัน # ห้ามบอกใคร', 'รหัสเข้าสู่ระบบ # ห้ามบอกใคร'],
  uk: ['Ваш код #. Нікому не кажіть', 'Код входу #. Нікому не кажіть'],
  vi: ['Mã xác minh #. Đừng chia sẻ', 'Mã đăng nhập #. Đừng chia sẻ'],
  'zh-CN': ['验证码 #，请勿告诉他人', '登录验证码 #，请勿告诉他人'],
  'zh-TW': ['驗證碼 #，請勿告訴他人', '登入驗證碼 #，請勿告訴他人'],
};

const rightToLeftTexts: Texts = {
  ar: ['رمز التحقق #. لا تشاركه', 'رمز الدخول #. لا تشاركه'],
  fa: ['کد تأیید #. به کسی ندهید', 'کد ورود #. به کسی ندهید'],
  he: ['קוד אימות #. אין למסור לאיש', 'קוד כניסה #. אין למסור לאיש'],
};

function toWordings(texts: Texts, options?: Parameters<typeof createWording>[1]): PhoneMessageWordings {
  const wordings = Object.entries(texts).map(
    ([locale, [verification, signIn]]) => [locale, createWording({ verification, sign_in: signIn }, options)] as const,
  );
  return Object.fromEntries(wordings);
}

/**
 * The wordings of the 33 languages. Spread them to use one of them in your own `message` function. Each SMS has one
 * segment with an `appName` whose characters are in GSM-7, and with a `host` of up to 24 characters.
 */
export const defaultPhoneWordings: PhoneMessageWordings = /* @__PURE__ */ createDefaultWordings();

function createDefaultWordings(): PhoneMessageWordings {
  return {
    en: englishWording,
    ...toWordings(gsmTexts),
    ...toWordings(ucs2Texts, { isInUcs2: true }),
    ...toWordings(rightToLeftTexts, { isRightToLeft: true, isInUcs2: true }),
  };
}
