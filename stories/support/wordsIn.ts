/** The texts of the page around the kit, which falls back to English in languages it lacks. */
export type InLanguages<Words> = { en: Words } & { [locale in string]?: Words };

export function wordsIn<Words>(words: InLanguages<Words>, language: string): Words {
  return words[language] ?? words.en;
}
