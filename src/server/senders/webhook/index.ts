import { PhoneError } from '../../../core/errors.js';
import type { PhoneMessageSender } from '../../../service/message.js';
import { createSendError, describeFailure, getConnectionFailure } from '../kit/errors.js';
import { withProviderTimeout, type SenderOptions } from '../kit/provider-timeout.js';
import { translateWebhookResponse } from './errors.js';
import { createSigner } from './signature.js';

export interface WebhookSenderOptions extends SenderOptions {
  /** The URL that messages are posted to. Use HTTPS: they contain codes. */
  url: string;
  /**
   * The key of the signature by which the receiver recognizes your messages: `whsec_` and at least 24 bytes in base64.
   * @default unsigned
   */
  secret?: string | undefined;
  /** @default the global `fetch` */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/**
 * Posts each message as JSON (`id`, `to`, `channel`, `text`, `code`, `purpose`, `locale`) to a URL of yours, which
 * delivers it by any means; a 2xx response accepts it. Requests are signed as https://www.standardwebhooks.com
 * describes, and `webhook-id` stays the same for the same message. Problem details (RFC 9457) whose `code` is
 * `invalid_phone_number`, `recipient_opted_out`, `recipient_unreachable`, `unsupported_country`, `unsupported` or
 * `rate_limited` are passed on, 429 is `rate_limited`, and everything else is `message_not_sent`, a redirect included,
 * which is never followed. A 5xx response and a timeout count as a message that may have been sent.
 */
export function webhookSender({
  url,
  secret,
  fetch = postGlobally,
  ...options
}: WebhookSenderOptions): PhoneMessageSender {
  const sign = secret === undefined ? null : createSigner(secret);
  const address = new URL(url).href;
  return {
    async send({ id, to, channel, text, code, purpose, locale }) {
      const body = JSON.stringify({ id, to, channel, text, code, purpose, locale });
      const signature = sign ? await sign(id, body) : {};
      try {
        await withProviderTimeout('The webhook', options, async (signal) => {
          const headers = { 'Content-Type': 'application/json', 'webhook-id': id, ...signature };
          const response = await fetch(address, { method: 'POST', headers, body, redirect: 'manual', signal });
          if (!response.ok) throw await translateWebhookResponse(response);
          await response.body?.cancel();
        });
      } catch (thrown) {
        if (thrown instanceof PhoneError) throw thrown;
        throw createSendError('message_not_sent', `The webhook could not be reached: ${describeFailure(thrown)}.`, {
          failure: getConnectionFailure(thrown),
        });
      }
    },
  };
}

/** Some runtimes require `fetch` to be called on the global object. */
const postGlobally: typeof fetch = (url, init) => globalThis.fetch(url, init);
