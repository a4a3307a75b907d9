import type { InLanguages } from './wordsIn.js';

interface SignInWords {
  signedIn: string;
  again: string;
  note: string;
  backupCode: string;
}

/** The texts of the page around the second step. */
export const signInWords: InLanguages<SignInWords> = {
  en: {
    signedIn: 'You are signed in',
    again: 'Sign in again',
    note: 'The password was right: this is the step after it. The code arrives on this phone.',
    backupCode: 'A backup code to try:',
  },
  ar: {
    signedIn: 'تم تسجيل دخولك',
    again: 'تسجيل الدخول مرة أخرى',
    note: 'كانت كلمة المرور صحيحة، وهذه هي الخطوة التالية. يصل الرمز إلى هذا الهاتف.',
    backupCode: 'رمز احتياطي للتجربة:',
  },
  de: {
    signedIn: 'Sie sind angemeldet',
    again: 'Erneut anmelden',
    note: 'Das Passwort war richtig: Dies ist der Schritt danach. Der Code kommt auf diesem Telefon an.',
    backupCode: 'Ein Backup-Code zum Ausprobieren:',
  },
  ja: {
    signedIn: 'ログインしました',
    again: 'もう一度ログイン',
    note: 'パスワードは正しく入力されました。これはその次のステップです。コードはこのスマートフォンに届きます。',
    backupCode: 'お試し用のバックアップ コード：',
  },
};
