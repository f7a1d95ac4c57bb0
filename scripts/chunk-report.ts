import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Writes down which modules each chunk is made of, the largest first; their sizes are those before they are minified. */
export function chunkReport(file: string): Plugin {
  return {
    name: 'parley-chunk-report',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((output) => {
        if (output.type !== 'chunk') return [];
        const modules = Object.entries(output.modules).map(([id, { renderedLength }]) => ({
          module: path.relative(process.cwd(), id.replace('\0', '')),
          characters: renderedLength,
        }));
        modules.sort((a, b) => b.characters - a.characters);
        const brotli = brotliCompressSync(output.code).length;
        return { chunk: output.fileName, brotli, imports: output.imports, modules };
      });
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(chunks, null, 2)}\n`);
    },
  };
}
