import { copyFileSync, mkdirSync } from "node:fs";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

// the reader of codes for browsers without BarcodeDetector is served by us, not by the network that its package would ask
mkdirSync("public", { recursive: true });
copyFileSync("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", "public/zxing_reader.wasm");

export default defineConfig({
  base: "/scan/",
  build: { target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  worker: { format: "es" },
  plugins: [
    VitePWA({
      registerType: "autoUpdate",
      injectRegister: false,
      includeAssets: ["icon.svg"],
      workbox: { globPatterns: ["**/*.{html,js,css,svg,wasm,webmanifest}"], navigateFallback: "/scan/index.html" },
      manifest: {
        name: "Packshot scanner",
        short_name: "Packshot",
        start_url: "/scan/",
        scope: "/scan/",
        display: "standalone",
        background_color: "#101418",
        theme_color: "#101418",
        icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any maskable" }],
      },
    }),
  ],
});
