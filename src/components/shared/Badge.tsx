/** The status of a number in one or two words. Renders a `<span data-part="badge">`. */
export function Badge({ tone, children }: { tone: 'primary' | 'neutral' | 'warning'; children: string }) {
  return (
    <span data-scope="phonekit" data-part="badge" data-tone={tone}>
      {children}
    </span>
  );
}
