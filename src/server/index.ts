export type { Health } from './health.js';
export type { BeforeSend, PendingMessage } from './http/before-send.js';
export type { LogEntry } from './http/log.js';
export type { Metric, MetricName } from './metrics.js';
export { createPhoneHandler, type PhoneHandler, type PhoneHandlerOptions } from './phone-handler.js';
