/** Whether a setting names an embedding service rather than a model that runs here. */
export function isRemoteSetting(setting: string): boolean {
  return /^\s*(?:openai|openai-compatible|bedrock|https?):/i.test(setting);
}
