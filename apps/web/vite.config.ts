import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { sharedPart } from './shared-parts.ts'
import { zodForBrowsers } from './zod-for-browsers.ts'

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const API = 'http://127.0.0.1:8321'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react(), zodForBrowsers()],
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  server: { port: 5173, strictPort: true, proxy: { '/api': API } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // What a link opens is a page of its own: it loads nothing of the product behind the sign-in.
    rolldownOptions: {
      input: { main: page('index.html'), link: page('link.html') },
      output: { codeSplitting: { groups: [{ name: sharedPart, includeDependenciesRecursively: false }] } },
    },
    // The policy allows no data: or inline sources, so nothing may be folded into the page or the style sheet.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
