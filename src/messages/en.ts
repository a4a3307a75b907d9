import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'en';
const factors = { totp: 'authenticator app', passkey: 'passkey', email: 'email' };

const challenge: PhoneMessages['challenge'] = {
  title: 'Confirm that it is you',
  submit: 'Continue',
  cancel: 'Back',
  notSent: (number) => `We will text a code to ${number}.`,
  otherNumber: 'Use another number',
  choose: 'Where should we send the code?',
  useBackupCode: 'Use a backup code',
  useText: 'Get a code by text message',
  backupCode: 'Backup code',
  backupCodeHint: 'One of the codes that you saved when you turned on two-step verification. Each works once.',
  backupCodeEmpty: 'Enter a backup code.',
  noNumbers: 'No phone number can receive a code.',
  passed: 'Confirmed. One moment…',
  passedWithBackupCode: 'Confirmed. That backup code is used up now. One moment…',
  ended: 'This sign-in has ended. Start again.',
};

/** Of the number field, which may be all that an app has of the kit. */
export const phoneFieldLabels: PhoneMessages['phoneField'] = {
  phoneNumber: 'Phone number',
  problems: {
    empty: 'Enter your phone number.',
    too_short: 'This number is too short.',
    too_long: 'This number is too long.',
    not_in_country: 'This is not a number of the selected country.',
    not_mobile: 'This is not a mobile number.',
    unsupported_country: 'Numbers of this country are not supported.',
  },
  country: (name, callingCode) => `Country: ${name} ${callingCode}`,
  countrySearch: 'Search countries',
  countriesFound: (count) => plural(locale, count, { one: '1 country found', other: `${count} countries found` }),
};

/** Of the code field. */
export const codeFieldLabels: PhoneMessages['codeField'] = {
  code: 'Verification code',
  problems: {
    no_code: 'No code was found in that text.',
    several_codes: 'More than one code was found in that text.',
    too_long: 'That text has too many digits.',
  },
};

/** English without the texts of a sign-in, which the screens of an account need not load. */
export const enOfAccount: Omit<PhoneMessages, 'challenge'> = {
  locale,
  list: {
    title: 'Phone numbers',
    description: 'Where we can reach you, and how you prove it is you.',
    loading: 'Loading your phone numbers',
    failed: 'Your phone numbers could not be loaded.',
    tryAgain: 'Try again',
    empty: 'No phone numbers yet',
    emptyHint: 'Add one to secure your account and get codes.',
    primary: 'Primary',
    unverified: 'Unverified',
    addedOn: (date) => `Added ${date}`,
    verify: 'Verify',
    verifyNumber: (number) => `Verify ${number}`,
    remove: 'Remove',
    removeNumber: (number) => `Remove ${number}`,
    verified: (number) => `${number} is verified.`,
    removed: (number) => `${number} was removed.`,
    makePrimary: 'Make primary',
    makePrimaryNumber: (number) => `Make primary: ${number}`,
    madePrimary: (number) => `${number} is your primary number now.`,
    secondFactor: 'Two-step',
    defaultSecondFactor: 'Two-step default',
    linkedTo: (types) => `Linked to ${named(locale, types)}`,
  },
  add: {
    open: 'Add phone number',
    title: 'Add a phone number',
    change: 'Change number',
    changeHint: (number) => `${number} stays in use until the new number is verified.`,
    submit: 'Send code',
    cancel: 'Cancel',
    consent: 'We will text you a code to check that the number is yours. Message and data rates may apply.',
    consentBy: {
      whatsapp: 'We will send you a code by WhatsApp to check that the number is yours.',
      voice: 'We will call you and read out a code to check that the number is yours.',
    },
    alreadyVerified: 'This number is already on your list and verified.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'You can have one phone number. Remove it to add another.',
        other: `You can have up to ${max} phone numbers. Remove one to add another.`,
      }),
    mayNotReceiveTexts: 'This may not be a mobile number. The text message may not arrive.',
  },
  verify: {
    sending: (number) => `Sending a code to ${number}…`,
    sentTo: (number, digits) => `We sent a ${digits}-digit code to ${number}.`,
    resentTo: (number) => `We sent a new code to ${number}. The old one no longer works.`,
    notSent: (number) =>
      `We will text a code to ${number} to check that the number is yours. Message and data rates may apply.`,
    expired: (number) => `The code sent to ${number} has expired. Ask for a new one.`,
    burnt: (number) => `Too many wrong codes, so the one sent to ${number} no longer works. Ask for a new one.`,
    verified: (number) => `${number} is verified.`,
    notSentBy: {
      whatsapp: (number) => `We will send a code to ${number} by WhatsApp.`,
      voice: (number) => `We will call ${number} and read out a code.`,
    },
    calling: (number) => `We are calling ${number} to read out your code.`,
    send: 'Send code',
    haveCode: 'I have a code',
    channels: { sms: 'Text me instead', whatsapp: 'Send it by WhatsApp', voice: 'Call me instead' },
    submit: 'Verify',
    resend: 'Resend code',
    resendIn: (seconds) => `Resend in ${countdown(locale, seconds)}`,
    resendReady: 'You can ask for a new code now.',
    cancel: 'Cancel',
    incomplete: (digits) => `Enter all ${digits} digits of the code.`,
  },
  remove: {
    title: (number) => `Remove ${number}?`,
    description: 'You will no longer be able to sign in or get codes with it.',
    primaryPasses: (number) => `${number} becomes your primary number.`,
    linkEnds: (types) => `It is linked to ${named(locale, types)}: that link ends too.`,
    confirm: 'Remove number',
    cancel: 'Keep it',
  },
  secondFactor: {
    title: 'Two-step verification',
    description: 'Signing in also asks for a code, sent to one of these numbers.',
    off: 'Two-step verification is off',
    offHint: 'When it is on, signing in also asks for a code, sent to one of your numbers.',
    smsNotice:
      'Codes sent by text message are a restricted factor (NIST SP 800-63B). ' +
      'A passkey, a security key or an authenticator app is more secure.',
    default: 'Default',
    makeDefault: 'Make default',
    makeDefaultNumber: (number) => `Make default: ${number}`,
    madeDefault: (number) => `Codes go to ${number} now.`,
    stop: 'Stop using',
    stopNumber: (number) => `Stop using ${number} for codes`,
    stopTitle: (number) => `Stop using ${number} for codes?`,
    stopConfirm: 'Stop using it',
    stopCancel: 'Keep using it',
    stopped: (number) => `${number} no longer gets codes.`,
    codesStillGoTo: (number) => `Codes still go to ${number}.`,
    codesPassTo: (number) => `Codes go to ${number} from now on.`,
    turnsOff: 'Two-step verification will be off: signing in no longer asks for a code.',
    stillOn: (types) => `Two-step verification stays on: ${named(locale, types, factors)}.`,
    turnOn: 'Turn on',
    add: 'Add a number for codes',
    choose: 'Which number should get the codes?',
    newNumber: 'New number',
    added: (number) => `${number} can get your codes now.`,
    notAdded: (number, reason) => `${number} was not added. ${reason}`,
  },
  backupCodes: {
    title: 'Backup codes',
    description: 'They let you in when no code can reach you. Each works once.',
    left: (count, date) => `${count} left${date ? `, created ${date}` : ''}`,
    few: 'Few backup codes are left. Get new ones.',
    none: 'No backup codes are left. Get new ones.',
    unseen: 'Your backup codes were created but not saved. Get new ones.',
    create: 'Get new codes',
    createTitle: 'Get new backup codes?',
    createDescription: 'Your old codes will stop working.',
    createCancel: 'Keep the old ones',
    saveTitle: 'Save your backup codes',
    saveDescription: 'They are shown only once. Keep them safe.',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'Copying was not allowed. The codes are selected: copy them yourself.',
    download: 'Download',
    downloaded: (fileName) => `Check your downloads for ${fileName}.`,
    fileName: 'backup-codes.txt',
    print: 'Print',
    printed: 'Check that the codes were printed.',
    heading: (host) => `Backup codes for ${host}`,
    done: 'Done',
    leaveTitle: 'Have you saved the codes?',
    leaveDescription: 'You will not see them again, and you may need them if you lose your phone.',
    leave: 'Leave',
    stay: 'Go back',
    gone: 'These codes are no longer shown.',
  },
  notLoaded: 'This part of the page could not be loaded. Check your connection, or reload the page.',
  phoneField: phoneFieldLabels,
  codeField: codeFieldLabels,
  errors: {
    invalid_phone_number: 'This is not a valid phone number.',
    phone_number_taken: 'This number is already in use by another account.',
    unsupported_country: 'Numbers of this country are not supported.',
    too_many_phone_numbers: 'You cannot add more numbers. Remove one first.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null
        ? 'This code is not right.'
        : 'A newer code is on its way: use the one in the latest message.') +
      (attemptsLeft === null
        ? ''
        : ` ${plural(locale, attemptsLeft, { one: '1 try left.', other: `${attemptsLeft} tries left.` })}`),
    code_expired: 'This code has expired. Ask for a new one.',
    too_many_attempts: 'Too many wrong codes. Ask for a new one.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Too many tries. Try again later.'
        : (sentAgo === null
            ? 'Too many tries. Try again '
            : `A code was sent ${fromNow(locale, -sentAgo)}; you can ask for another `) +
          `${fromNow(locale, retryAfter)}.`,
    already_verified: 'This number is already verified.',
    verification_required: 'Verify this number first.',
    message_not_sent: 'The message could not be sent. Check the number, or try again later.',
    recipient_opted_out:
      'This number has opted out of our messages. Reply START to one of them, or use another number.',
    recipient_unreachable: 'No code can reach this number. Use another number.',
    locked: 'Locked after too many wrong codes. Contact support.',
    last_second_factor: 'This is your last second factor. Add another one first.',
    last_identification: 'This is your last way to sign in. Add another one first.',
    step_up_required: 'Confirm that it is you, then try again.',
    step_up_cancelled: 'Nothing was changed.',
    not_found: 'This number is no longer on your list.',
    unauthenticated: 'You are signed out. Sign in again.',
    forbidden: 'You are not allowed to do this.',
    unsupported: 'This is not possible here.',
    network: 'The server could not be reached. Check your connection, then try again.',
    unknown: 'Something went wrong. Try again.',
  },
};

/** English. */
export const en: PhoneMessages = /* @__PURE__ */ withChallenge();

function withChallenge(): PhoneMessages {
  return { ...enOfAccount, challenge };
}
