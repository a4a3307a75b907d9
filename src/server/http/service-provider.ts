import { createPhoneService, type PhoneService, type PhoneServiceOptions } from '../../service/phone-service.js';
import type { PhoneHandlerOptions } from '../phone-handler.js';
import { withBeforeSend } from './before-send.js';

/** Returns the service for a request. */
export type ServiceProvider = (request: Request, userId: string | null) => PhoneService;

/**
 * Provides one service for all requests; or, if a hook needs the request, one that is bound to it, which is cheap
 * because everything that lasts is in the store.
 */
export function createServiceProvider(
  options: PhoneServiceOptions,
  { beforeSend, requireStepUp }: Pick<PhoneHandlerOptions, 'beforeSend' | 'requireStepUp'>,
): ServiceProvider {
  const shared = createPhoneService(options);
  if (!beforeSend && !requireStepUp) return () => shared;
  return (request, userId) =>
    createPhoneService({
      ...options,
      sender: beforeSend ? withBeforeSend(options.sender, beforeSend, { userId, request }) : options.sender,
      requireStepUp: requireStepUp && ((user, operation) => requireStepUp(user, operation, request)),
    });
}
