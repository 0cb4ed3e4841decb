import path from 'node:path';
import type { Plugin } from 'vite';

const PROGRAM = path.resolve(import.meta.dirname, '../src') + path.sep;
const COMPUTED = ['CallExpression', 'ObjectExpression', 'TemplateLiteral'];

/**
 * Marks what the program's modules compute when they are loaded as free of side effects. The page imports values of
 * them; the schemas beside these values are left out then, and zod with them.
 */
export function pureSchemas(): Plugin {
  return {
    name: 'pure-schemas',
    transform(code, id) {
      if (!id.startsWith(PROGRAM)) return;
      const constants = this.parse(code).body.flatMap((node) => {
        const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
        return declared?.type === 'VariableDeclaration' ? declared.declarations : [];
      });
      let marked = code;
      for (const { init } of constants.toReversed())
        if (init && COMPUTED.includes(init.type))
          marked = `${marked.slice(0, init.start)}/* @__PURE__ */ (() => (${code.slice(init.start, init.end)}))()${marked.slice(init.end)}`;
      return { code: marked, map: null };
    },
  };
}
