'use client';
import { createContext, useContext, type KeyboardEvent, type ReactNode, type SyntheticEvent } from 'react';

const InsideFormContext = createContext(false);

export interface InsideFormProps {
  /** The components of the kit that are inside your `<form>`. */
  children?: ReactNode;
}

/**
 * Makes the kit's components work inside a `<form>` of your own, since HTML allows no form in a form: below it they
 * render a `<div role="group">` in place of each `<form>`. Enter submits the nearest form of the kit and never yours,
 * and the kit's fields are in neither the data nor the validation of yours. Renders no element.
 */
export function InsideForm({ children }: InsideFormProps) {
  return <InsideFormContext.Provider value>{children}</InsideFormContext.Provider>;
}

/**
 * Returns the root element of a form and its props, those of its submit button, which must be its only primary button,
 * and those of its fields.
 */
export function useFormRoot(submit: () => void) {
  const isInside = useContext(InsideFormContext);
  if (isInside) {
    return {
      // It has the same props as far as the kit uses them.
      Root: 'div' as 'form',
      root: { role: 'group', onKeyDown: submitOnEnter },
      submitButton: { type: 'button', onClick: submit },
      // There is no form with an empty id, so that no form owns the input.
      field: { form: '' },
    } as const;
  }
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    submit();
  };
  return { Root: 'form', root: { noValidate: true, onSubmit }, submitButton: { type: 'submit' }, field: null } as const;
}

function submitOnEnter(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if ((event.target as HTMLElement).tagName !== 'INPUT') return;
  event.preventDefault(); // or a form around would be submitted if it owned the input
  event.currentTarget.querySelector<HTMLElement>('[data-variant=primary]')?.click();
}
