/** The source of an example with the kit's own files written as the entry points by which an app imports them. */
export function asPublished(source: string): string {
  return source
    .replace(/(?:\.\.\/)+src\/styles\/\w+\.css/g, 'phonekit/styles.css')
    .replace(/(?:\.\.\/)+src\/([\w/-]+)\.js/g, (_, path: string) =>
      path === 'index' ? 'phonekit' : `phonekit/${path.replace(/^primitives\/|\/index$/g, '')}`,
    )
    .trim();
}
