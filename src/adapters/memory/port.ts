import { phoneOperations, type CompletePhoneAdapter, type PhoneOperation, type PhoneRead } from '../../core/adapter.js';
import type { PhoneService } from '../../service/phone-service.js';

/** Calls the service as the signed-in user. */
export type CallAsUser = <Result>(
  operation: PhoneRead | PhoneOperation,
  run: (service: PhoneService, user: string) => Promise<Result>,
  signal?: AbortSignal,
) => Promise<Result>;

type Operations = Pick<CompletePhoneAdapter, PhoneOperation>;

/** The service's method of each operation: that of the port, for a user. */
type ServiceOperations = {
  readonly [Name in PhoneOperation]: (
    user: string,
    ...input: Parameters<Operations[Name]>
  ) => Promise<Awaited<ReturnType<Operations[Name]>>>;
};

/** Creates the methods of the port, each of which calls the service's method of the same name. */
export function createPort(call: CallAsUser): Operations & Pick<CompletePhoneAdapter, PhoneRead> {
  const bind = <Name extends PhoneOperation>(name: Name) => {
    const method = (...input: Parameters<Operations[Name]>) =>
      call(name, (service: ServiceOperations, user) => service[name](user, ...input));
    return [name, method] as const;
  };
  return {
    list: ({ signal }) => call('list', (service, user) => service.list(user), signal),
    backupCodeStatus: ({ signal }) =>
      call('backupCodeStatus', (service, user) => service.backupCodeStatus(user), signal),
    ...(Object.fromEntries(phoneOperations.map(bind)) as Operations),
  };
}
