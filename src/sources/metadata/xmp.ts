/** Where tools keep a prompt in XMP; Draw Things writes its JSON into the first and a summary into the second. */
const PLACES = ['exif:UserComment', 'dc:description', 'parameters', 'sd:parameters', 'tiff:ImageDescription'];
/** Longest XMP that is searched, in characters. */
const MAX_LENGTH = 1_000_000;

/** The texts of an XMP packet in which tools keep prompts, the likeliest first. */
export function readXmpTexts(xmp: string): string[] {
  if (xmp.length > MAX_LENGTH) return [];
  return PLACES.map((place) => elementText(xmp, place) ?? attributeText(xmp, place))
    .map((text) => text && unescaped(text).trim())
    .filter((text): text is string => Boolean(text));
}

/** The text of an element, or of the first item of the list in it. */
function elementText(xmp: string, name: string): string | undefined {
  const open = xmp.indexOf(`<${name}`);
  if (open < 0) return undefined;
  const start = xmp.indexOf('>', open) + 1;
  const end = xmp.indexOf(`</${name}>`, start);
  if (start === 0 || end < 0) return undefined;
  const inner = xmp.slice(start, end);
  const item = inner.indexOf('<rdf:li');
  if (item < 0) return inner.includes('<') ? undefined : inner;
  const from = inner.indexOf('>', item) + 1;
  const to = inner.indexOf('</rdf:li>', from);
  return from > 0 && to >= 0 ? inner.slice(from, to) : undefined;
}

function attributeText(xmp: string, name: string): string | undefined {
  const at = xmp.search(new RegExp(`\\s${name}=["']`));
  if (at < 0) return undefined;
  const start = xmp.indexOf('=', at) + 2;
  const end = xmp.indexOf(xmp[start - 1]!, start);
  return end < 0 ? undefined : xmp.slice(start, end);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (text.trimStart().startsWith('<![CDATA['))
    return text
      .trim()
      .slice(9)
      .replace(/\]\]>$/, '');
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    if (code === undefined) return NAMED[name] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
