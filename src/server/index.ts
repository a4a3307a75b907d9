export type { BeforeSend, PendingMessage } from './http/before-send.js';
export type { LogEntry } from './http/log.js';
export { createPhoneHandler, type PhoneHandler, type PhoneHandlerOptions } from './phone-handler.js';
