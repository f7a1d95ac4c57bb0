import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { emptyFolder, install, run } from '../support/consumer.ts';
import { withHeldModel } from '../support/held-model.ts';
import { withBrowser } from '../support/page.ts';
import { folder, root, type Served, serve } from '../support/server.ts';
import { chatTests, complaints, heardOn } from './chat-tests.ts';

const apps = [
  { name: 'React 18', sources: ['react', 'react-18'], react: true },
  { name: 'React 19', sources: ['react', 'react-19'], react: true },
  { name: 'Vue 3', sources: ['vue-3'], react: false },
];

/** In development, StrictMode mounts everything twice. */
const modes = ['production', 'development'];

for (const { name, sources, react } of apps) {
  describe(`An app with ${name}, built by Vite`, () => {
    let app = '';
    let remove = async () => {};
    before(async () => {
      const temporary = await emptyFolder();
      remove = temporary.remove;
      app = await install(temporary.folder, sources);
      // What the README shows must compile, too.
      const language = react ? 'tsx' : 'vue';
      await writeFile(join(app, `src/readme.${language}`), await exampleIn(language));
    });
    after(() => remove());

    test('compiles against the packed types, and wrong usage does not', () =>
      run(app, 'npm', ['run', 'types']));

    test('every entry point can be imported in plain Node', async () => {
      const manifest = await readFile(join(app, 'node_modules/parley-elements/package.json'), 'utf8');
      const entries = Object.keys(JSON.parse(manifest).exports)
        .map((path) => path.replace('.', 'parley-elements'))
        // What a script tag loads is for browsers, and data are no module. React's needs React.
        .filter((entry) => !/\/dist\/|\.json$/.test(entry) && (react || !entry.endsWith('/react.js')));
      assert.ok(entries.length >= 6, entries.join());
      for (const entry of entries)
        await run(app, process.execPath, ['--input-type=module', '-e', `import '${entry}'`]);
    });

    if (react) serverTests(() => app);
    for (const mode of modes) {
      describe(`for ${mode}`, () => builtTests(() => app, mode, react));
    }
  });
}

/** The README's one block of code in this language. */
async function exampleIn(language: string): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const [, code] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme) ?? [];
  assert.ok(code, `the README has no ${language}`);
  return code;
}

function serverTests(app: () => string): void {
  test('a server renders the bare tags, with what React itself puts on them', async () => {
    const html = await run(app(), process.execPath, ['src/server.js']);
    const bare = ['chatbot', 'multimodal-textbox', 'markdown'].map(
      (tag) => `<parley-${tag}></parley-${tag}>`,
    );
    assert.equal(
      html,
      `<main><parley-chat-interface class="wide"></parley-chat-interface>${bare.join('')}</main>`,
    );
  });

  test('a page that uses only the textbox has no Markdown parser in it', async () => {
    const packagesWith = async (component: string) =>
      (await run(app(), process.execPath, ['packages.js', component])).trim().split('\n');
    assert.ok((await packagesWith('ParleyChatbot')).includes('marked'));
    const lean = await packagesWith('ParleyMultimodalTextbox');
    assert.ok(
      lean.includes('lit-html') && !lean.includes('marked') && !lean.includes('dompurify'),
      lean.join(),
    );
  });
}

function builtTests(app: () => string, mode: string, react: boolean): void {
  const browser = withBrowser();
  const model = withHeldModel();
  let site: Served;
  before(async () => {
    await run(app(), 'npm', ['run', 'build', '--', '--outDir', mode], { NODE_ENV: mode });
    site = await serve(folder(join(app(), mode)));
  });
  after(() => site?.close());
  const open = () => browser.open(site.url);
  const openChat = () => browser.open(`${site.url}/?src=${encodeURIComponent(model.url)}`);

  chatTests(openChat, model);

  test('taken away and put back, the conversation that the page kept goes on', async () => {
    const opened = await openChat();
    const { page, chat } = opened;
    await chat.ask('One');
    const first = await model.next();
    first.say('two');
    first.end();
    await chat.over();
    await page.getByRole('button', { name: 'Take it away' }).click();
    await page.getByRole('button', { name: 'Put it back' }).click();
    await chat.answers.getByText('two').waitFor();
    await chat.ask('Three');
    const second = await model.next();
    assert.deepEqual(
      second.messages.map(({ content }) => content),
      ['One', 'two', 'Three'],
    );
    second.say('four');
    second.end();
    await chat.over();
    await page.getByText('4 messages').waitFor();
    assert.equal(model.waiting, 0);
    assert.deepEqual(complaints(opened), []);
  });

  test('the page and the box hold the same draft', async () => {
    const opened = await open();
    const { page, chat } = opened;
    await chat.box.fill('Typed by the user');
    await page.getByText('Draft: Typed by the user').waitFor();
    await page.getByRole('button', { name: 'Draft', exact: true }).click();
    await page.getByText('Draft: Drafted by the page').waitFor();
    assert.equal(await chat.box.inputValue(), 'Drafted by the page');
    await chat.send.click();
    await page.getByText('Draft:', { exact: true }).waitFor();
    await chat.answers.getByText('Is Drafted by the page so?').waitFor();
    assert.deepEqual(complaints(opened), []);
  });

  test('a bare chatbot asks the page, once', async () => {
    const { page, chat } = await open();
    await chat.ask('it');
    await chat.answers.getByRole('button', { name: /^Retry/ }).click();
    const [heard, ...more] = await heardOn(page);
    assert.deepEqual([heard?.index, heard?.value, heard?.message.role], [0, 'it', 'user']);
    assert.deepEqual(more, []);
  });

  if (react) {
    test('what a server has rendered comes alive without a word from React', async () => {
      const html = await run(app(), process.execPath, ['src/server.js']);
      const file = join(app(), mode, 'server.html');
      const built = await readFile(file, 'utf8');
      await writeFile(file, built.replace('<div id="root"></div>', `<div id="root">${html}</div>`));
      const opened = await browser.open(`${site.url}/server.html`);
      const { page, chat } = opened;
      await page.getByRole('heading', { name: 'Chat' }).waitFor();
      await chat.questions.getByText('Asked before').waitFor();
      await page.locator('em', { hasText: 'words' }).waitFor();
      assert.equal(await chat.box.last().inputValue(), 'Half a question');
      assert.deepEqual(complaints(opened), []);
    });
  }

  if (react && mode === 'development') {
    test('StrictMode has mounted everything twice', async () => {
      const { page } = await openChat();
      await page.locator('body[data-mounts="2"]').waitFor();
    });
  }
}
