const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const MAX_LENGTH = 20;

/**
 * What a misspelt English word may have been: one letter left out, two swapped, one wrong or one too many, in this
 * order; never the first letter, which people get right. Empty for words of other alphabets and very long ones.
 */
export function* misspellings(word: string): Generator<string> {
  if (word.length > MAX_LENGTH || !/^[a-z]+$/.test(word)) return;
  for (let n = 1; n <= word.length; n++)
    for (const letter of LETTERS) yield word.slice(0, n) + letter + word.slice(n);
  for (let n = 1; n < word.length - 1; n++)
    if (word[n] !== word[n + 1]) yield word.slice(0, n) + word[n + 1] + word[n] + word.slice(n + 2);
  for (let n = 1; n < word.length; n++)
    for (const letter of LETTERS) if (letter !== word[n]) yield word.slice(0, n) + letter + word.slice(n + 1);
  for (let n = 1; n < word.length; n++) yield word.slice(0, n) + word.slice(n + 1);
}
