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

const FACES = {
  large: { size: 26, line: 1.12 },
  medium: { size: 20.4, line: 1.2 },
  small: { size: 16.8, line: 1.28 },
  narrow: { size: 15.8, line: 1.25 },
};
const NARROW = 200;
const MOST_LINES = 8;

/** The type size for the lead on a card of this width. */
export function leadFace(prompt: string, width: number): keyof typeof FACES {
  if (width < NARROW) return 'narrow';
  const { lead } = splitLead(prompt);
  return lead.length <= 26 ? 'large' : lead.length <= 56 ? 'medium' : 'small';
}

/**
 * The height of a card of type, estimated from the average width of letters before it renders, so that
 * nothing moves. A little too tall is fine; longer text fades out.
 */
export function typeHeight(prompt: string, width: number): number {
  const { lead, rest } = splitLead(prompt);
  const face = FACES[leadFace(prompt, width)];
  const inner = width - (width < NARROW ? 26 : 34);
  const leadLines = countLines(lead, inner / (face.size * 0.5));
  const restLines = Math.min(MOST_LINES, countLines(rest, inner / 6.3));
  const text = leadLines * face.size * face.line + (restLines > 0 ? 8 + restLines * 20 : 0);
  return Math.round(Math.max(150, 40 + text + 14 + 30));
}

/** The lines that a text takes when so many letters fit on one; longer words break. */
function countLines(text: string, fitting: number): number {
  let lines = 0;
  let left = 0;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (word.length <= left) left -= word.length + 1;
    else {
      lines += Math.max(1, Math.ceil(word.length / fitting));
      left = fitting - (word.length % fitting) - 1;
    }
  }
  return lines;
}
