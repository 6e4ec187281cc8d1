/**
 * @file WebKit, by classic WebDriver (https://www.w3.org/TR/webdriver2/): WebKitGTK's driver and MiniBrowser on a screen that
 * nobody sees. The protocol has no log, so `faults` asks the page, which has to keep them itself: {@link WithFaults}.
 */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expression, waitFor, type Engine } from './engine.ts';
import { startProgram, type Program } from './program.ts';

/** Where pages that are to be watched keep what went wrong in them (tests/engines/site.ts). */
type WithFaults = typeof globalThis & { faults?: string[] };

export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  readonly screen: string;
}

export async function startWebKit({ driver, browser, screen }: WebKitPrograms): Promise<Engine> {
  const display = startProgram(screen, [
    ...['-displayfd', '1', '-screen', '0', '1800x1400x24', '-nolisten', 'tcp'],
  ]);
  const programs = [display];
  try {
    const [, number] = await display.says(/^(\d+)\s/m);
    const port = await freePort();
    programs.unshift(
      startProgram(driver, [`--port=${port}`], {
        DISPLAY: `:${number}`,
        GDK_BACKEND: 'x11',
        NO_AT_BRIDGE: '1',
        // Drawn by the processor: there is no graphics card to ask.
        LIBGL_ALWAYS_SOFTWARE: '1',
      }),
    );
    return await openSession(`http://127.0.0.1:${port}`, browser, programs);
  } catch (error) {
    await stopAll(programs);
    throw error;
  }
}

async function stopAll(programs: readonly Program[]): Promise<void> {
  for (const program of programs) await program.stop();
}

async function openSession(
  base: string,
  browser: string,
  programs: readonly Program[],
): Promise<Engine> {
  await waitFor('WebKitWebDriver', () => ask(`${base}/status`).catch(() => undefined));
  const { sessionId, capabilities } = await ask<{
    sessionId: string;
    capabilities: { browserVersion: string };
  }>(`${base}/session`, {
    capabilities: {
      alwaysMatch: {
        'webkitgtk:browserOptions': {
          binary: browser,
          args: ['--automation', '--javascript-can-open-windows-automatically=true'],
        },
      },
    },
  });
  const session = `${base}/session/${sessionId}`;
  await ask(`${session}/timeouts`, { script: 120_000, pageLoad: 60_000 });
  const execute = (script: string): Promise<string> =>
    ask(`${session}/execute/sync`, { script, args: [] });
  // The first window has a bar that needs 447 pixels; one that a page opens may be as narrow as a phone.
  const first = await ask<string>(`${session}/window`);
  await execute("open('about:blank', '', 'popup,width=800,height=600')");
  const handles = await ask<string[]>(`${session}/window/handles`);
  await ask(`${session}/window`, { handle: handles.find((each) => each !== first) });

  const evaluate: Engine['evaluate'] = async (work, argument) =>
    JSON.parse(await execute(`return ${expression(work, argument)}`)) as never;

  return {
    version: `WebKitGTK ${capabilities.browserVersion}`,
    goto: (url) => ask(`${session}/url`, { url }),
    async resize(width, height) {
      await ask(`${session}/window/rect`, { width, height });
      await waitFor(`a window of ${width} x ${height}`, () =>
        evaluate(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const),
      );
    },
    evaluate,
    screenshot: async () => Buffer.from(await ask<string>(`${session}/screenshot`), 'base64'),
    faults: () => evaluate(() => (globalThis as WithFaults).faults?.splice(0) ?? [], undefined),
    async close() {
      await ask(session, undefined, 'DELETE').catch(() => undefined);
      await stopAll(programs);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** A command of the protocol: its value, or an error with the driver's words. */
async function ask<T>(address: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T> {
  const response = await fetch(address, { method, body: body && JSON.stringify(body) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
