import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig, passthroughImageService } from 'astro/config';
import { loadSite } from '../shared/site/load.ts';
import { functionAdapter } from './adapter/integration.ts';
import { siteModules } from './site-modules.ts';

const site = await loadSite();

export default defineConfig({
  site: site.url,
  output: 'server',
  outDir: '../dist',
  cacheDir: '../node_modules/.astro',
  trailingSlash: 'never',
  compressHTML: true,
  adapter: functionAdapter(),
  cache: { provider: { name: 'edge', entrypoint: new URL('./adapter/cache.ts', import.meta.url) } },
  // The content security policy allows neither inline styles nor inline scripts.
  build: { format: 'file', inlineStylesheets: 'never', assets: '_astro' },
  // Quotes and dashes are the author's own.
  markdown: { syntaxHighlight: false, processor: satteri({ features: { smartPunctuation: false } }) },
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [siteModules(site)],
  },
});
