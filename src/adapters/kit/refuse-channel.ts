import { PhoneError } from '../../core/errors.js';
import type { Channel } from '../../core/model.js';

/** Throws `unsupported` for every channel but SMS, for a vendor whose client has no parameter for one. */
export function refuseOtherChannel(vendor: string, channel: Channel = 'sms'): void {
  if (channel !== 'sms')
    throw new PhoneError('unsupported', {
      message: `${vendor} cannot send a code by ${channel}. Use the channel 'sms'.`,
    });
}
