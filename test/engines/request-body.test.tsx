import { describe, expect, it } from 'vitest';
import { readBody } from '../../src/server/http/request-body.js';

const limit = 20;

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
    expect(await readBody(request('{"code":"123456"}'), limit)).toEqual({
      text: '{"code":"123456"}',
      fields: { code: '123456' },
    });
  });

  it('reads no fields from an empty body', async () => {
    expect(await readBody(request(null), limit)).toEqual({ text: '', fields: {} });
  });

  it('throws 413 for a body above the limit, and accepts one of exactly the limit', async () => {
    await expect(readBody(request('{"code":"123456789"}'), limit)).resolves.toBeDefined();
    await expect(readBody(request('{"code":"1234567890"}'), limit)).rejects.toMatchObject({ status: 413 });
  });

  it('says that the app has read the body already', async () => {
    const read = request('{"code":"123456"}');
    await read.text();
    await expect(readBody(read, limit)).rejects.toThrow('The body was read before the handler');
  });
});
