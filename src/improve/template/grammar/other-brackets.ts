/** How far the partner of a bracket may be. */
const REACH = 800;
const PARTNERS: Record<string, string> = { '(': ')', '[': ']' };

/** Where the bracket of another grammar that opens at a character closes: `(a|b:1.2)`, `[a|b]`, `<lora:name:1>`; -1 for none. */
export function partnerOf(text: string, at: number): number {
  const opened = text[at]!;
  if (opened === '<') {
    const [tag] = /^<[a-z]+:[^<>{}]{1,200}>/i.exec(text.slice(at, at + 220)) ?? [];
    return tag ? at + tag.length - 1 : -1;
  }
  const closing = PARTNERS[opened];
  if (!closing || text[at - 1] === '\\') return -1;
  let [depth, braces] = [0, 0];
  const end = Math.min(text.length, at + REACH);
  for (let here = at; here < end; here += 1) {
    const char = text[here];
    if (char === '\\') here += 1;
    else if (char === '{') braces += 1;
    else if (char === '}') {
      braces -= 1;
      if (braces < 0) return -1;
    } else if (braces > 0) continue;
    else if (char === opened) depth += 1;
    else if (char === closing) {
      depth -= 1;
      if (depth === 0) return here;
    }
  }
  return -1;
}
