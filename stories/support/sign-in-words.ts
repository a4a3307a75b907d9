import type { Language } from './environment.js';

interface SignInWords {
  signedIn: string;
  again: string;
  note: string;
  backupCode: string;
}

/** The words of the page around the second step. */
export const signInWords: Record<Language, SignInWords> = {
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
};
