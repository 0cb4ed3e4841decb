import { unreadable } from './file.ts';

interface Kind {
  name: string;
  hint: string;
}

const IMAGE =
  'To search by it, use: npx promptloom search --image FILE. Import reads prompts from tables and texts.';
const UNPACK = 'Unpack it, and import the files in it.';
const AS_CSV = 'Save the sheet with the prompts as CSV (UTF-8), and import that.';
const AS_TEXT = 'Copy the prompts into a text file, one a line, and import that.';
const EXPORT = 'Export the prompts from it as CSV, JSON or Parquet, and import that.';

/** What other files begin with. */
const MAGIC: readonly [start: string, name: string, hint: string][] = [
  ['\x89PNG', 'a PNG image', IMAGE],
  ['\xff\xd8\xff', 'a JPEG image', IMAGE],
  ['GIF8', 'a GIF image', IMAGE],
  ['II*\0', 'a TIFF image', IMAGE],
  ['MM\0*', 'a TIFF image', IMAGE],
  ['RIFF', 'a WebP image or another RIFF file', IMAGE],
  ['\x1f\x8b', 'a gzip archive', UNPACK],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive', UNPACK],
  ['BZh', 'a bzip2 archive', UNPACK],
  ['\xfd7zXZ', 'an xz archive', UNPACK],
  ['7z\xbc\xaf', 'a 7-Zip archive', UNPACK],
  ['Rar!', 'a RAR archive', UNPACK],
  ['PAR1', 'a Parquet file', 'Import it without --format, or with --format parquet.'],
  ['ARROW1', 'an Arrow file', 'Save it as Parquet or CSV, and import that.'],
  ['SQLite format 3', 'an SQLite database', EXPORT],
  ['\x89HDF', 'an HDF5 file', EXPORT],
  ['\x93NUMPY', 'a NumPy file', EXPORT],
  ['\x80\x04\x95', 'a Python pickle', EXPORT],
  ['%PDF', 'a PDF document', AS_TEXT],
  ['{\\rtf', 'an RTF document', AS_TEXT],
  ['\xd0\xcf\x11\xe0', 'an older Office document', AS_CSV],
  ['version https://git-lfs', 'a Git LFS pointer, not the file itself', 'Fetch the file with: git lfs pull'],
];

/** What stands in the first bytes of documents that are ZIP archives inside. */
const ZIPPED: readonly [inside: RegExp, name: string, hint: string][] = [
  [/xl\/|spreadsheet/, 'an Excel workbook or another spreadsheet', AS_CSV],
  [/word\/|opendocument\.text/, 'a Word document or another text document', AS_TEXT],
  [/\[Content_Types\]\.xml/, 'an Office document', AS_CSV],
];

/** What a file is whose beginning tells that it holds no table and no text of prompts; undefined for others. */
function kindOf(bytes: Buffer): Kind | undefined {
  const start = bytes.toString('latin1', 0, 64);
  const found = MAGIC.find(([magic]) => start.startsWith(magic));
  if (found) return { name: found[1], hint: found[2] };
  if (start.startsWith('PK\x03\x04')) {
    const inside = bytes.toString('latin1', 0, 16 * 1024);
    const [, name, hint] = ZIPPED.find(([part]) => part.test(inside)) ?? [
      ...['', 'a ZIP archive or an office document', UNPACK],
    ];
    return { name: name!, hint: hint! };
  }
  if (/^.{4}ftyp(avif|heic|heix|mif1)/s.test(start)) return { name: 'an AVIF or HEIC image', hint: IMAGE };
  if (bytes.toString('latin1', 257, 262) === 'ustar') return { name: 'a tar archive', hint: UNPACK };
  if (/^\s*<(!doctype html|html)\b/i.test(start.replace(/^\xef\xbb\xbf/, ''))) {
    return {
      name: 'a web page',
      hint: 'Where a download asks for signing in, it gives such a page. Fetch the file again.',
    };
  }
  return undefined;
}

/**
 * Refuses files that can only be something else.
 * @param wanted what is read, as "a CSV file".
 * @throws PromptloomError `source-unreadable` that says what the file is and what to do.
 */
export function refuseOtherKinds(path: string, bytes: Buffer, wanted: string): void {
  const kind = kindOf(bytes);
  if (kind) throw unreadable(path, `it is ${kind.name}, not ${wanted}`, kind.hint);
}
