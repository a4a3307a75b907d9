#!/usr/bin/env node
// The executable that Playwright starts as Firefox. It runs the real one, relays WebDriver BiDi, and accepts the
// commands that Playwright sends to every new page but Firefox ESR does not know, which would end the session.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { findFirefox } from './firefox.mjs';

const unknownCommands = new Set([
  'emulation.setMediaFeaturesOverride',
  'emulation.setTouchOverride',
  'emulation.setForcedColorsModeThemeOverride',
]);
const limits = { maxPayload: 2 ** 30 };
const announced = /WebDriver BiDi listening on (ws:\/\/\S+)/;

const firefox = spawn(findFirefox() ?? 'firefox', process.argv.slice(2), { stdio: ['inherit', 'inherit', 'pipe'] });
firefox.once('exit', (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => firefox.kill(signal));

let printed = '';
firefox.stderr.setEncoding('utf8').on('data', (part) => {
  const lines = (printed + part).split('\n');
  printed = lines.pop() ?? '';
  for (const line of lines) {
    const [, address] = announced.exec(line) ?? [];
    if (address) relay(address);
    else process.stderr.write(`${line}\n`);
  }
});

/** @param {string} address of the real Firefox */
function relay(address) {
  const server = createServer();
  new WebSocketServer({ server, ...limits }).on('connection', (playwright, { url }) => {
    const browser = new WebSocket(`${address}${url}`, limits);
    /** @type {string[]} */
    const waiting = [];
    browser.on('open', () => waiting.splice(0).forEach((message) => browser.send(message)));
    browser.on('message', (message) => playwright.send(String(message)));
    playwright.on('message', (message) => {
      const text = String(message);
      const { id, method } = JSON.parse(text);
      if (unknownCommands.has(method)) playwright.send(JSON.stringify({ type: 'success', id, result: {} }));
      else if (browser.readyState === WebSocket.OPEN) browser.send(text);
      else waiting.push(text);
    });
    browser.on('close', () => playwright.close());
    browser.on('error', () => playwright.close());
    playwright.on('close', () => browser.close());
  });
  server.listen(0, '127.0.0.1', () => {
    const own = server.address();
    const port = own && typeof own === 'object' ? own.port : 0;
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${port}\n`);
  });
}
