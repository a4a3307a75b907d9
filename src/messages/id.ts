import { countdown, fromNow, named } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'id';
const factors = { totp: 'aplikasi pengautentikasi', passkey: 'kunci sandi', email: 'email' };

const tries = (count: number) => `Tersisa ${count} percobaan.`;

/** Indonesian. */
export const id: PhoneMessages = {
  locale,
  list: {
    title: 'Nomor telepon',
    description: 'Tempat kami dapat menghubungi Anda, dan cara Anda membuktikan identitas.',
    loading: 'Memuat nomor telepon Anda',
    failed: 'Nomor telepon Anda tidak dapat dimuat.',
    tryAgain: 'Coba lagi',
    empty: 'Belum ada nomor telepon',
    emptyHint: 'Tambahkan nomor untuk mengamankan akun Anda dan menerima kode.',
    primary: 'Utama',
    unverified: 'Belum diverifikasi',
    addedOn: (date) => `Ditambahkan ${date}`,
    verify: 'Verifikasi',
    verifyNumber: (number) => `Verifikasi ${number}`,
    remove: 'Hapus',
    removeNumber: (number) => `Hapus ${number}`,
    verified: (number) => `${number} telah diverifikasi.`,
    removed: (number) => `${number} telah dihapus.`,
    makePrimary: 'Jadikan utama',
    makePrimaryNumber: (number) => `Jadikan utama: ${number}`,
    madePrimary: (number) => `${number} kini menjadi nomor utama Anda.`,
    secondFactor: 'Dua langkah',
    defaultSecondFactor: 'Dua langkah, default',
    linkedTo: (types) => `Ditautkan ke ${named(locale, types)}`,
  },
  add: {
    open: 'Tambahkan nomor telepon',
    title: 'Tambahkan nomor telepon',
    change: 'Ubah nomor',
    changeHint: (number) => `${number} tetap digunakan sampai nomor baru diverifikasi.`,
    submit: 'Kirim kode',
    cancel: 'Batal',
    consent:
      'Kami akan mengirim kode melalui SMS untuk memastikan nomor ini milik Anda. Tarif pesan dan ' +
      'data mungkin berlaku.',
    consentBy: {
      whatsapp: 'Kami akan mengirim kode melalui WhatsApp untuk memastikan nomor ini milik Anda.',
      voice: 'Kami akan menelepon Anda dan membacakan kode untuk memastikan nomor ini milik Anda.',
    },
    alreadyVerified: 'Nomor ini sudah ada di daftar Anda dan sudah diverifikasi.',
    limitReached: (max) =>
      `Anda dapat memiliki maksimal ${max} nomor telepon. Hapus salah satu untuk menambahkan yang lain.`,
    mayNotReceiveTexts: 'Ini mungkin bukan nomor ponsel. SMS mungkin tidak sampai.',
  },
  verify: {
    sending: (number) => `Mengirim kode ke ${number}…`,
    sentTo: (number, digits) => `Kami telah mengirim kode ${digits} digit ke ${number}.`,
    resentTo: (number) => `Kami telah mengirim kode baru ke ${number}. Kode sebelumnya tidak berlaku lagi.`,
    notSent: (number) =>
      `Kami akan mengirim kode melalui SMS ke ${number} untuk memastikan nomor ini milik Anda. ` +
      `Tarif pesan dan data mungkin berlaku.`,
    expired: (number) => `Kode yang dikirim ke ${number} sudah tidak berlaku. Minta kode baru.`,
    burnt: (number) =>
      `Terlalu banyak kode yang salah, jadi kode yang dikirim ke ${number} tidak berlaku lagi. Minta kode baru.`,
    verified: (number) => `${number} telah diverifikasi.`,
    notSentBy: {
      whatsapp: (number) => `Kami akan mengirim kode melalui WhatsApp ke ${number}.`,
      voice: (number) => `Kami akan menelepon ${number} dan membacakan kode.`,
    },
    calling: (number) => `Kami sedang menelepon ${number} untuk membacakan kode Anda.`,
    send: 'Kirim kode',
    haveCode: 'Saya punya kode',
    channels: { sms: 'Kirim melalui SMS', whatsapp: 'Kirim melalui WhatsApp', voice: 'Telepon saya saja' },
    submit: 'Verifikasi',
    resend: 'Kirim ulang kode',
    resendIn: (seconds) => `Kirim ulang dalam ${countdown(locale, seconds)}`,
    resendReady: 'Anda dapat meminta kode baru sekarang.',
    cancel: 'Batal',
    incomplete: (digits) => `Masukkan semua ${digits} digit kode.`,
  },
  remove: {
    title: (number) => `Hapus ${number}?`,
    description: 'Anda tidak dapat lagi menggunakannya untuk login atau menerima kode.',
    primaryPasses: (number) => `${number} akan menjadi nomor utama Anda.`,
    linkEnds: (types) => `Nomor ini ditautkan ke ${named(locale, types)}. Tautan tersebut juga akan diakhiri.`,
    confirm: 'Hapus nomor',
    cancel: 'Pertahankan',
  },
  secondFactor: {
    title: 'Verifikasi 2 langkah',
    description: 'Login juga memerlukan kode yang dikirim ke salah satu nomor ini.',
    off: 'Verifikasi 2 langkah nonaktif',
    offHint: 'Jika diaktifkan, login juga memerlukan kode yang dikirim ke salah satu nomor Anda.',
    smsNotice:
      'Kode melalui SMS adalah faktor terbatas (NIST SP 800-63B), karena nomor telepon dapat ' +
      'diambil alih. Kunci sandi, kunci keamanan, atau aplikasi pengautentikasi lebih kuat.',
    default: 'Default',
    makeDefault: 'Jadikan default',
    makeDefaultNumber: (number) => `Jadikan default: ${number}`,
    madeDefault: (number) => `Kode kini dikirim ke ${number}.`,
    stop: 'Berhenti gunakan',
    stopNumber: (number) => `Berhenti gunakan ${number} untuk kode`,
    stopTitle: (number) => `Berhenti gunakan ${number} untuk kode?`,
    stopConfirm: 'Berhenti gunakan',
    stopCancel: 'Tetap gunakan',
    stopped: (number) => `${number} tidak lagi menerima kode.`,
    codesStillGoTo: (number) => `Kode tetap dikirim ke ${number}.`,
    codesPassTo: (number) => `Mulai sekarang, kode akan dikirim ke ${number}.`,
    turnsOff: 'Verifikasi 2 langkah akan dinonaktifkan: login tidak lagi memerlukan kode.',
    stillOn: (types) => `Verifikasi 2 langkah tetap aktif: ${named(locale, types, factors)}.`,
    turnOn: 'Aktifkan',
    add: 'Tambahkan nomor untuk kode',
    choose: 'Nomor mana yang akan menerima kode?',
    newNumber: 'Nomor baru',
    added: (number) => `${number} kini dapat menerima kode Anda.`,
    notAdded: (number, reason) => `${number} tidak ditambahkan. ${reason}`,
  },
  backupCodes: {
    title: 'Kode cadangan',
    description:
      'Kode ini dapat digunakan untuk login saat kode tidak dapat dikirim. Setiap kode hanya berlaku sekali.',
    left: (count, date) => `Tersisa ${count}${date ? `, dibuat ${date}` : ''}`,
    few: 'Kode cadangan tinggal sedikit. Dapatkan yang baru sebelum habis.',
    none: 'Kode cadangan Anda sudah habis. Dapatkan yang baru agar Anda tetap bisa masuk tanpa ponsel.',
    unseen: 'Kode cadangan Anda sudah dibuat, tetapi belum disimpan. Dapatkan yang baru.',
    create: 'Dapatkan kode baru',
    createTitle: 'Dapatkan kode cadangan baru?',
    createDescription: 'Kode Anda saat ini tidak akan berlaku begitu kode baru dibuat.',
    createCancel: 'Pertahankan yang lama',
    saveTitle: 'Simpan kode cadangan Anda',
    saveDescription: 'Kode hanya ditampilkan sekarang, jadi simpan di tempat yang aman.',
    copy: 'Salin',
    copied: 'Disalin.',
    notCopied: 'Browser Anda tidak mengizinkan penyalinan. Kode sudah dipilih: salin sendiri.',
    download: 'Download',
    downloaded: (fileName) => `Pastikan ${fileName} ada di download Anda.`,
    fileName: 'kode-cadangan.txt',
    print: 'Cetak',
    printed: 'Pastikan kode sudah dicetak.',
    heading: (host) => `Kode cadangan untuk ${host}`,
    done: 'Selesai',
    leaveTitle: 'Sudahkah Anda menyimpan kode?',
    leaveDescription:
      'Kode tidak akan ditampilkan lagi. Tanpa kode ini, Anda mungkin tidak dapat masuk jika kehilangan ponsel.',
    leave: 'Keluar',
    stay: 'Kembali',
    gone: 'Kode ini tidak ditampilkan lagi.',
  },
  challenge: {
    title: 'Konfirmasi identitas Anda',
    submit: 'Lanjutkan',
    cancel: 'Kembali',
    notSent: (number) => `Kami akan mengirim kode melalui SMS ke ${number}.`,
    otherNumber: 'Gunakan nomor lain',
    choose: 'Ke mana kami harus mengirim kode?',
    useBackupCode: 'Gunakan kode cadangan',
    useText: 'Dapatkan kode melalui SMS',
    backupCode: 'Kode cadangan',
    backupCodeHint:
      'Salah satu kode yang Anda simpan saat mengaktifkan Verifikasi 2 langkah. Setiap kode hanya berlaku sekali.',
    backupCodeEmpty: 'Masukkan kode cadangan.',
    noNumbers: 'Tidak ada nomor telepon yang dapat menerima kode.',
    passed: 'Terkonfirmasi. Tunggu sebentar…',
    passedWithBackupCode: 'Terkonfirmasi. Kode cadangan itu kini sudah terpakai. Tunggu sebentar…',
    ended: 'Proses masuk ini telah berakhir. Mulai lagi dari awal.',
  },
  notLoaded: 'Bagian halaman ini tidak dapat dimuat. Periksa koneksi Anda. Jika gagal lagi, muat ulang halaman.',
  phoneField: {
    phoneNumber: 'Nomor telepon',
    problems: {
      empty: 'Masukkan nomor telepon Anda.',
      too_short: 'Nomor ini terlalu pendek.',
      too_long: 'Nomor ini terlalu panjang.',
      not_in_country: 'Nomor ini bukan dari negara yang dipilih.',
      not_mobile: 'Ini bukan nomor ponsel.',
      unsupported_country: 'Nomor dari negara ini tidak didukung.',
    },
    country: (name, callingCode) => `Negara: ${name} ${callingCode}`,
    countrySearch: 'Cari negara',
    countriesFound: (count) => `${count} negara ditemukan`,
  },
  codeField: {
    code: 'Kode verifikasi',
    problems: {
      no_code: 'Tidak ada kode dalam teks itu.',
      several_codes: 'Ada lebih dari satu kode dalam teks itu.',
      too_long: 'Digit dalam teks itu terlalu banyak.',
    },
  },
  errors: {
    invalid_phone_number: 'Nomor telepon ini tidak valid.',
    phone_number_taken: 'Nomor ini sudah digunakan oleh akun lain.',
    unsupported_country: 'Nomor dari negara ini tidak didukung.',
    too_many_phone_numbers: 'Anda telah mencapai jumlah maksimal nomor telepon. Hapus salah satu terlebih dahulu.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null ? 'Kode ini salah.' : 'Kode yang lebih baru sedang dikirim: gunakan kode di pesan terakhir.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Kode ini sudah tidak berlaku. Minta kode baru.',
    too_many_attempts: 'Terlalu banyak kode yang salah. Minta kode baru.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.'
        : sentAgo === null
          ? `Terlalu banyak percobaan. Coba lagi ${fromNow(locale, retryAfter)}.`
          : `Kode dikirim ${fromNow(locale, -sentAgo)}. Anda dapat meminta kode lain ${fromNow(locale, retryAfter)}.`,
    already_verified: 'Nomor ini sudah diverifikasi.',
    verification_required: 'Verifikasi nomor ini terlebih dahulu.',
    message_not_sent: 'Pesan tidak dapat dikirim. Periksa nomornya, atau coba lagi nanti.',
    recipient_opted_out:
      'Nomor ini telah berhenti menerima pesan kami. Balas START ke salah satunya, atau gunakan nomor lain.',
    recipient_unreachable: 'Kode tidak dapat dikirim ke nomor ini. Gunakan nomor lain.',
    locked: 'Terkunci karena terlalu banyak kode yang salah. Hubungi dukungan.',
    last_second_factor: 'Ini adalah faktor kedua terakhir Anda. Tambahkan yang lain terlebih dahulu.',
    last_identification: 'Ini adalah cara login terakhir Anda. Tambahkan yang lain terlebih dahulu.',
    step_up_required: 'Konfirmasi identitas Anda, lalu coba lagi.',
    step_up_cancelled: 'Tidak ada yang diubah karena Anda tidak mengonfirmasi identitas.',
    not_found: 'Nomor ini sudah tidak ada di daftar Anda.',
    unauthenticated: 'Anda telah logout. Login lagi.',
    forbidden: 'Anda tidak diizinkan melakukan ini.',
    unsupported: 'Ini tidak dapat dilakukan di sini.',
    network: 'Server tidak dapat dijangkau. Periksa koneksi Anda, lalu coba lagi.',
    unknown: 'Terjadi kesalahan. Coba lagi.',
  },
};
