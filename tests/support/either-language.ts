/** The words of a screen that nobody has signed in at: whatever language this system starts the program in. */
export function either(words: { readonly zh: string; readonly en: string }): RegExp {
  const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^\\s*(${plain(words.zh)}|${plain(words.en)})\\s*$`)
}
