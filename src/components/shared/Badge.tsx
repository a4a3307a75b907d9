/** What a number is, in a word or two beside it. */
export function Badge({ tone, children }: { tone: 'primary' | 'neutral' | 'warning'; children: string }) {
  return (
    <span data-scope="phonekit" data-part="badge" data-tone={tone}>
      {children}
    </span>
  );
}
