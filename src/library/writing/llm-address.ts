/** Whether a setting of a language model names an address of the caller's choice: a server asks whatever it is told to. */
export function namesAddress(llm: string | undefined): boolean {
  return /^\s*openai-compatible\s*:/i.test(llm ?? '');
}
