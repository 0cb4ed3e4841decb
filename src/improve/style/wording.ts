/** Words that keep their capital wherever they stand. */
const PROPER =
  /^(?:Japanese|Chinese|Korean|Persian|Indian|Islamic|French|Italian|Dutch|English|German|Russian|American|Mexican|African|Nordic|European|Scandinavian|Victorian|Edwardian|Art|Studio|Kodak|Fujifilm|Rembrandt|Bauhaus|Byzantine|Celtic|Flemish|Venetian|Mediterranean|Unreal|Octane|Blender|Pixar|Disney|Ghibli|Renaissance|Baroque|Kodachrome|Polaroid|ArtStation)$/;

/** The idea's words as written, without the punctuation that would stand before a comma. */
export function trimIdea(idea: string): string {
  return idea.trim().replace(/[\s.,;:]+$/, '') || idea.trim();
}

/** Takes back the capital that a phrase has only because it began a sentence. */
export function lowerFirst(text: string): string {
  const [first = ''] = text.split(/[\s-]/);
  return /^\p{Lu}[\p{Ll}'’]*$/u.test(first) && !PROPER.test(first)
    ? text[0]!.toLowerCase() + text.slice(1)
    : text;
}
