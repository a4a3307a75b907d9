export { BackupCodesSection } from '../../backup-codes/parts/BackupCodesSection.js';
export { SecondFactorSection } from './SecondFactorSection.js';
