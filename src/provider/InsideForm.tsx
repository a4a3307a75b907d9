'use client';
import { createContext, type ReactNode } from 'react';

export const InsideFormContext = createContext(false);

export interface InsideFormProps {
  /** The components of the kit that are inside your `<form>`. */
  children?: ReactNode | undefined;
}

/**
 * Makes the kit's components work inside a `<form>` of your own, since HTML allows no form in a form: below it they
 * render a `<div role="group">` in place of each `<form>`. Enter submits the nearest form of the kit and never yours,
 * and the kit's fields are in neither the data nor the validation of yours. Renders no element.
 */
export function InsideForm({ children }: InsideFormProps) {
  return <InsideFormContext.Provider value>{children}</InsideFormContext.Provider>;
}
