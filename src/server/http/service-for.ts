import { createPhoneService, type PhoneService, type PhoneServiceOptions } from '../../service/phone-service.js';
import type { PhoneHandlerOptions } from '../phone-handler.js';
import { askingFirst } from './before-send.js';

/**
 * The service for a request: one for all, or where a hook wants to know the request, one that is bound to it, which
 * costs next to nothing, since all that lasts is in the store.
 */
export function createServiceFor(
  options: PhoneServiceOptions,
  { beforeSend, requireStepUp }: Pick<PhoneHandlerOptions, 'beforeSend' | 'requireStepUp'>,
): (request: Request, userId: string | null) => PhoneService {
  const shared = createPhoneService(options);
  if (!beforeSend && !requireStepUp) return () => shared;
  return (request, userId) =>
    createPhoneService({
      ...options,
      sender: beforeSend ? askingFirst(options.sender, beforeSend, { userId, request }) : options.sender,
      requireStepUp: requireStepUp && ((user, operation) => requireStepUp(user, operation, request)),
    });
}
