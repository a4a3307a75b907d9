import { attemptVerification } from './attempt-verification.js';
import { createBackupCodes, getBackupCodeStatus } from './backup-codes.js';
import { systemClock } from './clock.js';
import { createCodes } from './codes.js';
import { locks, type ServiceContext } from './context.js';
import { deleteUser, endSignIns, exportUser, purge, resetSecondFactor } from './erasure.js';
import { createUserEvent } from './events.js';
import { defaultPhoneWordings } from './default-wordings.js';
import { maxAppNameLength } from './message.js';
import { bindChange, bindOperation } from './bind-operation.js';
import { addPhoneNumber, deletePhoneNumber, listPhoneNumbers, makePrimary } from './phone-numbers.js';
import { completePolicy } from './policy.js';
import { prepareVerification } from './prepare-verification.js';
import { makeDefaultSecondFactor, setReservedForSecondFactor } from './second-factors.js';
import { createSecondStep } from './second-step.js';
import { readWrongCodes } from './throttle.js';
import type { PhoneService, PhoneServiceOptions } from './phone-service.js';

/**
 * Creates the service over a store and a message sender. It needs nothing but Web Crypto, so that it runs in a tab, in
 * Node and on an edge worker alike.
 */
export function createPhoneService(options: PhoneServiceOptions): PhoneService {
  return bindService(createServiceContext(withDefaultWordings(options)));
}

/** Returns the options with a wording for each of the 33 languages. */
export function withDefaultWordings<Options extends PhoneServiceOptions>(
  options: Options,
): Options & Pick<ServiceContext, 'message'> {
  const { message } = options;
  return { ...options, message: typeof message === 'function' ? message : { ...defaultPhoneWordings, ...message } };
}

/** Creates what all operations use, once for the services that share it. */
export function createServiceContext(options: PhoneServiceOptions & Pick<ServiceContext, 'message'>): ServiceContext {
  const { store, sender, secret, clock = store.clock ?? systemClock, host = null, appName = null, message } = options;
  assertAppName(appName);
  return {
    store,
    sender,
    clock,
    codes: createCodes(secret),
    policy: completePolicy(options.policy),
    host: typeof host === 'function' ? host : () => host,
    appName,
    message,
    requireStepUp: options.requireStepUp,
    mayChangeFactors: true,
    otherFactors: async (userId) => options.otherFactors?.(userId) ?? [],
    async emit(...events) {
      // The change is stored, even if the event fails.
      for (const event of events)
        await Promise.resolve(event)
          .then(options.onEvent)
          .catch(() => undefined);
    },
  };
}

function assertAppName(appName: string | null): void {
  if (appName === null || appName.length <= maxAppNameLength) return;
  throw new RangeError(
    `The appName has ${appName.length} characters, so that messages would have two segments in some languages. ` +
      `Use at most ${maxAppNameLength}, or write the text yourself in the option \`message\`.`,
  );
}

export function bindService(context: ServiceContext): PhoneService {
  return {
    ...createSecondStep(context),
    policy: context.policy,
    list: bindOperation(context, listPhoneNumbers),
    create: bindChange(context, 'create', addPhoneNumber),
    prepareVerification: bindChange(context, 'prepareVerification', prepareVerification),
    attemptVerification: bindChange(context, 'attemptVerification', attemptVerification),
    delete: bindChange(context, 'delete', deletePhoneNumber),
    makePrimary: bindChange(context, 'makePrimary', makePrimary),
    setReservedForSecondFactor: bindChange(context, 'setReservedForSecondFactor', setReservedForSecondFactor),
    makeDefaultSecondFactor: bindChange(context, 'makeDefaultSecondFactor', makeDefaultSecondFactor),
    createBackupCodes: bindChange(context, 'createBackupCodes', createBackupCodes),
    backupCodeStatus: bindOperation(context, getBackupCodeStatus),
    unlockVerification: bindOperation(context, unlockVerification),
    deleteUser: bindOperation(context, deleteUser),
    exportUser: bindOperation(context, exportUser),
    purge: () => bindOperation(context, purge)('service'),
    endSignIns: bindOperation(context, endSignIns),
    resetSecondFactor: bindOperation(context, resetSecondFactor),
  };
}

async function unlockVerification({ store, clock, emit }: ServiceContext, userId: string): Promise<void> {
  await store.transaction([locks.user(userId)], async (tx) => {
    const wrongCodes = await readWrongCodes(tx, userId);
    await tx.putWrongCodes({ ...wrongCodes, counts: {}, waits: {} });
  });
  await emit(createUserEvent('verification_unlocked', userId, clock));
}
