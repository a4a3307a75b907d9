import { describe, expect, it } from 'vitest';
import { readBody } from '../../src/server/http/request-body.js';

const read = (sent: Request) => readBody(sent, 20, new AbortController().signal);

/** A request whose `body` is absent in every browser, as it is in Firefox. */
function request(text: string | null): Request {
  const made = new Request('https://app.example/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: text,
  });
  return Object.defineProperty(made, 'body', { value: undefined });
}

describe('readBody, without `Request.body`', () => {
  it('reads the fields', async () => {
    expect(await read(request('{"code":"123456"}'))).toEqual({
      text: '{"code":"123456"}',
      fields: { code: '123456' },
    });
  });

  it('reads no fields from an empty body', async () => {
    expect(await read(request(null))).toEqual({ text: '', fields: {} });
  });

  it('throws 413 for a body above the limit, and accepts one of exactly the limit', async () => {
    await expect(read(request('{"code":"123456789"}'))).resolves.toBeDefined();
    await expect(read(request('{"code":"1234567890"}'))).rejects.toMatchObject({ status: 413 });
  });

  it('says that the app has read the body already', async () => {
    const sent = request('{"code":"123456"}');
    await sent.text();
    await expect(read(sent)).rejects.toThrow('The body was read before the handler');
  });
});
