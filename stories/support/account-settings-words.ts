import type { Language } from './environment.js';

interface SettingsWords {
  brand: string;
  person: string;
  initials: string;
  settings: string;
  tabs: readonly string[];
  title: string;
  description: string;
  signIn: string;
  facts: readonly { term: string; fact: string }[];
  playground: string;
  note: string;
  startAfresh: string;
}

/** The words of the page around the kit. */
export const settingsWords: Record<Language, SettingsWords> = {
  en: {
    brand: 'Summit',
    person: 'Amira Haddad',
    initials: 'AH',
    settings: 'Account settings',
    tabs: ['Profile', 'Security', 'Notifications', 'Billing'],
    title: 'Security',
    description: 'How you sign in to Summit, and how we make sure that it is you.',
    signIn: 'Sign-in',
    facts: [
      { term: 'Email', fact: 'amira@example.com' },
      { term: 'Password', fact: 'Changed 3 months ago' },
      { term: 'Passkeys', fact: 'MacBook Air, iPhone' },
    ],
    playground: 'Playground',
    note: 'Nothing here leaves your browser. Add any mobile number: its code arrives on this phone. What you do stays after a reload.',
    startAfresh: 'Start afresh',
  },
  ar: {
    brand: 'قمّة',
    person: 'أميرة حداد',
    initials: 'أح',
    settings: 'إعدادات الحساب',
    tabs: ['الملف الشخصي', 'الأمان', 'الإشعارات', 'الفوترة'],
    title: 'الأمان',
    description: 'كيف تسجّل الدخول إلى قمّة، وكيف نتأكد من أنك صاحب الحساب.',
    signIn: 'تسجيل الدخول',
    facts: [
      { term: 'البريد الإلكتروني', fact: 'amira@example.com' },
      { term: 'كلمة المرور', fact: 'تم تغييرها قبل 3 أشهر' },
      { term: 'مفاتيح المرور', fact: 'MacBook Air، iPhone' },
    ],
    playground: 'بيئة التجربة',
    note: 'لا يغادر شيء متصفحك. أضف أي رقم هاتف محمول، وسيصل رمزه إلى هذا الهاتف. ويبقى ما تفعله بعد إعادة التحميل.',
    startAfresh: 'ابدأ من جديد',
  },
};
