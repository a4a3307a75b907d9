import metadata from 'libphonenumber-js/mobile/metadata';
import { formatPhoneNumber, formatPhoneNumberIntl } from 'react-phone-number-input/core';

/** `(201) 555-0123` */
export const national = (value: string) => formatPhoneNumber(value, metadata);
/** `+1 201 555 0123` */
export const international = (value: string) => formatPhoneNumberIntl(value, metadata);
