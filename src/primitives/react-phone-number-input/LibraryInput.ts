'use client';
import type { ComponentProps, ComponentType, RefAttributes } from 'react';
import PhoneInput from 'react-phone-number-input/core';
import type { Optional } from '../../core/optional.js';

/** Its types declare a class, and reject `undefined`; it is a function that forwards its ref, and takes it. */
export const LibraryInput = PhoneInput as unknown as ComponentType<
  Optional<Omit<ComponentProps<typeof PhoneInput>, 'ref'>> & RefAttributes<HTMLInputElement>
>;
