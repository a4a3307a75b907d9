import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';

/**
 * Opens `page.tsx`, built for production, in its own Chromium.
 * @param {{ counts?: boolean }} options `counts`: with the React that counts its commits, which takes time of its own
 */
export async function openBenchPage({ counts = false } = {}) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.tsx', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    ...(counts && { alias: { 'react-dom/client': 'react-dom/profiling' } }),
    write: false,
    logLevel: 'silent',
  });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumArguments, '--js-flags=--expose-gc'],
  });
  const page = await browser.newPage();
  await page.route('https://bench.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' }),
  );
  await page.goto('https://bench.example/');
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '', type: 'module' });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    page,
    devtools,
    version: browser.version(),
    close: () => browser.close(),
    /** ms of CPU time that the main thread has used so far. */
    async cpu() {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    },
    /** Reachable bytes. */
    async heap() {
      await devtools.send('HeapProfiler.collectGarbage');
      return (await devtools.send('Runtime.getHeapUsage')).usedSize;
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openBenchPage>>} BenchPage */
