import type { ReactNode } from 'react';
import { memoryAdapter, memorySecondFactorAdapter } from '../../../src/adapters/memory/index.js';
import { PhoneError } from '../../../src/core/errors.js';
import { createPhoneNumber } from '../../../src/core/model.js';
import type * as kit from '../../../src/index.js';
import { en } from '../../../src/messages/en.js';

type Kit = typeof kit;

/** How an app uses an export: what is shown must be a text, or a component that renders one. */
type Uses = { readonly [Name in keyof Kit]?: (it: Kit[Name]) => ReactNode };

export const adapter = memoryAdapter({
  phoneNumbers: [
    { id: 'phone_1', phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true },
    { id: 'phone_2', phoneNumber: '+447400123456', verification: { status: 'unverified' } },
  ],
});
const session = { adapter, userId: 'user_1' };
const signIn = { ...memorySecondFactorAdapter(adapter), attemptId: 'attempt_1' };
const ignore = () => {};

/** The exports that need nothing else. */
export const alone = {
  CodeField: (CodeField) => <CodeField value="12" onChange={ignore} labels={en.codeField} />,
  InsideForm: (InsideForm) => <InsideForm>children</InsideForm>,
  PhoneError: (PhoneError) => new PhoneError('network').code,
  PhoneField: (PhoneField) => <PhoneField value="+447400123456" onChange={ignore} labels={en.phoneField} />,
  PhoneNumbersProvider: (Provider) => <Provider {...session}>children</Provider>,
  Secret: (Secret) => new Secret('secret').reveal(),
  addPhoneMutation: keyOf,
  backupCodeStatusQuery: (query) => query(session).queryKey.join(),
  channels: (channels) => channels.join(),
  clearPhoneNumbers: (clear) => clear.name,
  createBackupCodesMutation: keyOf,
  createPhoneNumber: (create) => create('phone_1', '+12015550123').phoneNumber,
  errorText: (errorText) => errorText(en, new PhoneError('network')),
  formatPhoneNumber: (format) => format('+12015550123'),
  getRemoveRefusal: (get) => get([], 'phone_1', {}) ?? 'null',
  getUnreserveRefusal: (get) => get([], 'phone_1', {}) ?? 'null',
  isPossiblePhoneNumber: (isPossible) => String(isPossible('+12015550123')),
  isVerified: (isVerified) => String(isVerified({ ...number, verification: null })),
  makeDefaultSecondFactorMutation: keyOf,
  makePrimaryMutation: keyOf,
  phoneErrorCodes: (codes) => codes.join(),
  phoneKeys: (keys) => keys.challenge('attempt_1').join(),
  phoneNumbersQuery: (query) => query(session).queryKey.join(),
  prepareVerificationMutation: keyOf,
  removePhoneMutation: keyOf,
  reserveForSecondFactorMutation: keyOf,
  sortPhoneNumbers: (sort) => sort([number]).length,
  verifyPhoneMutation: keyOf,
  withReservation: (withReservation) => withReservation([number], 'phone_1', true).length,
  withoutPhoneNumber: (without) => without([number], 'phone_2').length,
} satisfies Uses;

/** Those that an app renders in `PhoneNumbersProvider`. */
export const inProvider = {
  AddPhoneForm: (AddPhoneForm) => <AddPhoneForm />,
  BackupCodes: (BackupCodes) => <BackupCodes />,
  PhoneNumberList: (PhoneNumberList) => <PhoneNumberList />,
  PhoneNumbers: (PhoneNumbers) => <PhoneNumbers />,
  SecondFactorChallenge: (Challenge) => <Challenge adapter={signIn} onComplete={ignore} />,
  SecondFactorSettings: (SecondFactorSettings) => <SecondFactorSettings />,
  VerifyPhoneForm: (VerifyPhoneForm) => <VerifyPhoneForm id="phone_2" />,
  useAddPhone: (hook) => <Status of={hook} />,
  useBackupCodeStatus: (hook) => <Status of={hook} />,
  useCreateBackupCodes: (hook) => <Status of={hook} />,
  useMakeDefaultSecondFactor: (hook) => <Status of={hook} />,
  useMakePrimary: (hook) => <Status of={hook} />,
  usePendingVerification: (hook) => <Text of={() => String(hook([]))} />,
  usePhoneNumbers: (hook) => <Status of={hook} />,
  usePhoneNumbersContext: (hook) => <Text of={() => hook().userId} />,
  usePhoneVerification: (hook) => <Text of={() => String(hook('phone_2').step)} />,
  usePrepareVerification: (hook) => <Status of={hook} />,
  useRemovePhone: (hook) => <Status of={hook} />,
  useReserveForSecondFactor: (hook) => <Status of={hook} />,
  useResendCountdown: (hook) => <Text of={() => String(hook('phone_2'))} />,
  useSecondFactorChallenge: (hook) => <Text of={() => String(hook(signIn).step)} />,
  useStartVerification: (hook) => <Text of={() => typeof hook()} />,
  useVerifyPhone: (hook) => <Status of={hook} />,
} satisfies Uses;

export const names = [...Object.keys(alone), ...Object.keys(inProvider)];

/** What the app of an export imports from the kit. */
export const importsOf = (name: string) => (name in alone ? [name] : [name, 'PhoneNumbersProvider']);

const number = createPhoneNumber('phone_1', '+12015550123');

function keyOf(mutation: (of: typeof session) => { mutationKey?: readonly unknown[] | undefined }): string {
  return (mutation(session).mutationKey ?? []).join();
}

function Status({ of }: { of: () => { status: string } }) {
  return of().status;
}

function Text({ of }: { of: () => string }) {
  return of();
}
