#!/usr/bin/env node
// The executable that Playwright starts as Firefox. It runs the real one, and relays WebDriver BiDi. A command that
// this Firefox does not know succeeds without effect: Playwright sends some to each new browser and page, and would end
// the session. Events are kept back until Playwright knows the name of a new frame: it asks for the name, and loses the
// response if the frame's document was committed before, as on a busy machine. Vitest finds its frame by that name.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { findFirefox } from './firefox.mjs';

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
    const names = namesFirst((text) => playwright.send(text));
    browser.on('message', (message) => {
      const text = String(message);
      const { id, error } = JSON.parse(text);
      names.relay(error === 'unknown command' ? JSON.stringify({ type: 'success', id, result: {} }) : text);
    });
    playwright.on('message', (message) => {
      const text = String(message);
      const { id, method, params } = JSON.parse(text);
      if (method === 'browsingContext.locateNodes') names.asked(params.locator, id);
      if (browser.readyState === WebSocket.OPEN) browser.send(text);
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

/** @param {(text: string) => void} send to Playwright */
function namesFirst(send) {
  /** The command that asks for the name, by new frame. @type {Map<string, number | undefined>} */
  const unnamed = new Map();
  /** @type {string[]} */
  const events = [];

  /** @param {string} text of a message from the browser */
  function relay(text) {
    const { id, method, params } = JSON.parse(text);
    const isEvent = id === undefined;
    if (isEvent && unnamed.size > 0) return events.push(text);
    send(text);
    if (method === 'browsingContext.contextCreated' && params.parent) unnamed.set(params.context, undefined);
    for (const [frame, command] of unnamed) if (!isEvent && command === id) unnamed.delete(frame);
    if (unnamed.size === 0) events.splice(0).forEach(relay);
  }

  return {
    relay,
    /** @param {{ type: string, value: { context: string } }} locator @param {number} id of the command */
    asked({ type, value }, id) {
      if (type === 'context' && unnamed.has(value.context)) unnamed.set(value.context, id);
    },
  };
}
