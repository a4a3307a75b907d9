import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entries } from '../tools/entries.mjs';

// What each entry point exports, types too. A name that goes or comes is a change for those who use the kit: change it here too.
const pinned: Record<string, readonly string[]> = {
  phonekit: [
    'AdapterLimits',
    'AddPhoneForm',
    'AddPhoneFormProps',
    'BackupCodes',
    'BackupCodesProps',
    'Channel',
    'CodeField',
    'CodeFieldLabels',
    'CodeFieldProps',
    'CountryCode',
    'HeadingLevel',
    'PhoneFieldOptions',
    'CodeMutation',
    'ErrorText',
    'LinkedIdentification',
    'Messages',
    'Operation',
    'PhoneAdapter',
    'PhoneError',
    'PhoneErrorCode',
    'PhoneErrorField',
    'PhoneErrorOptions',
    'PhoneField',
    'PhoneFieldLabels',
    'PhoneFieldProps',
    'PhoneHint',
    'PhoneNumber',
    'PhoneNumberList',
    'PhoneNumbers',
    'PhoneNumbersProps',
    'PhoneNumbersProvider',
    'PhoneNumbersProviderProps',
    'PhoneOperation',
    'PhoneProblem',
    'PhoneSession',
    'PrepareVerificationInput',
    'ReserveForSecondFactorAnswer',
    'ReserveForSecondFactorInput',
    'Sealed',
    'SecondFactorAdapter',
    'SecondFactorChallenge',
    'SecondFactorChallengeProps',
    'SecondFactorPhoneNumber',
    'SecondFactorSettings',
    'SecondFactorSettingsProps',
    'StepUp',
    'UseSecondFactorChallengeResult',
    'Verification',
    'VerifyPhoneForm',
    'VerifyPhoneFormProps',
    'VerifyPhoneVariables',
    'addPhoneMutation',
    'createBackupCodesMutation',
    'discard',
    'isVerified',
    'makeDefaultSecondFactorMutation',
    'makePrimaryMutation',
    'phoneKeys',
    'phoneNumbersQuery',
    'prepareVerificationMutation',
    'removePhoneMutation',
    'reserveForSecondFactorMutation',
    'reveal',
    'seal',
    'useAddPhone',
    'useCreateBackupCodes',
    'useMakeDefaultSecondFactor',
    'useMakePrimary',
    'usePhoneNumbers',
    'usePrepareVerification',
    'useRemovePhone',
    'useResendCountdown',
    'useReserveForSecondFactor',
    'useSecondFactorChallenge',
    'useVerifyPhone',
    'verifyPhoneMutation',
  ],
  'phonekit/adapters/memory': [
    'InboxMessage',
    'MemoryAdapter',
    'MemoryAdapterOptions',
    'MemoryLine',
    'MemoryOperation',
    'MemorySecondFactorAdapter',
    'MemorySecondFactorAdapterOptions',
    'MemorySecondFactorOperation',
    'MemoryWorld',
    'MessageInbox',
    'PhoneNumberSeed',
    'memoryAdapter',
    'memorySecondFactorAdapter',
  ],
  'phonekit/service': [
    'PhoneOperation',
    'Clock',
    'MemoryStorePlace',
    'MemoryStoreState',
    'MessageContext',
    'MessagePurpose',
    'MessageSender',
    'MessageWording',
    'OutgoingMessage',
    'PhoneEvent',
    'PhoneEventType',
    'PhoneService',
    'PhoneServiceOptions',
    'Policy',
    'PrepareSecondFactorInput',
    'PrepareVerificationInput',
    'RequireStepUp',
    'SecondStep',
    'Send',
    'SendFilter',
    'SendLimit',
    'SentCode',
    'ServiceSecret',
    'Store',
    'StoreTransaction',
    'StoredBackupCodes',
    'StoredPhoneNumber',
    'StoredSignIn',
    'WrongCodes',
    'createPhoneService',
    'defaultPolicy',
    'defaultWording',
    'emptyMemoryStoreState',
    'maskPhoneNumber',
    'memoryStore',
  ],
  'phonekit/messages/en': ['en'],
  'phonekit/messages/ar': ['ar'],
};

const modules = entries.filter(({ isStylesheet }) => !isStylesheet);

describe('the entry points', () => {
  it('are the ones that are pinned here', () => {
    expect(modules.map(({ name }) => name)).toEqual(Object.keys(pinned));
  });

  it.each(modules)('$name exports what is pinned here', async ({ name, built }) => {
    const values = Object.keys(await import(new URL(`../../${built}`, import.meta.url).href));
    expect([...new Set([...values, ...declaredNames(built)])].sort()).toEqual([...(pinned[name] ?? [])].sort());
    expect(declaredNames(built)).toEqual(expect.arrayContaining(values));
  });
});

/** The names that a declaration file exports; it holds named exports only, as its source does. */
function declaredNames(built: string): string[] {
  const text = readFileSync(new URL(`../../${built.replace(/\.js$/, '.d.ts')}`, import.meta.url), 'utf8');
  expect(text, 'names that are not written out cannot be pinned').not.toMatch(/^export \*/m);
  const listed = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) => names.split(','));
  const declared = [...text.matchAll(/^export (?:declare )?(?:abstract )?(?:const|let|function|class|interface|type|enum) (\w+)/gm)].map(([, name = '']) => name);
  return [...listed.map((name) => name.trim().replace(/^type /, '').replace(/^\w+ as /, '')), ...declared].filter(Boolean);
}
