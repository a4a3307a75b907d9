export type {
  AdapterUnderTest,
  DescribePhoneAdapterOptions,
  DescribeSecondFactorAdapterOptions,
  OptionalOperation,
  Provoke,
  Refusals,
  SecondFactorAdapterUnderTest,
  SecondFactorErrorCode,
  TestRunner,
} from './adapter-under-test.js';
export { describePhoneAdapter } from './describe-phone-adapter.js';
export { describeSecondFactorAdapter } from './describe-second-factor-adapter.js';
