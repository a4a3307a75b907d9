export { BackupCodesSection } from './BackupCodesSection.js';
export { SecondFactorSection } from './SecondFactorSection.js';
