/**
 * Makes a hidden input represent a field to form libraries: `write` is called with a value that is assigned to it, and
 * methods such as `focus` are forwarded to the visible input.
 */
export function asFormControl(
  hidden: HTMLInputElement,
  input: { current: HTMLInputElement | null },
  write: (value: string) => void,
): HTMLInputElement {
  Object.defineProperty(hidden, 'value', {
    configurable: true,
    get: () => hidden.getAttribute('value') ?? '',
    set: (next: unknown) => {
      const value = String(next ?? '');
      hidden.setAttribute('value', value);
      write(value);
    },
  });
  return Object.assign(hidden, {
    focus: () => input.current?.focus(),
    select: () => input.current?.select(),
    setCustomValidity: (message: string) => input.current?.setCustomValidity(message),
    reportValidity: () => input.current?.reportValidity() ?? true,
  });
}
