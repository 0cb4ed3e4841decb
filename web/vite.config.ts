import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedCopies } from './compressed-copies.ts';
import { pureSchemas } from './pure-schemas.ts';

export default defineConfig({
  // Where the page stands is known only to the server that serves it.
  base: './',
  plugins: [pureSchemas(), react(), tailwindcss(), compressedCopies()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    license: { fileName: 'licenses.md' },
    // How long a build takes on a busy machine is no warning.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  // The name that the browser knows goes on to the server, which compares it with the request's origin.
  server: {
    proxy: { '/api': { target: process.env.PROMPTLOOM_API ?? 'http://127.0.0.1:4321', changeOrigin: false } },
  },
});
