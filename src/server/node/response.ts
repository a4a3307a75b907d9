/** What is called of Node's `ServerResponse`, of Express's and of HTTP/2's. */
export interface NodeResponse {
  statusCode: number;
  readonly destroyed: boolean;
  readonly writableFinished: boolean;
  setHeader(name: string, value: string | string[]): unknown;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  destroy(): unknown;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'drain', listener: () => void): unknown;
  off(event: 'drain' | 'close', listener: () => void): unknown;
}

/** Sends the whole answer, as fast as the client reads it, and no more once the client has gone. */
export async function sendResponse(response: Response, outgoing: NodeResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  // The one header that may come more than once: all of them take the place of the last.
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('Set-Cookie', cookies);
  const reader = response.body?.getReader();
  try {
    while (!outgoing.destroyed) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) return void outgoing.end();
      if (value && !outgoing.write(value)) await drained(outgoing);
    }
    await reader?.cancel();
  } catch {
    // Half an answer must not look like a whole one.
    outgoing.destroy();
  }
}

function drained(outgoing: NodeResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      outgoing.off('drain', settle);
      outgoing.off('close', settle);
      resolve();
    };
    outgoing.on('drain', settle);
    outgoing.on('close', settle);
  });
}
