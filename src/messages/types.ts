import type { CodeProblem } from '../core/code-text.js';
import type { PhoneError } from '../core/errors.js';
import type { PhoneErrorCode } from '../core/error-codes.js';
import type { Channel } from '../core/model.js';
import type { Complete } from '../core/optional.js';
import type { PhoneProblem } from '../core/phone-text.js';

/** The texts of `PhoneField`. */
export interface PhoneFieldLabels {
  /** The field's own label. */
  phoneNumber: string;
  /** The accessible name of the country button, with the selected country. */
  country: (name: string, callingCode: string) => string;
  countrySearch: string;
  /** Announced: the number of results of a search for a country. */
  countriesFound: (count: number) => string;
  /**
   * The validation messages that the browser shows when a form with an invalid number is submitted.
   * @default `phoneNumber`
   */
  problems?: Readonly<Record<PhoneProblem, string>> | undefined;
}

/** The texts of `CodeField`. */
export interface CodeFieldLabels {
  /** The field's own label. */
  code: string;
  /** Announced when a pasted text is rejected. @default not announced */
  problems?: Record<CodeProblem, string> | undefined;
}

/** The text of an error; a function if it depends on the error. */
export type PhoneErrorText = string | ((error: PhoneError) => string);

/**
 * All texts of the kit in one language. Phone numbers are passed in formatted; a right-to-left language isolates them
 * with `ltr`. To override texts, spread a language of the kit, group by group:
 * `{ ...de, errors: { ...de.errors, network: '…' } }`.
 */
export interface PhoneMessages {
  /** The language tag (BCP 47), for `Intl`. */
  locale: string;
  list: {
    title: string;
    description: string;
    loading: string;
    /** The list could not be loaded; followed by the text of the error. */
    failed: string;
    tryAgain: string;
    empty: string;
    /** What to do next if the list is empty. */
    emptyHint: string;
    primary: string;
    unverified: string;
    /** When the number was added, such as “3 May 2026”. */
    addedOn: (date: string) => string;
    verify: string;
    verifyNumber: (number: string) => string;
    remove: string;
    removeNumber: (number: string) => string;
    /** Announced. */
    verified: (number: string) => string;
    /** Announced. */
    removed: (number: string) => string;
    makePrimary: string;
    makePrimaryNumber: (number: string) => string;
    /** Announced. */
    madePrimary: (number: string) => string;
    /** The badge of a number that receives the codes of two-step verification. */
    secondFactor: string;
    /** The badge of the number that receives them by default. */
    defaultSecondFactor: string;
    /** Names the other identifications that are linked to the number, by their `type`. */
    linkedTo: (types: readonly string[]) => string;
  };
  add: {
    /** The button that opens the form. */
    open: string;
    title: string;
    /** The button and the title, if the new number takes the place of the one that there is. */
    change: string;
    /** The current number is kept until then. */
    changeHint: (number: string) => string;
    submit: string;
    cancel: string;
    /** The consent: a message will be sent, and rates may apply. */
    consent: string;
    /** In place of `consent`, by the adapter’s first channel, if it sends no SMS. */
    consentBy: Readonly<Record<Exclude<Channel, 'sms'>, string>>;
    alreadyVerified: string;
    limitReached: (max: number) => string;
    /** The number is not known as a mobile number, so a text may not arrive. */
    mayNotReceiveTexts: string;
  };
  verify: {
    sending: (number: string) => string;
    sentTo: (number: string, digits: number) => string;
    resentTo: (number: string) => string;
    notSent: (number: string) => string;
    expired: (number: string) => string;
    burnt: (number: string) => string;
    verified: (number: string) => string;
    /** The code will be sent another way than by SMS. */
    notSentBy: Readonly<Record<Exclude<Channel, 'sms'>, (number: string) => string>>;
    /** In place of `sentTo`, if the code comes by a call. */
    calling: (number: string) => string;
    send: string;
    /** Opens the code field although the code seems to have expired, by a clock that may be wrong. */
    haveCode: string;
    submit: string;
    resend: string;
    /** The buttons that send the code another way. */
    channels: Readonly<Record<Channel, string>>;
    /** The resend button during the wait. */
    resendIn: (seconds: number) => string;
    /** Announced when the wait ends. */
    resendReady: string;
    cancel: string;
    /** The code is incomplete. */
    incomplete: (digits: number) => string;
  };
  remove: {
    title: (number: string) => string;
    description: string;
    /** Names the number that becomes primary. */
    primaryPasses: (number: string) => string;
    /** What happens to the identifications that are linked to the number, by their `type`. */
    linkEnds: (types: readonly string[]) => string;
    confirm: string;
    cancel: string;
  };
  secondFactor: {
    title: string;
    description: string;
    /** Shown if no number is reserved. */
    off: string;
    offHint: string;
    /** A note that SMS is a restricted factor and what is stronger (NIST SP 800-63B). */
    smsNotice: string;
    /** The badge of the default number. */
    default: string;
    makeDefault: string;
    makeDefaultNumber: (number: string) => string;
    /** Announced. */
    madeDefault: (number: string) => string;
    stop: string;
    stopNumber: (number: string) => string;
    stopTitle: (number: string) => string;
    stopConfirm: string;
    stopCancel: string;
    /** Announced. */
    stopped: (number: string) => string;
    /** The consequence of stopping: another number receives the codes, still or from now on. */
    codesStillGoTo: (number: string) => string;
    codesPassTo: (number: string) => string;
    /** The consequence of stopping the last number. */
    turnsOff: string;
    /** The consequence of stopping the last number, and in place of `off`, if there are other factors: their names. */
    stillOn: (types: readonly string[]) => string;
    /** The button that adds a number: the first one, or another one. */
    turnOn: string;
    add: string;
    choose: string;
    newNumber: string;
    /** Announced. */
    added: (number: string) => string;
    notAdded: (number: string, reason: string) => string;
  };
  backupCodes: {
    title: string;
    description: string;
    /** How many codes are left, and the date on which they were created, if it is known. */
    left: (count: number, date: string | null) => string;
    /** Three codes or fewer are left. */
    few: string;
    none: string;
    /** The codes were created, and nobody has seen them. */
    unseen: string;
    create: string;
    createTitle: string;
    /** Says that the old codes stop working. */
    createDescription: string;
    createCancel: string;
    saveTitle: string;
    saveDescription: string;
    copy: string;
    copied: string;
    /** The browser denied access to the clipboard; the codes are selected. */
    notCopied: string;
    download: string;
    /** Download was pressed; no browser reports whether the file was saved. */
    downloaded: (fileName: string) => string;
    fileName: string;
    print: string;
    /** Print was pressed; no browser reports whether a sheet was printed. */
    printed: string;
    /** The heading of the printed page and of the file. */
    heading: (host: string) => string;
    done: string;
    /** Asked unless the codes were copied. They may be saved nevertheless, by Download or Print, or by hand. */
    leaveTitle: string;
    leaveDescription: string;
    leave: string;
    stay: string;
    /** The codes were shown once and discarded. */
    gone: string;
  };
  challenge: {
    title: string;
    submit: string;
    cancel: string;
    notSent: (number: string) => string;
    /** The button that lists the other numbers. */
    otherNumber: string;
    choose: string;
    useBackupCode: string;
    /** The button that returns from the backup code. */
    useText: string;
    /** The field's label. */
    backupCode: string;
    backupCodeHint: string;
    backupCodeEmpty: string;
    noNumbers: string;
    passed: string;
    /** In place of `passed`, after a backup code. */
    passedWithBackupCode: string;
    /** The sign-in has expired, or a second factor was removed: it must be started again. */
    ended: string;
  };
  /** A chunk of the kit could not be downloaded. */
  notLoaded: string;
  phoneField: Complete<PhoneFieldLabels>;
  codeField: Complete<CodeFieldLabels>;
  errors: Record<PhoneErrorCode, PhoneErrorText>;
}
