import { createPhoneHandler, type PhoneHandlerOptions } from '../../../../src/server/index.js';
import { getRemoteAddress } from '../../../../src/server/node/index.js';

/** The options of the server above. */
declare const options: PhoneHandlerOptions;

export const handler = createPhoneHandler({
  ...options,
  // Behind a proxy, read the header that your proxy sets, such as CF-Connecting-IP, instead.
  clientKey: getRemoteAddress,
  policy: { countries: ['DE', 'AT', 'CH'], sendsInAll: { max: 5000, window: 3600 } },
  onEvent({ type, limit, prefix }) {
    if (type === 'send_refused' && limit !== 'cooldown') console.warn(`A message was refused by the limit "${limit}".`);
    if (type === 'conversion_low') console.warn(`Hardly any code to ${prefix}… is entered. Is somebody pumping SMS?`);
  },
});
