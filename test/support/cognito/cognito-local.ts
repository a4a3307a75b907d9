import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { memoryDataStore } from './memory-data-store.js';

/** The part of a user that the tests and the front read and write. */
export interface User {
  Username: string;
  Attributes: readonly { Name: string; Value?: string }[];
  AttributeVerificationCode?: string;
  UnverifiedAttributeChanges?: readonly { Name: string; Value?: string }[];
  MFACode?: string;
  MFAOptions?: readonly { DeliveryMedium: 'SMS'; AttributeName: 'phone_number' }[];
  UserMFASettingList?: readonly string[];
  PreferredMfaSetting?: string;
  SoftwareTokenMfaConfiguration?: { Secret: string; Verified: boolean };
}

export interface SentMessage {
  readonly to: string;
  readonly code: string;
}

export interface PoolOptions {
  /** Whether a number is kept until the new one is verified. @default true */
  readonly keepsOriginal?: boolean;
  /** Whether the pool sends a code when the number changes. @default true */
  readonly autoVerifies?: boolean;
}

export interface LocalPool {
  readonly ids: { readonly userPoolId: string; readonly userPoolClientId: string };
  readonly sent: SentMessage[];
  /** Calls one of Cognito's operations. Rejects with an error whose `code` is Cognito's error name. */
  call(target: string, body: object): Promise<object>;
  listUsers(): Promise<readonly User[]>;
  saveUser(user: User): Promise<void>;
}

interface Context {
  readonly logger: object;
}

/** The modules that cognito-local's own server consists of. */
interface Modules {
  Router: (services: object) => (target: string) => (ctx: Context, body: object) => Promise<object>;
  CognitoServiceImpl: new (
    folder: string,
    clients: object,
    defaults: object,
    pools: object,
  ) => {
    init(ctx: Context): Promise<void>;
    createUserPool(ctx: Context, pool: object): Promise<object>;
    getUserPool(
      ctx: Context,
      id: string,
    ): Promise<{
      saveAppClient(ctx: Context, client: object): Promise<void>;
      saveUser(ctx: Context, user: User): Promise<void>;
      listUsers(ctx: Context): Promise<readonly User[]>;
    }>;
  };
  UserPoolServiceFactoryImpl: new (clock: object, stores: object) => object;
  JwtTokenGenerator: new (clock: object, triggers: object, config: { IssuerDomain: string }) => object;
  MessagesService: new (triggers: object, delivery: object) => object;
}

const require = createRequire(import.meta.url);

function load<Name extends keyof Modules>(name: Name, path: string): Modules[Name] {
  return (require(`cognito-local/lib/${path}.js`) as Pick<Modules, Name>)[name];
}

/** cognito-local in this process: its code for every operation, without its server, files and console. */
export async function createLocalPool({
  keepsOriginal = true,
  autoVerifies = true,
}: PoolOptions = {}): Promise<LocalPool> {
  const sent: SentMessage[] = [];
  const logger = { child: () => logger, debug: ignore, info: ignore, warn: ignore, error: ignore };
  const ctx = { logger };
  const clock = { get: () => new Date() };
  const triggers = { enabled: () => false };
  const CognitoService = load('CognitoServiceImpl', 'services/cognitoService');
  const PoolFactory = load('UserPoolServiceFactoryImpl', 'services/userPoolService');
  const TokenGenerator = load('JwtTokenGenerator', 'services/tokenGenerator');
  const Messages = load('MessagesService', 'services/messages');

  const stores = { create: async (_: Context, __: string, defaults: object) => memoryDataStore(defaults) };
  // The folder is empty: there are no pools to load.
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const cognito = new CognitoService(folder, memoryDataStore({ Clients: {} }), {}, new PoolFactory(clock, stores));
  await cognito.init(ctx);

  const ids = { userPoolId: `us-east-1_${createId()}`, userPoolClientId: createId() };
  await cognito.createUserPool(ctx, {
    Id: ids.userPoolId,
    MfaConfiguration: 'OPTIONAL',
    AutoVerifiedAttributes: autoVerifies ? ['phone_number'] : [],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: keepsOriginal ? ['phone_number'] : [] },
  });
  const pool = await cognito.getUserPool(ctx, ids.userPoolId);
  await pool.saveAppClient(ctx, { ClientId: ids.userPoolClientId, UserPoolId: ids.userPoolId, ExplicitAuthFlows: [] });

  const deliver = async (_: Context, __: User, to: { Destination: string }, message: { __code: string }) =>
    void sent.push({ to: to.Destination, code: message.__code });
  const router = load(
    'Router',
    'server/Router',
  )({
    clock,
    cognito,
    triggers,
    config: { UserPoolDefaults: {} },
    otp: createCode,
    messages: new Messages(triggers, { deliver }),
    tokenGenerator: new TokenGenerator(clock, triggers, {
      IssuerDomain: 'https://cognito-idp.us-east-1.amazonaws.com',
    }),
  });

  return {
    ids,
    sent,
    call: (target, body) => router(target)(ctx, body),
    listUsers: () => pool.listUsers(ctx),
    saveUser: (user) => pool.saveUser(ctx, user),
  };
}

/** A code that no other message of this run contains. */
export function createCode(): string {
  codesMade += 1;
  return String(codesMade * 7919 + 100_003).slice(-6);
}

let codesMade = 0;

function createId(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

function ignore(): void {}
