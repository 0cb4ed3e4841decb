import { textLiteral } from './literal.ts';

/** A folder, the name, the extension of a file, and the hash that A1111 writes behind it. */
const PARTS =
  '^(?:.*[/\\\\])?(.+?)(?:\\.(?:safetensors|sft|ckpt|pth?|bin|gguf|onnx))?(?:\\s*\\[[0-9a-f]*\\])?$';

/** A model's name without what differs from tool to tool: case, folder, extension and hash. */
export function modelKey(name: string): string {
  return name.trim().toLowerCase().replace(new RegExp(PARTS), '$1');
}

/** The same in SQL, of a column. */
export function modelKeySql(column: string): string {
  return `replaceRegexpOne(lowerUTF8(trimBoth(${column})), ${textLiteral(PARTS)}, '\\\\1')`;
}
