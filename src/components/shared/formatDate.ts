/** Formats a time in ms as a date of the language, such as “3 May 2026”; returns null if there is none. */
export function formatDate(locale: string, time: number | null | undefined): string | null {
  const date = new Date(time ?? NaN);
  return Number.isNaN(date.getTime()) ? null : date.toLocaleDateString(locale, { dateStyle: 'medium' });
}
