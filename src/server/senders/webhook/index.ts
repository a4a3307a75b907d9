import { PhoneError } from '../../../core/errors.js';
import type { MessageSender } from '../../../service/message.js';
import { withDeadline, type SenderOptions } from '../kit/deadline.js';
import { failureOf, refused } from '../kit/errors.js';
import { createSignature } from './signature.js';
import { toRefusal } from './errors.js';

export interface WebhookSenderOptions extends SenderOptions {
  /** Where messages are posted to; TLS, since they hold codes. */
  url: string;
  /**
   * The key of the signatures, `whsec_` and 24 bytes or more in base64, by which the receiver knows that a message is
   * yours. @default unsigned
   */
  secret?: string;
  /** @default the global `fetch` */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * Posts each message, as JSON (`id`, `to`, `channel`, `text`, `code`, `purpose`), to an address of yours, which sends it
 * by whatever means; 2xx says that it will. It is signed as https://www.standardwebhooks.com has it, and `webhook-id` is
 * the same for the same message. Problem details (RFC 9457) whose `code` is `invalid_phone_number`,
 * `unsupported_country`, `unsupported` or `rate_limited` are handed on, 429 is `rate_limited`, and all else
 * `message_not_sent`: a redirect too, which is never followed.
 */
export function webhookSender({ url, secret, fetch = globalFetch, ...options }: WebhookSenderOptions): MessageSender {
  const sign = secret === undefined ? null : createSignature(secret);
  const address = new URL(url).href;
  return {
    async send({ id, to, channel, text, code, purpose }) {
      const body = JSON.stringify({ id, to, channel, text, code, purpose });
      const signed = sign ? await sign(id, body) : {};
      try {
        await withDeadline('The webhook', options, async (signal) => {
          const headers = { 'Content-Type': 'application/json', 'webhook-id': id, ...signed };
          const response = await fetch(address, { method: 'POST', headers, body, redirect: 'manual', signal });
          if (!response.ok) throw await toRefusal(response);
          await response.body?.cancel();
        });
      } catch (thrown) {
        if (thrown instanceof PhoneError) throw thrown;
        throw refused('message_not_sent', `The webhook could not be reached: ${failureOf(thrown)}.`);
      }
    },
  };
}

/** Called on the global object, as some runtimes want it. */
const globalFetch: typeof fetch = (url, init) => globalThis.fetch(url, init);
