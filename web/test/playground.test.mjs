// Opens the playground of a running server in headless Chromium and uses it as a reader would.
//
//   node test/playground.test.mjs http://127.0.0.1:8080/
//
// Environment: BASE_URL instead of the argument; CHROMIUM, the browser (default: /usr/bin/chromium,
// then chromium on PATH); EXPECT, a text that the default query's response must contain; SCREENSHOT,
// a PNG file to write; COLOR_SCHEME, light (default) or dark.
// It exits with 1 at the first thing that is not as it should be.

import assert from 'node:assert/strict';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const { env } = process;
const base = new URL(process.argv[2] ?? env.BASE_URL ?? 'http://127.0.0.1:8080/');
const patience = 30_000;

const browser = await chromium.launch({
  executablePath: env.CHROMIUM || findChromium(),
  // The sandbox does not start for root, and the rest keeps the browser from calling home.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  await test(browser);
  console.log(`ok: the playground at ${base} works`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.close();
}

async function test(browser) {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    colorScheme: env.COLOR_SCHEME || 'light',
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const complaints = collectComplaints(page);

  await page.goto(base.href);
  assert.equal(await page.title(), 'Demarche');
  await waitForEditors(page);

  const answer = await run(page, () => page.keyboard.press('Control+Enter'));
  assert.ok(!answer.errors, `the default query fails: ${JSON.stringify(answer.errors)}`);
  const response = await text(page, 'response');
  assert.ok(response.includes(env.EXPECT ?? ''), `the response does not contain ${env.EXPECT}:\n${response}`);
  await page.locator('.graphiql-response .view-lines').getByText('"data"').waitFor();
  if (env.SCREENSHOT) {
    await page.screenshot({ path: env.SCREENSHOT });
  }

  await tryExamples(page);
  // Without its workers the editor goes on in the page itself, slowly and with only a warning.
  assert.ok(page.workers().length > 0, 'no worker runs');
  assert.deepEqual(complaints, [], 'the page complained, or asked something of another server');
}

/** Collects errors of every kind as they come; the list stays empty on a page that is well. */
function collectComplaints(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`page: ${error.stack}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== base.origin) {
      complaints.push(`request to another server: ${url}`);
    }
  });
  page.on('requestfailed', (request) => complaints.push(`request failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`answer ${response.status()}: ${response.url()}`);
  });
  return complaints;
}

/** Waits until the query editor shows the default query and knows the schema. */
async function waitForEditors(page) {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await page.locator('.graphiql-response .monaco-editor').waitFor();
  assert.match(await text(page, 'operation'), /events\(/, 'the default query is not in the editor');
  // The documentation lists the root types only once the schema has been read and built.
  await page.getByLabel('Show Documentation Explorer').click();
  await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).waitFor();
  await page.getByLabel('Hide Documentation Explorer').click();
  await page.locator('.graphiql-query-editor .view-line').first().click();
}

/** Runs the query in the editor and returns the answer as the page got and showed it. */
async function run(page, execute) {
  const [response] = await Promise.all([
    page.waitForResponse((r) => r.url() === new URL('graphql', base).href && r.request().method() === 'POST'),
    execute(),
  ]);
  const answer = await response.json();
  assert.ok('data' in answer, `the answer has no data: ${JSON.stringify(answer)}`);
  await page.waitForFunction(
    () => globalThis.__MONACO.editor.getModels().some((m) => m.uri.path.includes('response') && m.getValue().includes('"data"')),
  );
  return answer;
}

/** Opens each example query by its button, runs it and holds the answer to be free of errors. */
async function tryExamples(page) {
  const buttons = page.locator('#header nav button');
  const count = await buttons.count();
  assert.ok(count > 0, 'the page offers no example queries');
  for (let i = 0; i < count; i++) {
    const question = await buttons.nth(i).innerText();
    await buttons.nth(i).click();
    assert.ok((await text(page, 'operation')).startsWith(`# ${question}`), `"${question}" shows another query`);
    const answer = await run(page, () => page.locator('.graphiql-execute-button').click());
    assert.ok(!answer.errors, `the example "${question}" fails: ${JSON.stringify(answer.errors)}`);
  }
  assert.equal(await page.locator('.graphiql-tab').count(), count, 'each example has one tab, the default query being the first');
}

/** The whole text of an editor; its elements on the page hold only the lines in view. */
function text(page, editor) {
  return page.evaluate(
    (name) => globalThis.__MONACO.editor.getModels().find((m) => m.uri.path.includes(name)).getValue(),
    editor,
  );
}

function findChromium() {
  const places = ['/usr/bin', ...(env.PATH ?? '').split(delimiter)].map((folder) => join(folder, 'chromium'));
  const found = places.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) {
    throw new Error('no chromium found: install it or name one in CHROMIUM');
  }
  return found;
}
