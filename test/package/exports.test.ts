import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entries, manifest } from '../tools/entries.mjs';

// What each entry point exports, types too. A name that goes or comes is a change for those who use the kit: change it
// here too.
const pinned: Record<string, readonly string[]> = {
  phonekit: [
    'AdapterLimits',
    'AddPhoneForm',
    'AddPhoneFormProps',
    'BackupCodeStatus',
    'BackupCodeWarning',
    'BackupCodes',
    'BackupCodesProps',
    'Channel',
    'CodeField',
    'CodeFieldLabels',
    'CodeFieldProps',
    'CodeProblem',
    'CountryCode',
    'InsideForm',
    'InsideFormProps',
    'KeyOwner',
    'LinkedIdentification',
    'PhoneAdapter',
    'PhoneError',
    'PhoneErrorCode',
    'PhoneErrorField',
    'PhoneErrorOptions',
    'PhoneErrorText',
    'PhoneEvents',
    'PhoneField',
    'PhoneFieldLabels',
    'PhoneFieldOptions',
    'PhoneFieldProps',
    'PhoneHint',
    'PhoneMessages',
    'PhoneNumber',
    'PhoneNumberList',
    'PhoneNumberListProps',
    'PhoneNumbers',
    'PhoneNumbersContextValue',
    'PhoneNumbersProps',
    'PhoneNumbersProvider',
    'PhoneNumbersProviderProps',
    'PhoneOperation',
    'PhoneProblem',
    'PhoneSession',
    'PrepareVerificationVariables',
    'RemovedPhoneNumber',
    'ReserveForSecondFactorVariables',
    'ReserveForSecondFactorResult',
    'RootProps',
    'SecondFactorAdapter',
    'SecondFactorChallenge',
    'SecondFactorChallengeProps',
    'SecondFactorPhoneNumber',
    'SecondFactorSettings',
    'SecondFactorSettingsProps',
    'Secret',
    'SendCodeCallbacks',
    'SendCodeOptions',
    'StepUp',
    'UncontrolledCodeFieldProps',
    'UncontrolledPhoneFieldProps',
    'UseBackupCodeStatusResult',
    'UseCodeMutationResult',
    'UseCodeVerificationResult',
    'UsePhoneMutationResult',
    'UsePhoneVerificationResult',
    'UseSecondFactorChallengeResult',
    'Verification',
    'VerificationStatus',
    'VerifyPhoneForm',
    'VerifyPhoneFormProps',
    'VerifyPhoneVariables',
    'addPhoneMutation',
    'backupCodeStatusQuery',
    'channels',
    'clearPhoneNumbers',
    'createBackupCodesMutation',
    'createPhoneNumber',
    'errorText',
    'formatPhoneNumber',
    'getRemoveRefusal',
    'getUnreserveRefusal',
    'isPossiblePhoneNumber',
    'isVerified',
    'makeDefaultSecondFactorMutation',
    'makePrimaryMutation',
    'phoneErrorCodes',
    'phoneKeys',
    'phoneNumbersQuery',
    'prepareVerificationMutation',
    'removePhoneMutation',
    'reserveForSecondFactorMutation',
    'sortPhoneNumbers',
    'useAddPhone',
    'useBackupCodeStatus',
    'useCreateBackupCodes',
    'useMakeDefaultSecondFactor',
    'useMakePrimary',
    'usePendingVerification',
    'usePhoneNumbers',
    'usePhoneNumbersContext',
    'usePhoneVerification',
    'usePrepareVerification',
    'useRemovePhone',
    'useResendCountdown',
    'useReserveForSecondFactor',
    'useSecondFactorChallenge',
    'useStartVerification',
    'useVerifyPhone',
    'verifyPhoneMutation',
    'withReservation',
    'withoutPhoneNumber',
  ],
  'phonekit/adapters/memory': [
    'InboxMessage',
    'MemoryAdapter',
    'MemoryAdapterOptions',
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
  'phonekit/adapters/kit': [
    'Account',
    'ConfirmInput',
    'ErrorCodes',
    'NumberAdapter',
    'NumberAdapterOptions',
    'SecondFactorChange',
    'SendInput',
    'UnverifiedNumbers',
    'callVendor',
    'createUnverifiedNumbers',
    'findErrorCode',
    'mask',
    'numberAdapter',
    'refuseImpossible',
    'unlessAborted',
  ],
  'phonekit/service': [
    'PhoneOperation',
    'PhoneClock',
    'PhoneIdempotencyRecord',
    'MemoryStorePlace',
    'MemoryStoreState',
    'PhoneMessageContext',
    'PhoneMessagePurpose',
    'PhoneMessageSender',
    'PhoneMessageWording',
    'PhoneMessageWordings',
    'OutgoingPhoneMessage',
    'PhoneEvent',
    'PhoneEventType',
    'PhoneService',
    'PhoneServiceOptions',
    'PhonePolicy',
    'PrepareSecondFactorInput',
    'PrepareVerificationInput',
    'RequirePhoneStepUp',
    'PhoneSecondStep',
    'PhoneSendRecord',
    'NthLastSend',
    'PhoneSendFilter',
    'PhoneSendLimit',
    'EarlierCode',
    'PhoneNumberWrongCodes',
    'PhoneSecretKey',
    'SentCode',
    'PhoneServiceSecret',
    'PhoneStore',
    'PhoneStoreTransaction',
    'StoredBackupCode',
    'StoredBackupCodes',
    'StoredPhoneNumber',
    'StoredSignIn',
    'PhoneUserActivity',
    'PhoneUserExport',
    'WrongCodes',
    'PhoneNumberType',
    'PhoneSendError',
    'PhoneSendFailure',
    'PhoneSendLimitName',
    'PhoneSendLimits',
    'PhoneSendOutcome',
    'PhoneSendPolicy',
    'phoneNumberTypes',
    'createPhoneService',
    'defaultPhonePolicy',
    'defaultPhoneWordings',
    'emptyMemoryStoreState',
    'listPhoneSpellings',
    'maskPhoneNumber',
    'memoryStore',
  ],
  'phonekit/react-phone-number-input': [
    'ReactPhoneNumberInputField',
    'ReactPhoneNumberInputFieldLabels',
    'ReactPhoneNumberInputFieldProps',
    'UncontrolledReactPhoneNumberInputFieldProps',
  ],
  'phonekit/testing/msw': ['PhoneHandlers', 'PhoneHandlersOptions', 'PhoneRequest', 'phoneHandlers'],
  'phonekit/testing': [
    'AdapterOperation',
    'AdapterUnderTest',
    'DescribePhoneAdapterOptions',
    'DescribeSecondFactorAdapterOptions',
    'Fault',
    'FaultPlan',
    'Faults',
    'FaultsByOperation',
    'FaultyAdapter',
    'Hold',
    'InboxMessage',
    'MessageInbox',
    'OptionalOperation',
    'Provoke',
    'Refusals',
    'SecondFactorAdapterUnderTest',
    'SecondFactorErrorCode',
    'TestInbox',
    'TestRunner',
    'TestWrapperOptions',
    'createTestWrapper',
    'delay',
    'describePhoneAdapter',
    'describeSecondFactorAdapter',
    'fail',
    'faultyAdapter',
    'hang',
    'hold',
    'lost',
    'testInbox',
  ],
  'phonekit/server': [
    'BeforePhoneMessage',
    'PhoneServiceHealth',
    'PhoneLogEntry',
    'PhoneMetric',
    'PhoneMetricName',
    'PendingPhoneMessage',
    'PhoneHandler',
    'PhoneHandlerOptions',
    'createPhoneHandler',
  ],
  'phonekit/server/senders/console': ['ConsoleSenderOptions', 'consoleSender'],
  'phonekit/server/senders/sns': ['SnsSenderOptions', 'snsSender'],
  'phonekit/server/senders/twilio': ['TwilioClient', 'TwilioSenderOptions', 'twilioSender'],
  'phonekit/server/senders/webhook': ['WebhookSenderOptions', 'webhookSender'],
  'phonekit/server/node': ['NodeListener', 'NodeRequest', 'NodeResponse', 'getRemoteAddress', 'toNodeListener'],
  'phonekit/server/postgres': [
    'MigratePhoneStoreOptions',
    'PhoneStoreMigration',
    'OddNumber',
    'PooledConnection',
    'PostgresClient',
    'PostgresConnection',
    'PostgresDatabase',
    'PostgresPool',
    'PostgresStoreOptions',
    'migratePhoneStore',
    'phoneStoreMigrations',
    'postgresStore',
  ],
};

const modules = entries.filter(({ isStylesheet }) => !isStylesheet);
const isLanguage = ({ name }: { name: string }) => name.startsWith('phonekit/messages/');
const isAdapter = ({ name }: { name: string }) => name.startsWith('phonekit/adapters/') && !(name in pinned);

describe('the entry points', () => {
  it('are exactly the ones listed here, besides languages and adapters', () => {
    const named = modules.filter((entry) => !isLanguage(entry) && !isAdapter(entry)).map(({ name }) => name);
    expect(named.sort()).toEqual(Object.keys(pinned).sort());
  });

  it.each(modules.filter(({ name }) => name in pinned))(
    '$name exports exactly what is listed here',
    async ({ name, built }) => {
      const values = await valuesOf(built);
      expect([...new Set([...values, ...declaredNames(built)])].sort()).toEqual([...(pinned[name] ?? [])].sort());
      expect(declaredNames(built)).toEqual(expect.arrayContaining(values));
    },
  );

  it.each(modules.filter(isLanguage))(
    '$name exports its language, under the name of its locale',
    async ({ name, built }) => {
      const own = camelCase(name);
      // English, the default, also without the texts of a sign-in, which most pages do not need.
      const exported = own === 'en' ? ['codeFieldLabels', 'en', 'enOfAccount', 'phoneFieldLabels'] : [own];
      expect((await valuesOf(built)).sort()).toEqual(exported);
      expect(declaredNames(built).sort()).toEqual(exported);
    },
  );

  it.each(modules.filter(isAdapter))(
    '$name exports its factories and their types, all prefixed with its name',
    async ({ name, built }) => {
      const own = camelCase(name);
      const values = await valuesOf(built);
      expect(values).toContain(`${own}Adapter`);
      expect([`${own}Adapter`, `${own}SecondFactorAdapter`]).toEqual(expect.arrayContaining(values));
      expect(declaredNames(built)).toEqual(expect.arrayContaining(values));
      const types = declaredNames(built).filter((declared) => !values.includes(declared));
      expect(types.filter((type) => !type.toLowerCase().startsWith(own.toLowerCase()))).toEqual([]);
    },
  );
});

describe('the private files', () => {
  const rooms = ['adapters', 'server', 'protocol'].flatMap((room) =>
    readdirSync(new URL(`../../src/${room}/`, import.meta.url), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${room}/${path}`,
    ),
  );
  const modules = rooms.filter((path) => path.endsWith('.ts')).map((path) => path.replace('.ts', ''));
  const published = new Set(entries.map(({ name }) => name.replace('phonekit/', '')));

  it.each(modules.filter((path) => !published.has(path)))('cannot be imported by apps: %s', (path) => {
    const resolved = resolveExport(`./${path}`);
    expect(
      resolved === null || !existsSync(new URL(`../../${resolved}`, import.meta.url)),
      `${path} is ${resolved}`,
    ).toBe(true);
  });

  it('include no adapter entry point that is not listed here', () => {
    expect([...published].filter((name) => name.startsWith('adapters/')).sort()).toEqual(
      ['better-auth', 'clerk', 'cognito', 'firebase', 'http', 'kit', 'memory', 'supabase'].map(
        (name) => `adapters/${name}`,
      ),
    );
  });
});

/**
 * The file that Node resolves a subpath to, by the patterns of `exports`: the longest prefix wins, and `*` may span
 * folders.
 */
function resolveExport(subpath: string): string | null {
  const { exports } = manifest();
  const exact = exports[subpath];
  const patterns = Object.keys(exports).filter((key) => key.endsWith('*') && subpath.startsWith(key.slice(0, -1)));
  const [pattern] = patterns.sort((a, b) => b.length - a.length);
  const target = exact === undefined && pattern ? exports[pattern] : exact;
  if (!target) return null;
  const file = typeof target === 'string' ? target : target.default;
  return file.replaceAll('*', pattern ? subpath.slice(pattern.length - 1) : '');
}

async function valuesOf(built: string): Promise<string[]> {
  return Object.keys(await import(new URL(`../../${built}`, import.meta.url).href));
}

/** `phonekit/adapters/better-auth` → `betterAuth`, `phonekit/messages/pt-BR` → `ptBR`. */
function camelCase(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The names that a declaration file exports; it holds named exports only, as its source does. */
function declaredNames(built: string): string[] {
  const text = readFileSync(new URL(`../../${built.replace(/\.js$/, '.d.ts')}`, import.meta.url), 'utf8');
  expect(text, 'names that are not written out cannot be pinned').not.toMatch(/^export \*/m);
  const listed = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) => names.split(','));
  const declared = [
    ...text.matchAll(/^export (?:declare )?(?:abstract )?(?:const|let|function|class|interface|type|enum) (\w+)/gm),
  ].map(([, name = '']) => name);
  return [
    ...listed.map((name) =>
      name
        .trim()
        .replace(/^type /, '')
        .replace(/^\w+ as /, ''),
    ),
    ...declared,
  ].filter(Boolean);
}
