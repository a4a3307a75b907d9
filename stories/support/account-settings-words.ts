import type { InLanguages } from './wordsIn.js';

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

/** The texts of the page around the kit. */
export const settingsWords: InLanguages<SettingsWords> = {
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
    note:
      'Nothing here leaves your browser. Add any mobile number: its code arrives on this phone. ' +
      'What you do stays after a reload.',
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
  de: {
    brand: 'Gipfel',
    person: 'Amira Haddad',
    initials: 'AH',
    settings: 'Kontoeinstellungen',
    tabs: ['Profil', 'Sicherheit', 'Benachrichtigungen', 'Abrechnung'],
    title: 'Sicherheit',
    description: 'Wie Sie sich bei Gipfel anmelden und wie wir sicherstellen, dass Sie es sind.',
    signIn: 'Anmeldung',
    facts: [
      { term: 'E-Mail', fact: 'amira@example.com' },
      { term: 'Passwort', fact: 'Vor 3 Monaten geändert' },
      { term: 'Passkeys', fact: 'MacBook Air, iPhone' },
    ],
    playground: 'Spielwiese',
    note:
      'Nichts verlässt Ihren Browser. Fügen Sie eine beliebige Mobilfunknummer hinzu: Der Code ' +
      'kommt auf diesem Telefon an. Was Sie tun, bleibt nach dem Neuladen erhalten.',
    startAfresh: 'Von vorn beginnen',
  },
  ja: {
    brand: 'サミット',
    person: '佐藤 亜美',
    initials: '佐',
    settings: 'アカウント設定',
    tabs: ['プロフィール', 'セキュリティ', '通知', 'お支払い'],
    title: 'セキュリティ',
    description: 'サミットへのログイン方法と、ご本人であることの確認方法です。',
    signIn: 'ログイン',
    facts: [
      { term: 'メール', fact: 'amira@example.com' },
      { term: 'パスワード', fact: '3 か月前に変更' },
      { term: 'パスキー', fact: 'MacBook Air、iPhone' },
    ],
    playground: 'プレイグラウンド',
    note: 'データがブラウザの外に送信されることはありません。携帯電話番号を追加すると、コードはこのスマートフォンに届きます。操作した内容は再読み込み後も残ります。',
    startAfresh: '最初からやり直す',
  },
};
