import type { IncomingMessage, ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { PhoneError } from '../../../src/core/errors.js';
import type { OutgoingPhoneMessage } from '../../../src/service/index.js';
import { listening } from './listening.js';

export const message: OutgoingPhoneMessage = {
  id: 'send_00000000000000000000000000000001',
  to: '+12015550123',
  channel: 'sms',
  text: '482913 is your code for example.com.\n\n@example.com #482913',
  code: '482913',
  purpose: 'verification',
  locale: 'en',
};

/** A request that a provider received. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  text: string;
}

export interface Provider {
  origin: string;
  received: Received[];
  /** The provider's response. Can be replaced. */
  respond: (response: ServerResponse) => void;
}

/** A provider on this machine that records its requests. */
export async function provider(respond: Provider['respond']): Promise<Provider> {
  const received: Received[] = [];
  const origin = await listening(async (request, response) => {
    let text = '';
    for await (const part of request.setEncoding('utf8')) text += part;
    received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, text });
    one.respond(response);
  });
  const one: Provider = { origin, received, respond };
  return one;
}

/** Expects an error to contain nothing of the message at any depth: neither its text, its code nor its number. */
export function expectSilence(error: PhoneError): void {
  const all = inspect(error, { depth: 20, showHidden: true });
  for (const secret of [message.text, message.code, message.to, encodeURIComponent(message.text)])
    expect(all).not.toContain(secret);
}
