import { countdown, fromNow, named } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'tr';
const factors = { totp: 'kimlik doğrulama uygulaması', passkey: 'geçiş anahtarı', email: 'e-posta' };

const tries = (count: number) => `${count} deneme hakkınız kaldı.`;

/** Turkish. */
export const tr: PhoneMessages = {
  locale,
  list: {
    title: 'Telefon numaraları',
    description: 'Size nereden ulaşabileceğimiz ve kimliğinizi nasıl doğruladığınız.',
    loading: 'Telefon numaralarınız yükleniyor',
    failed: 'Telefon numaralarınız yüklenemedi.',
    tryAgain: 'Tekrar dene',
    empty: 'Henüz telefon numarası yok',
    emptyHint: 'Hesabınızı korumak ve kod almak için bir numara ekleyin.',
    primary: 'Birincil',
    unverified: 'Doğrulanmadı',
    addedOn: (date) => `Eklenme: ${date}`,
    verify: 'Doğrula',
    verifyNumber: (number) => `${number} numarasını doğrula`,
    remove: 'Kaldır',
    removeNumber: (number) => `${number} numarasını kaldır`,
    verified: (number) => `${number} doğrulandı.`,
    removed: (number) => `${number} kaldırıldı.`,
    makePrimary: 'Birincil yap',
    makePrimaryNumber: (number) => `Birincil yap: ${number}`,
    madePrimary: (number) => `Birincil numaranız artık ${number}.`,
    secondFactor: 'İki adımlı',
    defaultSecondFactor: 'İki adımlı, varsayılan',
    linkedTo: (types) => `Bağlantılı: ${named(locale, types)}`,
  },
  add: {
    open: 'Telefon numarası ekle',
    title: 'Telefon numarası ekle',
    change: 'Numarayı değiştir',
    changeHint: (number) => `Yeni numara doğrulanana kadar ${number} kullanılmaya devam eder.`,
    submit: 'Kod gönder',
    cancel: 'İptal',
    consent:
      'Numaranın size ait olduğunu kontrol etmek için SMS ile bir kod göndereceğiz. Mesaj ve veri ' +
      'ücretleri alınabilir.',
    consentBy: {
      whatsapp: 'Numaranın size ait olduğunu kontrol etmek için WhatsApp ile bir kod göndereceğiz.',
      voice: 'Numaranın size ait olduğunu kontrol etmek için sizi arayıp bir kod okuyacağız.',
    },
    alreadyVerified: 'Bu numara zaten listenizde ve doğrulanmış.',
    limitReached: (max) => `En fazla ${max} telefon numaranız olabilir. Başka bir numara eklemek için birini kaldırın.`,
    mayNotReceiveTexts: 'Bu bir cep telefonu numarası olmayabilir. SMS ulaşmayabilir.',
  },
  verify: {
    sending: (number) => `${number} numarasına kod gönderiliyor…`,
    sentTo: (number, digits) => `${number} numarasına ${digits} haneli bir kod gönderdik.`,
    resentTo: (number) => `${number} numarasına yeni bir kod gönderdik. Önceki kod artık geçerli değil.`,
    notSent: (number) =>
      `Size ait olduğunu kontrol etmek için ${number} numarasına SMS ile bir kod göndereceğiz. ` +
      `Mesaj ve veri ücretleri alınabilir.`,
    expired: (number) => `${number} numarasına gönderilen kodun süresi doldu. Yeni bir kod isteyin.`,
    burnt: (number) =>
      `Çok fazla yanlış kod girildi. ${number} numarasına gönderilen kod artık geçerli değil. Yeni bir kod isteyin.`,
    verified: (number) => `${number} doğrulandı.`,
    notSentBy: {
      whatsapp: (number) => `${number} numarasına WhatsApp ile bir kod göndereceğiz.`,
      voice: (number) => `${number} numarasını arayıp bir kod okuyacağız.`,
    },
    calling: (number) => `Kodunuzu okumak için ${number} numarasını arıyoruz.`,
    send: 'Kod gönder',
    haveCode: 'Kodum var',
    channels: { sms: 'SMS ile gönder', whatsapp: 'WhatsApp ile gönder', voice: 'Beni arayın' },
    submit: 'Doğrula',
    resend: 'Kodu yeniden gönder',
    resendIn: (seconds) => `${countdown(locale, seconds)} sonra yeniden gönder`,
    resendReady: 'Artık yeni bir kod isteyebilirsiniz.',
    cancel: 'İptal',
    incomplete: (digits) => `Kodun ${digits} hanesinin tamamını girin.`,
  },
  remove: {
    title: (number) => `${number} numarası kaldırılsın mı?`,
    description: 'Bu numarayı artık oturum açmak veya kod almak için kullanamazsınız.',
    primaryPasses: (number) => `${number} birincil numaranız olacak.`,
    linkEnds: (types) => `Bu numara şununla bağlantılı: ${named(locale, types)}. Bu bağlantı da kaldırılacak.`,
    confirm: 'Numarayı kaldır',
    cancel: 'Vazgeç',
  },
  secondFactor: {
    title: 'İki adımlı doğrulama',
    description: 'Oturum açarken bu numaralardan birine gönderilen bir kod da istenir.',
    off: 'İki adımlı doğrulama kapalı',
    offHint: 'Açık olduğunda, oturum açarken numaralarınızdan birine gönderilen bir kod da istenir.',
    smsNotice:
      'SMS ile gönderilen kodlar kısıtlı bir faktördür (NIST SP 800-63B); telefon numarası ' +
      'başkalarının eline geçebilir. Geçiş anahtarı, güvenlik anahtarı veya kimlik doğrulama ' +
      'uygulaması daha güvenlidir.',
    default: 'Varsayılan',
    makeDefault: 'Varsayılan yap',
    makeDefaultNumber: (number) => `Varsayılan yap: ${number}`,
    madeDefault: (number) => `Kodlar artık ${number} numarasına gönderiliyor.`,
    stop: 'Kullanmayı bırak',
    stopNumber: (number) => `${number} numarasını kodlar için kullanmayı bırak`,
    stopTitle: (number) => `${number} numarası artık kodlar için kullanılmasın mı?`,
    stopConfirm: 'Kullanmayı bırak',
    stopCancel: 'Kullanmaya devam et',
    stopped: (number) => `${number} numarasına artık kod gönderilmiyor.`,
    codesStillGoTo: (number) => `Kodlar ${number} numarasına gönderilmeye devam ediyor.`,
    codesPassTo: (number) => `Kodlar bundan sonra ${number} numarasına gönderilecek.`,
    turnsOff: 'İki adımlı doğrulama kapatılacak ve oturum açarken artık kod istenmeyecek.',
    stillOn: (types) => `İki adımlı doğrulama açık kalır: ${named(locale, types, factors)}.`,
    turnOn: 'Aç',
    add: 'Kodlar için numara ekle',
    choose: 'Kodlar hangi numaraya gönderilsin?',
    newNumber: 'Yeni numara',
    added: (number) => `${number} artık kodlarınızı alabilir.`,
    notAdded: (number, reason) => `${number} eklenmedi. ${reason}`,
  },
  backupCodes: {
    title: 'Yedek kodlar',
    description: 'Size kod ulaştırılamadığında oturum açmanızı sağlar. Her biri yalnızca bir kez kullanılabilir.',
    left: (count, date) => `${count} kod kaldı${date ? `, oluşturulma: ${date}` : ''}`,
    few: 'Az sayıda yedek kod kaldı. Bitmeden yenilerini alın.',
    none: 'Hiç yedek kodunuz kalmadı. Telefonunuz olmadan da oturum açabilmek için yenilerini alın.',
    unseen: 'Yedek kodlarınız oluşturuldu ancak kaydedilmedi. Yenilerini alın.',
    create: 'Yeni kod al',
    createTitle: 'Yeni yedek kodlar alınsın mı?',
    createDescription: 'Yeni kodlar oluşturulduğunda mevcut kodlarınız geçersiz olur.',
    createCancel: 'Mevcut kodları koru',
    saveTitle: 'Yedek kodlarınızı kaydedin',
    saveDescription: 'Kodlar yalnızca şimdi gösterilir; güvenli bir yerde saklayın.',
    copy: 'Kopyala',
    copied: 'Kopyalandı.',
    notCopied: 'Tarayıcınız kopyalamaya izin vermedi. Kodlar seçili durumda, kendiniz kopyalayabilirsiniz.',
    download: 'İndir',
    downloaded: (fileName) => `${fileName} dosyasının indirilenler arasında olduğunu kontrol edin.`,
    fileName: 'yedek-kodlar.txt',
    print: 'Yazdır',
    printed: 'Kodların yazdırıldığını kontrol edin.',
    heading: (host) => `${host} için yedek kodlar`,
    done: 'Bitti',
    leaveTitle: 'Kodları kaydettiniz mi?',
    leaveDescription:
      'Kodlar bir daha gösterilmez. Kodlarınız yoksa telefonunuzu kaybettiğinizde hesabınıza erişemeyebilirsiniz.',
    leave: 'Çık',
    stay: 'Geri dön',
    gone: 'Bu kodlar artık gösterilmiyor.',
  },
  challenge: {
    title: 'Kimliğinizi doğrulayın',
    submit: 'Devam',
    cancel: 'Geri',
    notSent: (number) => `${number} numarasına SMS ile bir kod göndereceğiz.`,
    otherNumber: 'Başka bir numara kullan',
    choose: 'Kodu nereye gönderelim?',
    useBackupCode: 'Yedek kod kullan',
    useText: 'SMS ile kod al',
    backupCode: 'Yedek kod',
    backupCodeHint:
      'İki adımlı doğrulamayı açtığınızda kaydettiğiniz kodlardan biri. Her kod yalnızca bir kez kullanılabilir.',
    backupCodeEmpty: 'Bir yedek kod girin.',
    noNumbers: 'Kod alabilecek bir telefon numarası yok.',
    passed: 'Doğrulandı. Bir saniye…',
    passedWithBackupCode: 'Doğrulandı. Bu yedek kod artık kullanılamaz. Bir saniye…',
    ended: 'Bu oturum açma işlemi sona erdi. Baştan başlayın.',
  },
  notLoaded: 'Sayfanın bu bölümü yüklenemedi. Bağlantınızı kontrol edin. Yine olmazsa sayfayı yenileyin.',
  phoneField: {
    phoneNumber: 'Telefon numarası',
    problems: {
      empty: 'Telefon numaranızı girin.',
      too_short: 'Bu numara çok kısa.',
      too_long: 'Bu numara çok uzun.',
      not_in_country: 'Bu numara seçilen ülkeye ait değil.',
      not_mobile: 'Bu bir cep telefonu numarası değil.',
      unsupported_country: 'Bu ülkenin numaraları desteklenmiyor.',
    },
    country: (name, callingCode) => `Ülke: ${name} ${callingCode}`,
    countrySearch: 'Ülke ara',
    countriesFound: (count) => `${count} ülke bulundu`,
  },
  codeField: {
    code: 'Doğrulama kodu',
    problems: {
      no_code: 'Bu metinde kod bulunamadı.',
      several_codes: 'Bu metinde birden fazla kod bulundu.',
      too_long: 'Bu metinde çok fazla rakam var.',
    },
  },
  errors: {
    invalid_phone_number: 'Bu telefon numarası geçerli değil.',
    phone_number_taken: 'Bu numara zaten başka bir hesapta kullanılıyor.',
    unsupported_country: 'Bu ülkenin numaraları desteklenmiyor.',
    too_many_phone_numbers: 'Telefon numarası sınırına ulaştınız. Önce bir numarayı kaldırın.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null ? 'Bu kod doğru değil.' : 'Daha yeni bir kod gönderildi: son mesajdaki kodu kullanın.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Bu kodun süresi doldu. Yeni bir kod isteyin.',
    too_many_attempts: 'Çok fazla yanlış kod girildi. Yeni bir kod isteyin.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Çok fazla deneme yapıldı. Biraz bekleyip tekrar deneyin.'
        : sentAgo === null
          ? `Çok fazla deneme yapıldı. ${fromNow(locale, retryAfter)} tekrar deneyin.`
          : `${fromNow(locale, -sentAgo)} bir kod gönderildi. ` +
            `${fromNow(locale, retryAfter)} yenisini isteyebilirsiniz.`,
    already_verified: 'Bu numara zaten doğrulanmış.',
    verification_required: 'Önce bu numarayı doğrulayın.',
    message_not_sent: 'Mesaj gönderilemedi. Numarayı kontrol edin veya daha sonra tekrar deneyin.',
    recipient_opted_out:
      'Bu numara mesajlarımızı almayı reddetti. Birini START ile yanıtlayın veya başka bir numara kullanın.',
    recipient_unreachable: 'Bu numaraya kod ulaştırılamıyor. Başka bir numara kullanın.',
    locked: 'Çok fazla yanlış kod girildiği için kilitlendi. Destek ekibiyle iletişime geçin.',
    last_second_factor: 'Bu, son ikinci faktörünüz. Önce başka bir tane ekleyin.',
    last_identification: 'Bu, son oturum açma yönteminiz. Önce başka bir tane ekleyin.',
    step_up_required: 'Kimliğinizi doğrulayıp tekrar deneyin.',
    step_up_cancelled: 'Kimliğinizi doğrulamadığınız için hiçbir değişiklik yapılmadı.',
    not_found: 'Bu numara artık listenizde değil.',
    unauthenticated: 'Oturumunuz kapatıldı. Tekrar oturum açın.',
    forbidden: 'Bunu yapma izniniz yok.',
    unsupported: 'Bu işlem burada yapılamaz.',
    network: 'Sunucuya ulaşılamadı. Bağlantınızı kontrol edip tekrar deneyin.',
    unknown: 'Bir sorun oluştu. Tekrar deneyin.',
  },
};
