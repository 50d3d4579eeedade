import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const API = 'http://127.0.0.1:8321'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  server: { port: 5173, strictPort: true, proxy: { '/api': API } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The policy allows no data: or inline sources, so nothing may be folded into the page or the style sheet.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
