/**
 * The whole test run, `npm test`: types, lint and format; unit and content tests; builds; byte budgets and HTML; browser
 * tests. It stops at the first stage that fails. The last line is `N passed, N failed, N did not run`: the tests of Vitest
 * and Playwright, and one for each other check. Tests of a stage that was not reached are not known; it is named.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { bin, runNode, type RunOptions, type RunResult } from './process.ts';
import { buildForTest, testBuilds } from './test-builds.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Skipped, or left when a limit of time ended the stage. */
  readonly left: number;
}

const broken: Counts = { passed: 0, failed: 1, left: 0 };

interface Stage {
  readonly name: string;
  readonly run: () => Promise<Counts>;
}

const cacheFolder = '.cache';

/** A check that passes or fails as a whole; its output is shown if it fails. */
async function check(name: string, command: () => Promise<RunResult>): Promise<Counts> {
  const { code, output } = await command();
  if (code !== 0) console.log(output.trimEnd());
  console.log(`${name}: ${code === 0 ? 'passed' : 'failed'}`);
  return code === 0 ? { passed: 1, failed: 0, left: 0 } : broken;
}

/** Runs a test tool that writes its results as JSON besides what it prints. */
async function tests(
  args: readonly string[],
  report: string,
  read: (json: string) => Counts,
  options?: RunOptions,
): Promise<Counts> {
  rmSync(report, { force: true });
  const { code } = await runNode(args, options);
  const counts = readCounts(report, read);
  // A tool that fails without a failed test (no test found, a file that does not load) is a failure.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readCounts(report: string, read: (json: string) => Counts): Counts {
  try {
    return read(readFileSync(report, 'utf8'));
  } catch {
    return broken;
  }
}

const node =
  (...args: string[]) =>
  () =>
    runNode(args, { quiet: true });

async function staticChecks(): Promise<Counts> {
  const prettier = [bin('prettier'), '--check', '--log-level', 'warn', '.'];
  const results = await Promise.all([
    // Astro's check covers every TypeScript file that tsconfig.json includes, not only components.
    check('types', node('src/tools/astro.ts', 'check')),
    check('lint', node(bin('eslint'), '--max-warnings', '0', '.')),
    check('format', node(...prettier)),
  ]);
  return sum(results);
}

interface VitestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

interface PlaywrightStats {
  readonly expected: number;
  readonly unexpected: number;
  /** Failed first and passed then, on a busy machine. */
  readonly flaky: number;
  readonly skipped: number;
}

function unitTests(): Promise<Counts> {
  const report = `${cacheFolder}/vitest.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return tests([bin('vitest'), 'run', ...reporters], report, (json) => {
    const results = JSON.parse(json) as VitestResults;
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests,
      left: results.numPendingTests + results.numTodoTests,
    };
  });
}

function browserTests(): Promise<Counts> {
  const report = `${cacheFolder}/playwright.json`;
  const options = { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } };
  const args = [bin('@playwright/test', 'playwright'), 'test', '--reporter=list,json'];
  const read = (json: string): Counts => {
    const { stats } = JSON.parse(json) as { stats: PlaywrightStats };
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      left: stats.skipped,
    };
  };
  return tests(args, report, read, options);
}

const folders = testBuilds.map(({ env }) => env.OUT_DIR);

const stages: readonly Stage[] = [
  { name: 'types, lint, format', run: staticChecks },
  { name: 'unit and content tests', run: unitTests },
  ...testBuilds.map(({ name, env }) => ({
    name,
    run: () => check(name, () => buildForTest(env, true)),
  })),
  {
    name: 'byte budgets',
    run: () => check('byte budgets', () => runNode(['src/tools/budgets.ts'])),
  },
  { name: 'HTML', run: () => check('HTML', node('src/tools/check-html.ts', ...folders)) },
  { name: 'browser tests', run: browserTests },
];

function sum(counts: readonly Counts[]): Counts {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
    left: counts.reduce((total, { left }) => total + left, 0),
  };
}

mkdirSync(cacheFolder, { recursive: true });
const results: Counts[] = [];
for (const { name, run } of stages) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const counts = await run().catch((error: unknown) => {
    console.error(error);
    return broken;
  });
  results.push(counts);
  console.log(`── ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (counts.failed > 0) {
    console.log(`\nStopped: the stage "${name}" failed.`);
    break;
  }
}
const notReached = stages.slice(results.length).map(({ name }) => name);
if (notReached.length > 0) console.log(`Not reached: ${notReached.join(', ')}.`);
const { passed, failed, left } = sum(results);
console.log(`\n${passed} passed, ${failed} failed, ${left} did not run`);
process.exitCode = failed > 0 ? 1 : 0;
