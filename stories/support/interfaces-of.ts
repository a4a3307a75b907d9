/** Returns these interfaces of a TypeScript file, with their comments. Throws if one is missing. */
export function interfacesOf(source: string, ...names: readonly string[]): string {
  return names.map((name) => interfaceOf(source, name)).join('\n\n');
}

function interfaceOf(source: string, name: string): string {
  const comment = String.raw`(?:^/\*\*(?:(?!\*/)[\s\S])*\*/\n)?`;
  const [found] = new RegExp(String.raw`${comment}^export interface ${name}\b[\s\S]*?^\}`, 'm').exec(source) ?? [];
  if (found === undefined) throw new Error(`The file has no interface ${name}.`);
  return found;
}
