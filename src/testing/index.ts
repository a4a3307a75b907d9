export type {
  AdapterUnderTest,
  DescribePhoneAdapterOptions,
  OptionalOperation,
  Provoke,
  Refusals,
  TestRunner,
} from './adapter-under-test.js';
export { describePhoneAdapter } from './describe-phone-adapter.js';
