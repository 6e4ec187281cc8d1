/**
 * @file Firefox, by WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/): the browser itself listens on a WebSocket, so no
 * driver stands between.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expression, type Engine } from './engine.ts';
import { startProgram } from './program.ts';

/** Preferences that keep it from asking, greeting and calling home. */
const preferences = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.server': '',
};

interface Answer {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly message?: string;
  readonly method?: string;
  readonly params?: { readonly level: string; readonly text: string | null };
}

export async function startFirefox(command: string): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const program = startProgram(command, [
    ...['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
  ]);
  const stop = async (): Promise<void> => {
    await program.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [, address] = await program.says(/WebDriver BiDi listening on (ws:\S+)/, 60);
    return await openSession(`${address}/session`, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openSession(address: string, stop: () => Promise<void>): Promise<Engine> {
  let faults: string[] = [];
  const socket = await connect(address, ({ method, params }) => {
    if (method === 'log.entryAdded' && params?.level === 'error') faults.push(String(params.text));
  });

  const { capabilities } = await socket.ask<{
    capabilities: { browserName: string; browserVersion: string };
  }>('session.new', { capabilities: {} });
  await socket.ask('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = await socket.ask<{ contexts: { context: string }[] }>(
    'browsingContext.getTree',
    {},
  );
  const { context } = contexts[0]!;

  return {
    version: `Firefox ${capabilities.browserVersion}`,
    goto: async (url) =>
      void (await socket.ask('browsingContext.navigate', { context, url, wait: 'complete' })),
    resize: async (width, height) =>
      void (await socket.ask('browsingContext.setViewport', {
        context,
        viewport: { width, height },
      })),
    async evaluate(work, argument) {
      const { result, exceptionDetails } = await socket.ask<{
        result?: { value: string };
        exceptionDetails?: { text: string };
      }>('script.evaluate', {
        expression: expression(work, argument),
        target: { context },
        awaitPromise: true,
      });
      if (!result) throw new Error(exceptionDetails?.text);
      return JSON.parse(result.value) as never;
    },
    async screenshot() {
      const { data } = await socket.ask<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      });
      return Buffer.from(data, 'base64');
    },
    async faults() {
      const found = faults;
      faults = [];
      return found;
    },
    async close() {
      socket.close();
      await stop();
    },
  };
}

/** A socket on which every question has a number, and its answer the same. */
async function connect(address: string, heard: (event: Answer) => void) {
  const socket = new WebSocket(address);
  await new Promise((done, fail) => {
    socket.onopen = done;
    socket.onerror = () => fail(new Error(`${address} does not answer.`));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id === undefined) return heard(answer);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  return {
    close: () => socket.close(),
    ask: <T>(method: string, params: object): Promise<T> =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, ({ type, result, message }) => {
          if (type === 'success') resolve(result as T);
          else reject(new Error(`${method}: ${message}`));
        });
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
  };
}
