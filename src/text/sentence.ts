/** Texts in quotation marks, as a sentence lists them. */
export function quoted(texts: readonly string[]): string {
  return texts.map((text) => `“${text.trim()}”`).join(', ');
}

/** Begins a text with a capital. */
export function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
