/** A hue for a text, always the same for the same text (FNV-1a). */
export function hueOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % 360;
}

const LONGEST_LEAD = 96;

/**
 * Splits a prompt where its first thought ends, so that a card can set the subject large and the
 * details small. The lead keeps the words as written; nothing is dropped.
 */
export function splitLead(prompt: string): { lead: string; rest: string } {
  const text = prompt.trim();
  const stop = /[,.;:|]\s|\s[-–—]\s|\n/.exec(text);
  if (stop && stop.index >= 8 && stop.index <= LONGEST_LEAD) {
    return {
      lead: text.slice(0, stop.index).trim(),
      rest: text.slice(stop.index).replace(/^[\s,.;:|–—-]+/, ''),
    };
  }
  if (text.length <= LONGEST_LEAD) return { lead: text, rest: '' };
  const space = text.lastIndexOf(' ', 64);
  const cut = space > 20 ? space : 64;
  return { lead: text.slice(0, cut).trim(), rest: text.slice(cut).trim() };
}

/** Which size of type suits the lead, and how tall a card the whole text wants (height / width). */
export function typeSetting(prompt: string): { size: 'large' | 'medium' | 'small'; ratio: number } {
  const { lead } = splitLead(prompt);
  const size = lead.length <= 26 ? 'large' : lead.length <= 56 ? 'medium' : 'small';
  const length = prompt.trim().length;
  const ratio = length <= 60 ? 0.72 : length <= 150 ? 0.9 : length <= 320 ? 1.1 : 1.28;
  return { size, ratio };
}
