import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const outDir = fileURLToPath(new URL('../schema/playground/dist', import.meta.url));

export default defineConfig({
  // Relative addresses, so that the pages work under any path of a reverse proxy.
  base: './',
  build: {
    outDir,
    // The folder holds a committed placeholder; readyToEmbed clears what is ours in it.
    emptyOutDir: false,
    // Monaco, the editor inside GraphiQL, is one chunk of some 3 MB by nature.
    chunkSizeWarningLimit: 5000,
    reportCompressedSize: false,
    rollupOptions: {
      // "use client" and its like mean something to server rendering only; hundreds of files say it.
      onwarn(warning, warn) {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') {
          warn(warning);
        }
      },
    },
  },
  // GraphiQL's workers import from each other, which the default format cannot.
  worker: { format: 'es' },
  plugins: [readyToEmbed(join(outDir, 'assets'))],
});

/**
 * readyToEmbed clears the assets of the build before, and leaves the new ones gzipped only:
 * Go embeds the folder and unpacks for the rare client that does not read gzip.
 */
function readyToEmbed(assets: string): Plugin {
  return {
    name: 'ready-to-embed',
    apply: 'build',
    generateBundle() {
      rmSync(assets, { recursive: true, force: true });
    },
    closeBundle() {
      for (const name of readdirSync(assets)) {
        const file = join(assets, name);
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
        rmSync(file);
      }
    },
  };
}
