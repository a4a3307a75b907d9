/** Words of the page around the kit, which speaks fewer languages than the kit does: English where it lacks one. */
export type InLanguages<Words> = { en: Words } & { [locale in string]?: Words };

export function wordsIn<Words>(words: InLanguages<Words>, language: string): Words {
  return words[language] ?? words.en;
}
