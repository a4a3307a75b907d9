import type { PhoneMessageSender } from '../../../service/message.js';

export interface ConsoleSenderOptions {
  /** Writes a message. @default `console.info` */
  write?: ((line: string) => void) | undefined;
}

/** Sends nothing: writes each message, code included, where the developer reads it. For development only. */
export function consoleSender({ write = writeToConsole }: ConsoleSenderOptions = {}): PhoneMessageSender {
  return {
    async send({ to, channel, text }) {
      write(`${channel} to ${to}: ${text}`);
    },
  };
}

function writeToConsole(line: string): void {
  // oxlint-disable-next-line no-console -- It is the purpose of this sender.
  console.info(line);
}
