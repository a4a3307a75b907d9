/** The source of an example, with imports of the kit's files rewritten to the published entry points. */
export function asPublished(source: string): string {
  return source
    .replace(/(?:\.\.\/)+src\/styles\/\w+\.css/g, 'phonekit/styles.css')
    .replace(/(?:\.\.\/)+src\/([\w/-]+)\.js/g, (_, path: string) =>
      path === 'index' ? 'phonekit' : `phonekit/${path.replace(/^primitives\/|\/index$/g, '')}`,
    )
    .trim();
}
