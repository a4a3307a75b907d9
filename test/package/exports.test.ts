import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entries, manifest } from '../tools/entries.mjs';

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
    'KeptAnswer',
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
    'NthLastSend',
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
  'phonekit/testing/msw': ['PhoneHandlers', 'PhoneHandlersOptions', 'PhoneRequest', 'phoneHandlers'],
  'phonekit/testing': [
    'AdapterOperation',
    'AdapterUnderTest',
    'DescribePhoneAdapterOptions',
    'DescribeSecondFactorAdapterOptions',
    'Fault',
    'FaultPlan',
    'Faults',
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
    'lost',
    'testInbox',
  ],
  'phonekit/server': ['BeforeSend', 'LogEntry', 'PendingMessage', 'PhoneHandler', 'PhoneHandlerOptions', 'createPhoneHandler'],
  'phonekit/server/senders/console': ['ConsoleSenderOptions', 'consoleSender'],
  'phonekit/server/senders/sns': ['SnsSenderOptions', 'snsSender'],
  'phonekit/server/senders/twilio': ['TwilioClient', 'TwilioSenderOptions', 'twilioSender'],
  'phonekit/server/senders/webhook': ['WebhookSenderOptions', 'webhookSender'],
  'phonekit/server/node': ['NodeListener', 'NodeRequest', 'NodeResponse', 'toNodeListener'],
  'phonekit/server/postgres': [
    'MigrateOptions',
    'Migration',
    'PooledConnection',
    'PostgresClient',
    'PostgresConnection',
    'PostgresDatabase',
    'PostgresPool',
    'PostgresStoreOptions',
    'migrate',
    'migrations',
    'postgresStore',
  ],
};

const modules = entries.filter(({ isStylesheet }) => !isStylesheet);
const isLanguage = ({ name }: { name: string }) => name.startsWith('phonekit/messages/');
const isAdapter = ({ name }: { name: string }) => name.startsWith('phonekit/adapters/') && !(name in pinned);

describe('the entry points', () => {
  it('are the ones that are pinned here, beside languages and adapters', () => {
    const named = modules.filter((entry) => !isLanguage(entry) && !isAdapter(entry)).map(({ name }) => name);
    expect(named.sort()).toEqual(Object.keys(pinned).sort());
  });

  it.each(modules.filter(({ name }) => name in pinned))('$name exports what is pinned here', async ({ name, built }) => {
    const values = await valuesOf(built);
    expect([...new Set([...values, ...declaredNames(built)])].sort()).toEqual([...(pinned[name] ?? [])].sort());
    expect(declaredNames(built)).toEqual(expect.arrayContaining(values));
  });

  it.each(modules.filter(isLanguage))('$name exports its language, under the name of its locale', async ({ name, built }) => {
    expect(await valuesOf(built)).toEqual([camelCase(name)]);
    expect(declaredNames(built)).toEqual([camelCase(name)]);
  });

  it.each(modules.filter(isAdapter))('$name exports its factories and their types, all of them by its own name', async ({ name, built }) => {
    const own = camelCase(name);
    const values = await valuesOf(built);
    expect(values).toContain(`${own}Adapter`);
    expect([`${own}Adapter`, `${own}SecondFactorAdapter`]).toEqual(expect.arrayContaining(values));
    expect(declaredNames(built)).toEqual(expect.arrayContaining(values));
    const types = declaredNames(built).filter((declared) => !values.includes(declared));
    expect(types.filter((type) => !type.toLowerCase().startsWith(own.toLowerCase()))).toEqual([]);
  });
});

describe('the parts of an adapter', () => {
  const folders = readdirSync(new URL('../../src/adapters/', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it.each(folders.map(({ name }) => name))('are closed to apps: %s', (name) => {
    expect(Object.entries(manifest().exports)).toContainEqual([`./adapters/${name}/*`, null]);
  });
});

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
  const declared = [...text.matchAll(/^export (?:declare )?(?:abstract )?(?:const|let|function|class|interface|type|enum) (\w+)/gm)].map(([, name = '']) => name);
  return [...listed.map((name) => name.trim().replace(/^type /, '').replace(/^\w+ as /, '')), ...declared].filter(Boolean);
}
