import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** The cookie of a session is only taken from our own origin, so the host stays as the browser sent it. */
const server = { target: process.env.BALAI_URL ?? 'http://127.0.0.1:8080', changeOrigin: false }

/** What nearly every page needs, in few files: together it compresses better, and asks fewer times. */
const firstLoad = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-i18next|i18next|@tanstack)\// },
  { name: 'base', test: /node_modules|apps\/web\/src/, minShareCount: 36 },
]

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      // A new version waits until whoever is at the door agrees to reload.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        id: '/',
        name: 'Balai',
        short_name: 'Balai',
        description: 'Members, events and their door',
        start_url: '/',
        display: 'standalone',
        theme_color: '#006758',
        background_color: '#faf8f5',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
        shortcuts: [
          { name: 'Door', url: '/door' },
          { name: 'My tickets', url: '/wallet' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/api\//, /^\/docs/, /^\/openapi\.json/, /^\/(health|ready|metrics)$/],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
      },
    }),
  ],
  build: {
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups: firstLoad } } },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': server, '/docs': server, '/health': server, '/ready': server, '/openapi.json': server },
  },
})
