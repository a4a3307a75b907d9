import type { CodeProblem } from '../core/code-text.js';
import type { PhoneError, PhoneErrorCode } from '../core/errors.js';
import type { PhoneProblem } from '../core/phone-text.js';

/** The texts of `PhoneField`. */
export interface PhoneFieldLabels {
  /** The field's own label. */
  phoneNumber: string;
  /** The accessible name of the country button: what it is, and what is selected. */
  country: (name: string, callingCode: string) => string;
  countrySearch: string;
  /** Said when a search for a country finds this many. */
  countriesFound: (count: number) => string;
  /**
   * Why a text is no number: what the browser shows when a form with such a text is submitted. @default `phoneNumber`
   */
  problems?: Readonly<Record<PhoneProblem, string>>;
}

/** The texts of `CodeField`. */
export interface CodeFieldLabels {
  /** The field's own label. */
  code: string;
  /** Announced when a text is refused: why no code is taken from it. @default nothing is said */
  problems?: Record<CodeProblem, string>;
}

/** An entry with a value in it is a function of that value. */
export type ErrorText = string | ((error: PhoneError) => string);

/**
 * Everything the kit says, in one language. Phone numbers come in ready to read; a right-to-left language isolates
 * them with `ltr`. Words of your own are spread over a language of the kit, group by group:
 * `{ ...de, errors: { ...de.errors, network: '…' } }`.
 */
export interface Messages {
  /** BCP 47, for `Intl`. */
  locale: string;
  list: {
    title: string;
    description: string;
    loading: string;
    /** The list could not be read; `errors` says why. */
    failed: string;
    tryAgain: string;
    empty: string;
    /** What to do next where the list is empty. */
    emptyHint: string;
    primary: string;
    unverified: string;
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
    /** The badge of a number that gets the codes of two-step verification. */
    secondFactor: string;
    /** The badge of the one that gets them by default. */
    defaultSecondFactor: string;
    /** Names the other identifications that are tied to the number, by their `type`. */
    linkedTo: (types: readonly string[]) => string;
  };
  add: {
    /** The button that opens the form. */
    open: string;
    title: string;
    submit: string;
    cancel: string;
    /** The consent line: that a message will be sent, and that rates may apply. */
    consent: string;
    alreadyVerified: string;
    limitReached: (max: number) => string;
    /** Possible, but not known as a mobile number: a text may not arrive. */
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
    send: string;
    submit: string;
    resend: string;
    /** The resend button while it waits. */
    resendIn: (seconds: number) => string;
    /** Announced when the wait is over. */
    resendReady: string;
    cancel: string;
    /** The code is not whole. */
    incomplete: (digits: number) => string;
  };
  remove: {
    title: (number: string) => string;
    description: string;
    /** The heir of a primary number. */
    primaryPasses: (number: string) => string;
    /** What becomes of the identifications that are tied to the number, named by their `type`. */
    linkEnds: (types: readonly string[]) => string;
    confirm: string;
    cancel: string;
  };
  secondFactor: {
    title: string;
    description: string;
    /** No number is reserved. */
    off: string;
    offHint: string;
    /** That SMS is a restricted factor, and what is stronger (NIST SP 800-63B). */
    smsNotice: string;
    /** The badge of the number that codes go to. */
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
    /** What ending a number's use means: another one gets the codes, still or from now on. */
    codesStillGoTo: (number: string) => string;
    codesPassTo: (number: string) => string;
    /** What it means where it is the last one. */
    turnsOff: string;
    /** The buttons that begin: none is reserved yet, or another one is added. */
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
    create: string;
    createTitle: string;
    /** That the old ones stop working. */
    createDescription: string;
    createCancel: string;
    saveTitle: string;
    saveDescription: string;
    copy: string;
    copied: string;
    /** The browser refused; the codes are selected now. */
    notCopied: string;
    download: string;
    downloaded: (fileName: string) => string;
    fileName: string;
    print: string;
    printed: string;
    /** Stands above the codes on paper and in the file. */
    heading: (host: string) => string;
    done: string;
    leaveTitle: string;
    leaveDescription: string;
    leave: string;
    stay: string;
    /** They were shown, and are forgotten. */
    gone: string;
  };
  challenge: {
    title: string;
    submit: string;
    cancel: string;
    notSent: (number: string) => string;
    /** Leads to the choice of another number. */
    otherNumber: string;
    choose: string;
    useBackupCode: string;
    /** Leads back from the backup code. */
    useText: string;
    /** The field's label. */
    backupCode: string;
    backupCodeHint: string;
    backupCodeEmpty: string;
    noNumbers: string;
    passed: string;
    /** The sign-in has expired, or a second factor was removed: it must be started again. */
    ended: string;
  };
  /** A part of the kit could not be downloaded. */
  notLoaded: string;
  phoneField: Required<PhoneFieldLabels>;
  codeField: Required<CodeFieldLabels>;
  errors: Record<PhoneErrorCode, ErrorText>;
}
