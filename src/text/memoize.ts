/** Longest text that is remembered, so that few entries cannot hold much. */
const LONGEST = 20_000;
/** Characters that are remembered for each entry, on average. */
const CHARACTERS = 200;

/**
 * Remembers what was made of texts lately.
 * @param most texts that are remembered; with the next one all are forgotten.
 */
export function memoize<Value>(make: (text: string) => Value, most: number): (text: string) => Value {
  const made = new Map<string, Value>();
  let characters = 0;
  return (text) => {
    const known = made.get(text);
    if (known !== undefined || made.has(text)) return known as Value;
    const value = make(text);
    if (text.length > LONGEST) return value;
    if (made.size >= most || characters > most * CHARACTERS) {
      made.clear();
      characters = 0;
    }
    made.set(text, value);
    characters += text.length;
    return value;
  };
}
