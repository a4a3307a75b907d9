import { duration, ltr, plural } from './format.js';
import type { Messages } from './types.js';

const locale = 'ar';

const tries = (count: number) =>
  plural(locale, count, {
    one: 'بقيت محاولة واحدة.',
    two: 'بقيت محاولتان.',
    few: `بقيت ${count} محاولات.`,
    other: `بقيت ${count} محاولة.`,
  });

/** Arabic. */
export const ar: Messages = {
  locale,
  list: {
    title: 'أرقام الهاتف',
    description: 'كيف نتواصل معك، وكيف تثبت هويتك.',
    loading: 'جارٍ تحميل أرقام هاتفك',
    failed: 'تعذّر تحميل أرقام هاتفك.',
    tryAgain: 'حاول مرة أخرى',
    empty: 'لا توجد أرقام هاتف بعد',
    emptyHint: 'أضف رقمًا لحماية حسابك ولتلقّي الرموز برسالة نصية.',
    primary: 'أساسي',
    unverified: 'لم يتم التحقق منه',
    verify: 'تحقّق',
    verifyNumber: (number) => `تحقّق من ${ltr(number)}`,
    remove: 'إزالة',
    removeNumber: (number) => `إزالة ${ltr(number)}`,
    verified: (number) => `تم التحقق من ${ltr(number)}.`,
    removed: (number) => `تمت إزالة ${ltr(number)}.`,
  },
  add: {
    open: 'إضافة رقم هاتف',
    title: 'إضافة رقم هاتف',
    submit: 'إرسال الرمز',
    cancel: 'إلغاء',
    consent: 'سنرسل إليك رمزًا برسالة نصية للتأكد من أن الرقم لك. قد تُطبَّق رسوم الرسائل والبيانات.',
    alreadyVerified: 'هذا الرقم موجود في قائمتك وقد تم التحقق منه.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'يمكنك إضافة رقم هاتف واحد. أزله لإضافة رقم آخر.',
        two: 'يمكنك إضافة رقمي هاتف كحد أقصى. أزل أحدهما لإضافة رقم آخر.',
        few: `يمكنك إضافة ${max} أرقام هاتف كحد أقصى. أزل رقمًا لإضافة آخر.`,
        other: `يمكنك إضافة ${max} رقم هاتف كحد أقصى. أزل رقمًا لإضافة آخر.`,
      }),
    problems: {
      empty: 'أدخل رقم هاتفك.',
      too_short: 'هذا الرقم قصير جدًا.',
      too_long: 'هذا الرقم طويل جدًا.',
      not_in_country: 'هذا الرقم لا يتبع البلد المحدد.',
      not_mobile: 'هذا ليس رقم هاتف محمول، لذلك لا يمكنه استقبال الرسائل النصية.',
      unsupported_country: 'أرقام هذا البلد غير مدعومة.',
    },
    mayNotReceiveTexts: 'قد لا يكون هذا رقم هاتف محمول، وقد لا تصل الرسالة النصية.',
  },
  verify: {
    title: 'أدخل الرمز',
    sending: (number) => `جارٍ إرسال رمز إلى ${ltr(number)}…`,
    sentTo: (number, digits) =>
      `أرسلنا رمزًا من ${plural(locale, digits, { few: `${digits} أرقام`, other: `${digits} رقمًا` })} إلى ${ltr(number)}.`,
    resentTo: (number) => `أرسلنا رمزًا جديدًا إلى ${ltr(number)}. لم يعد الرمز السابق صالحًا.`,
    notSent: (number) => `سنرسل رمزًا برسالة نصية إلى ${ltr(number)} للتأكد من أنه لك. قد تُطبَّق رسوم الرسائل والبيانات.`,
    expired: (number) => `انتهت صلاحية الرمز المرسل إلى ${ltr(number)}. اطلب رمزًا جديدًا.`,
    burnt: (number) => `أُدخلت رموز خاطئة كثيرة، فلم يعد الرمز المرسل إلى ${ltr(number)} صالحًا. اطلب رمزًا جديدًا.`,
    verified: (number) => `تم التحقق من ${ltr(number)}.`,
    send: 'إرسال الرمز',
    submit: 'تحقّق',
    resend: 'إعادة إرسال الرمز',
    resendIn: (seconds) => `إعادة الإرسال بعد ${seconds} ث`,
    cancel: 'إلغاء',
    incomplete: (digits) => `أدخل أرقام الرمز كلها، وعددها ${digits}.`,
  },
  remove: {
    title: (number) => `إزالة ${ltr(number)}؟`,
    description: 'لن تتمكن بعد ذلك من استخدامه لتسجيل الدخول أو لتلقّي الرموز.',
    confirm: 'إزالة الرقم',
    cancel: 'الاحتفاظ به',
  },
  challenge: {
    title: 'أكّد هويتك',
    submit: 'متابعة',
    cancel: 'رجوع',
    otherNumber: 'استخدام رقم آخر',
    choose: 'إلى أين نرسل الرمز؟',
    useBackupCode: 'استخدام رمز احتياطي',
    useText: 'الحصول على رمز برسالة نصية',
    backupCode: 'الرمز الاحتياطي',
    backupCodeHint: 'أحد الرموز التي حفظتها عند تفعيل التحقق بخطوتين. يعمل كل رمز مرة واحدة.',
    backupCodeEmpty: 'أدخل رمزًا احتياطيًا.',
    noNumbers: 'لا يوجد رقم هاتف يمكنه استقبال رمز.',
    passed: 'تم التأكيد. لحظة من فضلك…',
  },
  notLoaded: 'تعذّر تحميل هذا الجزء من الصفحة. تحقّق من اتصالك.',
  phoneField: {
    phoneNumber: 'رقم الهاتف',
    country: (name, callingCode) => `البلد: ${name} ${ltr(callingCode)}`,
    countrySearch: 'البحث عن بلد',
    countriesFound: (count) =>
      plural(locale, count, {
        zero: 'لم يُعثر على أي بلد',
        one: 'عُثر على بلد واحد',
        two: 'عُثر على بلدين',
        few: `عُثر على ${count} بلدان`,
        other: `عُثر على ${count} بلدًا`,
      }),
  },
  codeField: {
    code: 'رمز التحقق',
  },
  errors: {
    invalid_phone_number: 'رقم الهاتف هذا غير صالح.',
    phone_number_taken: 'هذا الرقم مستخدم في حساب آخر.',
    unsupported_country: 'أرقام هذا البلد غير مدعومة.',
    too_many_phone_numbers: 'بلغت الحد الأقصى من أرقام الهاتف. أزل رقمًا أولًا.',
    incorrect_code: ({ attemptsLeft }) => (attemptsLeft === null ? 'هذا الرمز غير صحيح.' : `هذا الرمز غير صحيح. ${tries(attemptsLeft)}`),
    code_expired: 'انتهت صلاحية هذا الرمز. اطلب رمزًا جديدًا.',
    too_many_attempts: 'رموز خاطئة كثيرة. اطلب رمزًا جديدًا.',
    rate_limited: ({ retryAfter }) =>
      retryAfter === null ? 'محاولات كثيرة. انتظر قليلًا ثم حاول مرة أخرى.' : `محاولات كثيرة. حاول مرة أخرى بعد ${duration(locale, retryAfter)}.`,
    already_verified: 'تم التحقق من هذا الرقم مسبقًا.',
    verification_required: 'تحقّق من هذا الرقم أولًا.',
    message_not_sent: 'تعذّر إرسال الرسالة. تأكد من الرقم أو حاول لاحقًا.',
    last_second_factor: 'هذا آخر عامل تحقق ثانٍ لديك. أضف عاملًا آخر أولًا.',
    last_identification: 'هذه آخر وسيلة لديك لتسجيل الدخول. أضف وسيلة أخرى أولًا.',
    step_up_required: 'أكّد هويتك ثم حاول مرة أخرى.',
    step_up_cancelled: 'لم يتغير شيء لأنك لم تؤكد هويتك.',
    not_found: 'لم يعد هذا الرقم في قائمتك.',
    unauthenticated: 'تم تسجيل خروجك. سجّل الدخول مرة أخرى.',
    forbidden: 'لا يُسمح لك بذلك.',
    unsupported: 'هذا غير ممكن هنا.',
    network: 'تعذّر الوصول إلى الخادم. تحقّق من اتصالك ثم حاول مرة أخرى.',
    unknown: 'حدث خطأ ما. حاول مرة أخرى.',
  },
};
