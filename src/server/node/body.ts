import type { NodeRequest } from './request.js';

/** Returns the body as a stream, or as a body parser that ran before has left it. */
export function toBody(incoming: NodeRequest, onCancel: () => void): BodyInit {
  const { body } = incoming;
  if (!incoming.readableDidRead || body === undefined) return toStream(incoming, onCancel);
  return typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body);
}

/**
 * Node's own conversion and its iterator destroy the connection when the reader cancels, and with it the response.
 * Nothing is read before somebody asks for it: Node discards a body that nobody reads.
 */
function toStream(incoming: NodeRequest, onCancel: () => void): ReadableStream<Uint8Array> {
  let isStarted = false;
  let isOver = false;

  function start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const finish = (end: () => void) => {
      if (!isOver) end();
      isOver = true;
    };
    const fail = () =>
      finish(() => controller.error(new Error('The client ended the request before its body was complete.')));
    if (incoming.readableEnded) return finish(() => controller.close());
    if (incoming.destroyed) return fail();
    incoming.on('data', (chunk) => {
      // One chunk for each pull.
      incoming.pause();
      if (!isOver) controller.enqueue(new Uint8Array(chunk));
    });
    incoming.on('end', () => finish(() => controller.close()));
    incoming.on('error', fail);
    incoming.on('close', fail);
  }

  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!isStarted) start(controller);
        isStarted = true;
        incoming.resume();
      },
      cancel() {
        isOver = true;
        incoming.pause();
        onCancel();
      },
    },
    { highWaterMark: 0 },
  );
}
