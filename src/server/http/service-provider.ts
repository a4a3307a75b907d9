import type { ServiceContext } from '../../service/context.js';
import { bindService } from '../../service/create-phone-service.js';
import { type PhoneService } from '../../service/phone-service.js';
import type { PhoneHandlerOptions } from '../phone-handler.js';
import { withBeforeSend } from './before-send.js';

/** Returns the service for a request. */
export type ServiceProvider = (request: Request, userId: string | null) => PhoneService;

/**
 * Provides one service for all requests; or, if a hook needs the request, one that is bound to it, which is cheap
 * because everything that lasts is in the context.
 */
export function createServiceProvider(
  context: ServiceContext,
  shared: PhoneService,
  { beforeSend, requireStepUp, clientKey }: Pick<PhoneHandlerOptions, 'beforeSend' | 'requireStepUp' | 'clientKey'>,
): ServiceProvider {
  if (!beforeSend && !requireStepUp && !clientKey) return () => shared;
  return (request, userId) => {
    const service = bindService({
      ...context,
      sender: beforeSend ? withBeforeSend(context.sender, beforeSend, { userId, request }) : context.sender,
      requireStepUp: requireStepUp && ((user, operation) => requireStepUp(user, operation, request)),
    });
    return clientKey ? withClientKey(service, async () => clientKey(request)) : service;
  };
}

/** Returns the service whose messages count for a client, too. */
function withClientKey(service: PhoneService, getClientKey: () => Promise<string | null>): PhoneService {
  return {
    ...service,
    prepareVerification: async (userId, input) =>
      service.prepareVerification(userId, { ...input, clientKey: (await getClientKey()) ?? undefined }),
  };
}
