/** An improvement as the address bar holds it. */
export interface ImproveParams {
  idea?: string;
  /** Ids of the prompts to learn from. */
  use?: string[];
}

export function validateImprove(raw: Record<string, unknown>): ImproveParams {
  const idea = Array.isArray(raw.idea) ? raw.idea[0] : raw.idea;
  const use = (Array.isArray(raw.use) ? raw.use : [raw.use]).filter(
    (id): id is string => typeof id === 'string' && id !== '',
  );
  return {
    ...(typeof idea === 'string' && idea.trim() !== '' && { idea }),
    ...(use.length > 0 && { use: [...new Set(use)].slice(0, 50) }),
  };
}
