import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/elements/multimodal-textbox.js';
import type { ParleyMultimodalTextbox } from '../../src/elements/multimodal-textbox.js';
import type { FileData } from '../../src/model/message.js';
import {
  addresses,
  afterThis,
  allByRole,
  assertSame,
  byRole,
  drawn,
  eventsOf,
  fixture,
  markup,
  nextEvent,
  part,
  pasteOf,
  readable,
  replace,
  until,
} from '../support/fixture.js';

const field = (box: ParleyMultimodalTextbox) => byRole(box, 'textbox');
const picker = (box: ParleyMultimodalTextbox) =>
  box.shadowRoot?.querySelector('input[type=file]') as HTMLInputElement;
const attached = (box: ParleyMultimodalTextbox) =>
  allByRole(box, 'button', 'Remove ').map(({ ariaLabel }) => ariaLabel?.replace('Remove ', ''));
const button = (box: ParleyMultimodalTextbox) => part(box, 'send') as HTMLButtonElement;

const text = new File(['hello'], 'note.txt', { type: 'text/plain' });
const image = new File(['GIF'], 'cat.gif', { type: 'image/gif' });
const table = new File(['a,b'], 'data.CSV', { type: 'text/csv' });

function transferOf(files: readonly File[], words?: string): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  if (words !== undefined) transfer.setData('text/plain', words);
  return transfer;
}

/** As when the browser's file dialog is closed. */
async function pick(box: ParleyMultimodalTextbox, ...files: File[]): Promise<void> {
  const input = picker(box);
  input.files = transferOf(files).files;
  for (const type of ['input', 'change'])
    input.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  await drawn(box);
}

/** Returns the event, as the browser would look at it to decide what to do itself. */
async function paste(
  box: ParleyMultimodalTextbox,
  files: readonly File[],
  words?: string,
): Promise<ClipboardEvent> {
  const event = pasteOf(transferOf(files, words));
  field(box).dispatchEvent(event);
  await drawn(box);
  return event;
}

async function drag(
  box: ParleyMultimodalTextbox,
  type: string,
  dataTransfer: DataTransfer,
): Promise<DragEvent> {
  const event = new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
  field(box).dispatchEvent(event);
  await drawn(box);
  return event;
}

async function typeInto(box: ParleyMultimodalTextbox, words: string): Promise<void> {
  box.focus();
  await sendKeys({ type: words });
}

describe('Textbox: Enter', () => {
  it('sends what was typed', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const sent = nextEvent(box, 'send');
    await typeInto(box, 'Hello');
    await sendKeys({ press: 'Enter' });
    assert.deepEqual((await sent).detail, { text: 'Hello', files: [], value: { text: 'Hello', files: [] } });
  });

  it('empties the box', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await typeInto(box, 'Hello');
    await sendKeys({ press: 'Enter' });
    await drawn(box);
    assert.deepEqual(box.value, { text: '', files: [] });
    assert.equal(field(box).value, '');
  });

  it('with Shift begins a new line', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const sends = eventsOf(box, 'send');
    await typeInto(box, 'a');
    await sendKeys({ press: 'Shift+Enter' });
    await sendKeys({ type: 'b' });
    assert.equal(box.value.text, 'a\nb');
    assert.equal(sends.length, 0);
  });

  for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
    it(`chooses a word while an input method composes (${Object.keys(how)})`, async () => {
      const box = await fixture('parley-multimodal-textbox', { value: 'にほ' });
      const sends = eventsOf(box, 'send');
      const event = new KeyboardEvent('keydown', {
        key: 'Enter',
        bubbles: true,
        composed: true,
        cancelable: true,
        ...how,
      });
      assert.isTrue(field(box).dispatchEvent(event));
      assert.equal(sends.length, 0);
    });
  }

  for (const [what, value] of [
    ['an empty box', ''],
    ['spaces alone', ' \n '],
  ]) {
    it(`sends nothing from ${what}`, async () => {
      const box = await fixture('parley-multimodal-textbox', { value });
      const sends = eventsOf(box, 'send');
      box.focus();
      await sendKeys({ press: 'Enter' });
      assert.equal(sends.length, 0);
      assert.equal(box.value.text, value);
    });
  }

  it('sends files without text', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await pick(box, text);
    const sent = nextEvent(box, 'send');
    box.focus();
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(
      (await sent).detail.files.map(({ blob }) => blob),
      [text],
    );
  });

  it('while an answer comes keeps the text', async () => {
    const box = await fixture('parley-multimodal-textbox', { busy: true });
    const sends = eventsOf(box, 'send');
    await typeInto(box, 'Next');
    await sendKeys({ press: 'Enter' });
    assert.equal(box.value.text, 'Next');
    assert.equal(sends.length, 0);
  });

  it('never submits the form around it', async () => {
    const page = await markup(
      '<form><parley-multimodal-textbox name="q"></parley-multimodal-textbox><button>Go</button></form>',
    );
    const box = page.querySelector('parley-multimodal-textbox') as ParleyMultimodalTextbox;
    const submits: Event[] = [];
    page.addEventListener('submit', (event) => {
      event.preventDefault();
      submits.push(event);
    });
    await typeInto(box, 'Hello');
    await sendKeys({ press: 'Enter' });
    button(box).click();
    byRole(box, 'button', 'Attach').click();
    assert.equal(submits.length, 0);
  });
});

describe('Textbox: Send', () => {
  it('sends as Enter does', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'Hello' });
    const sent = nextEvent(box, 'send');
    byRole(box, 'button', 'Send').click();
    assert.equal((await sent).detail.text, 'Hello');
  });

  it('says when there is nothing to send', async () => {
    const box = await fixture('parley-multimodal-textbox');
    assert.equal(button(box).ariaDisabled, 'true');
    await typeInto(box, 'a');
    await drawn(box);
    assert.equal(button(box).ariaDisabled, 'false');
  });

  it('is heard anywhere above', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'Hello' });
    const heard = nextEvent(document, 'send' as keyof HTMLElementEventMap);
    button(box).click();
    assert.include(await heard, { bubbles: true, composed: true, cancelable: true });
  });

  it('that is prevented leaves all in the box', async () => {
    const box = await fixture('parley-multimodal-textbox', {
      value: { text: 'Hello', files: [{ blob: text }] },
    });
    const prevent = (event: Event) => event.preventDefault();
    document.addEventListener('send', prevent);
    afterThis(() => document.removeEventListener('send', prevent));
    button(box).click();
    await drawn(box);
    assert.equal(field(box).value, 'Hello');
    assert.deepEqual(attached(box), ['note.txt']);
  });

  it('does not empty over what a listener has put into the box', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'Hello' });
    box.addEventListener('send', () => {
      box.value = 'Template';
    });
    button(box).click();
    await drawn(box);
    assert.equal(field(box).value, 'Template');
  });

  it('takes the files away with the text', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'Hello' });
    await pick(box, text);
    button(box).click();
    await drawn(box);
    assert.deepEqual(attached(box), []);
  });
});

describe('Textbox: Stop', () => {
  it('stands in the place of Send and keeps the focus', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'Hello' });
    button(box).focus();
    const { x, y } = button(box).getBoundingClientRect();
    box.busy = true;
    await drawn(box);
    const stop = byRole(box, 'button', 'Stop');
    assert.include(stop.getBoundingClientRect(), { x, y });
    assertSame(box.shadowRoot?.activeElement, stop);
    assert.equal(allByRole(box, 'button', 'Send').length, 0);
  });

  it('asks to stop, and sends nothing', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'Hello', busy: true });
    const sends = eventsOf(box, 'send');
    const stopped = nextEvent(box, 'stop');
    byRole(box, 'button', 'Stop').click();
    assert.include(await stopped, { bubbles: true, composed: true, cancelable: true });
    assert.equal(sends.length, 0);
    assert.equal(box.value.text, 'Hello');
  });

  it('can be pressed in a box that is disabled', async () => {
    const box = await fixture('parley-multimodal-textbox', { disabled: true, busy: true });
    const stops = eventsOf(box, 'stop');
    byRole(box, 'button', 'Stop').click();
    assert.equal(stops.length, 1);
  });

  it('gives its place back', async () => {
    const box = await fixture('parley-multimodal-textbox', { busy: true });
    box.busy = false;
    await drawn(box);
    byRole(box, 'button', 'Send');
  });
});

describe('Textbox: input and change', () => {
  async function heard(box: ParleyMultimodalTextbox, act: () => Promise<unknown>): Promise<string[]> {
    const types: string[] = [];
    for (const type of ['input', 'change'] as const) {
      box.addEventListener(type, (event) => {
        assertSame(event.target, box);
        types.push(type);
      });
    }
    await act();
    return types;
  }

  it('input once for each letter', async () => {
    const box = await fixture('parley-multimodal-textbox');
    assert.deepEqual(await heard(box, () => typeInto(box, 'abc')), ['input', 'input', 'input']);
  });

  it('change once, when the box is left', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const types = await heard(box, async () => {
      await typeInto(box, 'ab');
      field(box).blur();
    });
    assert.deepEqual(types, ['input', 'input', 'change']);
  });

  it('change once, before it is sent, and none when it is left after that', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const order: string[] = [];
    box.addEventListener('send', () => order.push('send'));
    const types = await heard(box, async () => {
      box.addEventListener('change', () => order.push('change'));
      await typeInto(box, 'a');
      await sendKeys({ press: 'Enter' });
      await drawn(box);
      field(box).blur();
    });
    // The second says that the box has emptied.
    assert.deepEqual(types, ['input', 'change', 'input']);
    assert.deepEqual(order, ['change', 'send']);
  });

  for (const [what, act] of [
    ['that are picked', (box: ParleyMultimodalTextbox) => pick(box, text, image)],
    ['that are pasted', (box: ParleyMultimodalTextbox) => paste(box, [text, image])],
    ['that are dropped', (box: ParleyMultimodalTextbox) => drag(box, 'drop', transferOf([text, image]))],
  ] as const) {
    it(`one of each for files ${what}`, async () => {
      const box = await fixture('parley-multimodal-textbox');
      assert.deepEqual(await heard(box, () => act(box)), ['input', 'change']);
    });
  }

  it('one of each for a file that is removed', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await pick(box, text);
    const types = await heard(box, async () => byRole(box, 'button', 'Remove').click());
    assert.deepEqual(types, ['input', 'change']);
  });

  it('none for files that are not taken', async () => {
    const box = await fixture('parley-multimodal-textbox', { fileTypes: ['image'] });
    assert.deepEqual(await heard(box, () => pick(box, text)), []);
  });

  it('none for what the page sets', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const types = await heard(box, async () => {
      box.value = 'set';
      await drawn(box);
      box.focus();
      field(box).blur();
    });
    assert.deepEqual(types, []);
  });

  it('the value is there when they are heard', async () => {
    const box = await fixture('parley-multimodal-textbox');
    let value = '';
    box.addEventListener('input', () => {
      value = box.value.text;
    });
    await typeInto(box, 'a');
    assert.equal(value, 'a');
  });
});

describe('Textbox: files come in', () => {
  it('by the file dialog', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await pick(box, text, image);
    assert.deepEqual(attached(box), ['note.txt', 'cat.gif']);
  });

  it('which the button opens', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const opened = new Promise<Event>((resolve) => picker(box).addEventListener('click', resolve));
    byRole(box, 'button', 'Attach files').click();
    (await opened).preventDefault();
  });

  it('the same file again', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await pick(box, text);
    assert.equal(picker(box).value, '');
    await pick(box, text);
    assert.deepEqual(attached(box), ['note.txt', 'note.txt']);
  });

  it('as what the messages format knows of a file', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await pick(box, text);
    const [file] = box.value.files;
    assert.deepEqual(file, {
      ...{ blob: text, orig_name: 'note.txt', mime_type: 'text/plain', size: 5 },
      meta: { _type: 'gradio.FileData' },
    } as FileData);
  });

  it('by pasting', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await paste(box, [image]);
    assert.deepEqual(attached(box), ['cat.gif']);
  });

  it('text that is pasted with a picture of itself is text', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const event = await paste(box, [image], 'a cell');
    assert.deepEqual(attached(box), []);
    assert.isFalse(event.defaultPrevented);
  });

  it('pasted text is left to the browser', async () => {
    const box = await fixture('parley-multimodal-textbox');
    assert.isFalse((await paste(box, [], 'words')).defaultPrevented);
  });

  it('by dropping', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const transfer = transferOf([text, image]);
    for (const type of ['dragenter', 'dragover', 'drop']) await drag(box, type, transfer);
    assert.deepEqual(attached(box), ['note.txt', 'cat.gif']);
  });

  it('files that are held over the box are told where they go, until they leave', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const transfer = transferOf([text]);
    await drag(box, 'dragenter', transfer);
    assert.include(readable(box), 'Drop files to attach them');
    await drag(box, 'dragleave', transfer);
    assert.notInclude(readable(box), 'Drop files');
  });

  it('the browser does not open what is dropped', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const transfer = transferOf([text]);
    for (const type of ['dragover', 'drop'])
      assert.isTrue((await drag(box, type, transfer)).defaultPrevented);
  });

  it('text that is dropped is left to the browser', async () => {
    const box = await fixture('parley-multimodal-textbox');
    assert.isFalse((await drag(box, 'drop', transferOf([], 'words'))).defaultPrevented);
    assert.deepEqual(attached(box), []);
  });

  it('a folder that is dropped is not taken, the files beside it are', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const folder = new File([], 'folder');
    const item = (file: File, isDirectory: boolean) => ({
      ...{ kind: 'file', type: file.type },
      webkitGetAsEntry: () => ({ isDirectory }),
      getAsFile: () => file,
    });
    // No script can make a folder's entry: this is the shape of what browsers give.
    const dataTransfer = { types: ['Files'], items: [item(folder, true), item(text, false)] };
    const event = new DragEvent('drop', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: dataTransfer });
    field(box).dispatchEvent(event);
    await drawn(box);
    assert.deepEqual(attached(box), ['note.txt']);
  });

  it('and go again, with the focus back in the box', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await pick(box, text, image, table);
    byRole(box, 'button', 'Remove cat.gif').click();
    await drawn(box);
    assert.deepEqual(attached(box), ['note.txt', 'data.CSV']);
    assertSame(box.shadowRoot?.activeElement, field(box));
  });

  it('a picture is shown, all else by name and size', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await pick(box, image, text);
    byRole(box, 'img', 'cat.gif');
    assert.equal(allByRole(box, 'img').length, 1);
    assert.include(readable(box), 'note.txt 5 bytes');
  });

  it('a drawing that could run something is shown by its name', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await pick(box, new File(['<svg/>'], 'x.svg', { type: 'image/svg+xml' }));
    assert.equal(allByRole(box, 'img').length, 0);
  });

  it('addresses of pictures go with them', async () => {
    const alive = addresses();
    const box = await fixture('parley-multimodal-textbox');
    await pick(box, image);
    assert.equal(alive.size, 1);
    byRole(box, 'button', 'Remove').click();
    await drawn(box);
    assert.equal(alive.size, 0);
    await pick(box, image);
    box.remove();
    await Promise.resolve(); // One that is moved is back by then.
    assert.equal(alive.size, 0);
  });
});

describe('Textbox: files that do not fit', () => {
  async function rejected(props: object, ...files: File[]) {
    const box = await fixture('parley-multimodal-textbox', props);
    const rejects = eventsOf(box, 'files-reject');
    await pick(box, ...files);
    return {
      box,
      reasons: rejects.flatMap(({ detail }) => detail.files.map(({ file, reason }) => [file.name, reason])),
      times: rejects.length,
      sentence: allByRole(box, 'status').map(readable).join(' '),
    };
  }

  it('by type: with the reason, and a sentence that names them and what is accepted', async () => {
    const { reasons, sentence } = await rejected({ fileTypes: ['image'] }, text);
    assert.deepEqual(reasons, [['note.txt', 'type']]);
    assert.equal(sentence, 'note.txt cannot be attached here. Accepted: image.');
  });

  it('by size', async () => {
    const { reasons, sentence } = await rejected({ maxFileSize: 4 }, text);
    assert.deepEqual(reasons, [['note.txt', 'size']]);
    assert.equal(sentence, 'note.txt is larger than 4 bytes.');
  });

  it('by count', async () => {
    const { box, reasons, sentence } = await rejected({ fileCount: 'single' }, text, image);
    assert.deepEqual(reasons, [['cat.gif', 'count']]);
    assert.equal(sentence, 'Only one file fits here; cat.gif was left out.');
    assert.deepEqual(attached(box), ['note.txt']);
  });

  it('by count, when there is one already', async () => {
    const { box } = await rejected({ fileCount: 'single' }, text);
    const rejects = nextEvent(box, 'files-reject');
    await paste(box, [image]);
    assert.equal((await rejects).detail.files[0]?.reason, 'count');
    assert.deepEqual(attached(box), ['note.txt']);
  });

  it('keep no other out', async () => {
    const { box, times, reasons } = await rejected(
      { fileTypes: ['.csv', 'image'], maxFileSize: 4 },
      text,
      table,
      image,
    );
    assert.deepEqual(attached(box), ['data.CSV', 'cat.gif']);
    assert.deepEqual(reasons, [['note.txt', 'type']]);
    assert.equal(times, 1);
  });

  it('one of exactly the size fits', async () => {
    const { box } = await rejected({ maxFileSize: 5 }, text);
    assert.deepEqual(attached(box), ['note.txt']);
  });

  for (const [how, give] of [
    ['pasted', (box: ParleyMultimodalTextbox) => paste(box, [text])],
    ['dropped', (box: ParleyMultimodalTextbox) => drag(box, 'drop', transferOf([text]))],
  ] as const) {
    it(`are not taken when they are ${how}, either`, async () => {
      const box = await fixture('parley-multimodal-textbox', { fileTypes: ['image'] });
      const rejects = nextEvent(box, 'files-reject');
      await give(box);
      assert.equal((await rejects).detail.files[0]?.file.name, 'note.txt');
      assert.deepEqual(attached(box), []);
    });
  }

  it('the sentence goes when one goes on', async () => {
    const { box } = await rejected({ fileTypes: ['image'] }, text);
    await typeInto(box, 'a');
    await drawn(box);
    assert.equal(allByRole(box, 'status').map(readable).join(''), '');
  });

  const words: readonly [types: string[], accept: string, taken: string[]][] = [
    [['image'], 'image/*', ['cat.gif']],
    [['text'], 'text/*', ['note.txt', 'data.CSV']],
    [['csv'], '.csv', ['data.CSV']],
    [['.CSV'], '.csv', ['data.CSV']],
    [['text/csv'], 'text/csv', ['data.CSV']],
    [['image/*', '.txt'], 'image/*,.txt', ['note.txt', 'cat.gif']],
    [['file'], '*/*', ['note.txt', 'cat.gif', 'data.CSV']],
    [[], '', ['note.txt', 'cat.gif', 'data.CSV']],
  ];
  for (const [fileTypes, accept, taken] of words) {
    it(`fileTypes ${JSON.stringify(fileTypes)} takes ${taken.join(', ')}`, async () => {
      const box = await fixture('parley-multimodal-textbox', { fileTypes });
      await pick(box, text, image, table);
      assert.deepEqual(attached(box), taken);
      assert.equal(picker(box).accept, accept);
    });
  }

  it('the dialog lets choose one, several, or a folder', async () => {
    const box = await fixture('parley-multimodal-textbox', { fileCount: 'single' });
    assert.isFalse(picker(box).multiple);
    box.fileCount = 'multiple';
    await drawn(box);
    assert.isTrue(picker(box).multiple);
    box.fileCount = 'directory';
    await drawn(box);
    assert.isTrue(picker(box).webkitdirectory);
  });
});

describe('Textbox: disabled', () => {
  it('takes no text and no files, and sends nothing', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'Hello', disabled: true });
    const sends = eventsOf(box, 'send');
    await typeInto(box, 'x');
    button(box).click();
    await paste(box, [image]);
    await drag(box, 'drop', transferOf([text]));
    assert.deepEqual(box.value, { text: 'Hello', files: [] });
    assert.equal(sends.length, 0);
    assert.isTrue(byRole(box, 'button', 'Attach').disabled);
  });

  it('keeps its files: nobody can remove them', async () => {
    const box = await fixture('parley-multimodal-textbox', {
      disabled: true,
      value: { files: [{ blob: text }] },
    });
    assert.isTrue(byRole(box, 'button', 'Remove').disabled);
  });

  it('shows no place to drop', async () => {
    const box = await fixture('parley-multimodal-textbox', { disabled: true });
    await drag(box, 'dragenter', transferOf([text]));
    assert.notInclude(readable(box), 'Drop files');
  });

  it('by its fieldset, and free again with it', async () => {
    const page = await markup(
      '<fieldset disabled><parley-multimodal-textbox></parley-multimodal-textbox></fieldset>',
    );
    const box = page.querySelector('parley-multimodal-textbox') as ParleyMultimodalTextbox;
    assert.isTrue(field(box).disabled);
    (page.firstElementChild as HTMLFieldSetElement).disabled = false;
    await drawn(box);
    assert.isFalse(field(box).disabled);
    assert.isFalse(box.disabled);
  });
});

describe('Textbox: value', () => {
  const file = { path: '/tmp/a.png', orig_name: 'a.png' };
  const forms: readonly [what: string, value: unknown, words: string, names: string[]][] = [
    ['a string', 'Hello', 'Hello', []],
    ['text and files', { text: 'Hello', files: [file] }, 'Hello', ['a.png']],
    ['text alone', { text: 'Hello' }, 'Hello', []],
    ['files alone', { files: [file] }, '', ['a.png']],
    [
      'the content of a message',
      [
        { type: 'file', file },
        { type: 'text', text: 'Hello' },
      ],
      'Hello',
      ['a.png'],
    ],
    ['strings and files as Gradio gives them', ['Hello', file], 'Hello', ['a.png']],
    ['a text part', { type: 'text', text: 'Hello' }, 'Hello', []],
    ['null', null, '', []],
    ['undefined', undefined, '', []],
  ];
  for (const [what, value, words, names] of forms) {
    it(`takes ${what}`, async () => {
      const box = await fixture('parley-multimodal-textbox', { value: 'old' });
      Object.assign(box, { value });
      await drawn(box);
      assert.equal(field(box).value, words);
      assert.deepEqual(attached(box), names);
      assert.equal(box.value.text, words);
    });
  }

  it('keeps its identity until it changes', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'a' });
    const before = box.value;
    await drawn(box);
    assert.strictEqual(box.value, before);
    await typeInto(box, 'b');
    assert.notStrictEqual(box.value, before);
    assert.equal(before.text, 'a');
  });

  it('of a wrong kind leaves what is there, and says so', async () => {
    const said: unknown[] = [];
    replace(console, 'warn', (...words: unknown[]) => said.push(...words));
    const box = await fixture('parley-multimodal-textbox', { value: 'kept' });
    const failed = nextEvent(box, 'parley-error' as 'error');
    Object.assign(box, { value: { text: 5 } });
    await failed;
    assert.equal(box.value.text, 'kept');
    assert.equal(said.length, 1);
  });

  it('set again over what was typed shows what was set', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: '' });
    await typeInto(box, 'abc');
    box.value = '';
    await drawn(box);
    assert.equal(field(box).value, '');
  });

  it('with a server’s file sends that file', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: { files: [file] } });
    const sent = nextEvent(box, 'send');
    button(box).click();
    assert.deepEqual((await sent).detail.files, [file]);
  });
});

describe('Textbox: in a form', () => {
  async function inForm(attributes = 'name="q"') {
    const page = await markup(
      `<form><parley-multimodal-textbox ${attributes}></parley-multimodal-textbox></form>`,
    );
    const form = page.querySelector('form') as HTMLFormElement;
    const box = page.querySelector('parley-multimodal-textbox') as ParleyMultimodalTextbox;
    return { form, box, data: () => new FormData(form).getAll('q') };
  }

  it('gives its text under its name', async () => {
    const { box, data } = await inForm();
    await typeInto(box, 'Hello');
    assert.deepEqual(data(), ['Hello']);
  });

  it('is there when it is empty, as a text field is', async () => {
    const { data } = await inForm();
    assert.deepEqual(data(), ['']);
  });

  it('gives each file once more under its name', async () => {
    const { box, data } = await inForm();
    await pick(box, text, image);
    const [words, ...files] = data() as [string, ...File[]];
    assert.equal(words, '');
    assert.deepEqual(
      files.map((file) => [file.name, file.type, file.size]),
      [
        ['note.txt', 'text/plain', 5],
        ['cat.gif', 'image/gif', 3],
      ],
    );
  });

  it('gives a file that its server has as JSON', async () => {
    const { box, data } = await inForm();
    const file = { path: '/tmp/a.png', orig_name: 'a.png' };
    box.value = { text: 'Hello', files: [file] };
    assert.deepEqual(JSON.parse(String(data()[1])), file);
  });

  it('without a name gives nothing', async () => {
    const { form, box } = await inForm('');
    await typeInto(box, 'Hello');
    assert.deepEqual([...new FormData(form)], []);
  });

  it('a name that comes later counts', async () => {
    const { box, data } = await inForm('');
    box.value = 'Hello';
    box.name = 'q';
    await drawn(box);
    assert.deepEqual(data(), ['Hello']);
  });

  it('disabled gives nothing', async () => {
    const { box, data } = await inForm('name="q" disabled');
    box.value = 'Hello';
    assert.deepEqual(data(), []);
  });

  it('is empty when the form is reset', async () => {
    const { form, box, data } = await inForm();
    box.value = { text: 'Hello', files: [{ blob: text }] };
    form.reset();
    await drawn(box);
    assert.equal(field(box).value, '');
    assert.deepEqual(attached(box), []);
    assert.deepEqual(data(), ['']);
  });
});

describe('Textbox: for its reader', () => {
  it('is named “Message”, or as the page names it', async () => {
    assert.equal(field(await fixture('parley-multimodal-textbox')).ariaLabel, 'Message');
    const page = await markup(
      '<parley-multimodal-textbox aria-label="Your question"></parley-multimodal-textbox>',
    );
    assert.equal(field(page.firstElementChild as ParleyMultimodalTextbox).ariaLabel, 'Your question');
  });

  it('shows the placeholder that the page sets', async () => {
    assert.equal(
      field(await fixture('parley-multimodal-textbox', { placeholder: 'Ask me' })).placeholder,
      'Ask me',
    );
  });

  it('takes no focus when it comes', async () => {
    await fixture('parley-multimodal-textbox', { value: 'Hello' });
    assertSame(document.activeElement, document.body);
  });

  it('focus() puts the cursor into the box', async () => {
    const box = await fixture('parley-multimodal-textbox');
    box.focus();
    assertSame(box.shadowRoot?.activeElement, field(box));
  });

  it('grows with its text', async () => {
    const box = await fixture('parley-multimodal-textbox');
    const before = box.offsetHeight;
    box.value = 'a\nb\nc';
    await drawn(box);
    assert.isAbove(box.offsetHeight, before + 30);
  });

  it('but not over a limit', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'a\n'.repeat(500) });
    assert.isBelow(box.offsetHeight, 300);
  });

  it('the keyboard reaches all of it, in the order of reading', async () => {
    const box = await fixture('parley-multimodal-textbox');
    await pick(box, text);
    box.focus();
    const names: (string | null)[] = [];
    for (const keys of ['Shift+Tab', 'Tab', 'Tab', 'Tab']) {
      await sendKeys({ press: keys });
      names.push(box.shadowRoot?.activeElement?.getAttribute('aria-label') ?? null);
    }
    assert.deepEqual(names, ['Remove note.txt', 'Message', 'Attach files', 'Send']);
  });

  it('attributes set it, and give back the defaults when they go', async () => {
    const page = await markup(
      '<parley-multimodal-textbox placeholder="p" file-count="single" busy disabled name="n"></parley-multimodal-textbox>',
    );
    const box = page.firstElementChild as ParleyMultimodalTextbox;
    const values = () => [box.placeholder, box.fileCount, box.busy, box.disabled, box.name];
    assert.deepEqual(values(), ['p', 'single', true, true, 'n']);
    for (const name of box.getAttributeNames()) box.removeAttribute(name);
    await drawn(box);
    assert.deepEqual(values(), [undefined, 'multiple', false, false, '']);
  });

  it('busy="false" means no', async () => {
    const page = await markup('<parley-multimodal-textbox busy="false"></parley-multimodal-textbox>');
    byRole(page.firstElementChild as ParleyMultimodalTextbox, 'button', 'Send');
  });

  it('moved to another place keeps what is in it', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'Hello' });
    await pick(box, image);
    box.remove();
    document.body.append(box);
    await drawn(box);
    assert.equal(field(box).value, 'Hello');
    const preview = byRole(box, 'img', 'cat.gif');
    await until(() => preview.complete);
    assert.equal(await (await fetch(preview.src)).text(), 'GIF');
  });
});

describe('Textbox: attributes that change', () => {
  const find = (page: Element) => page.querySelector('parley-multimodal-textbox') as ParleyMultimodalTextbox;

  it('disabled="false" means no', async () => {
    const page = await markup('<parley-multimodal-textbox disabled="false"></parley-multimodal-textbox>');
    assert.isFalse(field(find(page)).disabled);
  });

  it('without its max-file-size a file of any size fits', async () => {
    const page = await markup('<parley-multimodal-textbox max-file-size="1"></parley-multimodal-textbox>');
    find(page).removeAttribute('max-file-size');
    await pick(find(page), text);
    assert.deepEqual(attached(find(page)), ['note.txt']);
  });

  it('an aria-label that comes later names it', async () => {
    const box = await fixture('parley-multimodal-textbox');
    box.setAttribute('aria-label', 'Your question');
    await drawn(box);
    assert.equal(field(box).ariaLabel, 'Your question');
  });
});

describe('Textbox: a recording in a form', () => {
  it('keeps the name that it was given', async () => {
    const page = await markup(
      '<form><parley-multimodal-textbox name="q"></parley-multimodal-textbox></form>',
    );
    const box = page.querySelector('parley-multimodal-textbox') as ParleyMultimodalTextbox;
    box.value = { files: [{ blob: new Blob(['RIFF']), orig_name: 'voice.wav' }] };
    const [, file] = new FormData(page.querySelector('form') as HTMLFormElement).getAll('q');
    assert.equal((file as File).name, 'voice.wav');
  });
});

describe('Textbox: its value in other hands', () => {
  it('keeps its identity when it is set to what it is', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: { text: 'a', files: [{ url: '/b' }] } });
    const { value } = box;
    box.value = { text: 'a', files: [{ url: '/b' }] };
    assertSame(box.value, value);
  });

  it('empties after it is sent, also where a listener sets it to what it is', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'a' });
    box.addEventListener('send', () => {
      box.value = { ...box.value };
    });
    byRole(box, 'button', 'Send').click();
    await Promise.resolve();
    assert.equal(box.value.text, '');
  });

  it('is not changed by what is done to it', async () => {
    const box = await fixture('parley-multimodal-textbox', { value: 'a' });
    assert.throws(() => Object.assign(box.value, { text: 'b' }));
    assert.equal(box.value.text, 'a');
  });

  it('a single word as fileTypes is a list of one', async () => {
    const box = await fixture('parley-multimodal-textbox', { fileTypes: 'image' as never });
    await pick(box, image, text);
    assert.deepEqual(attached(box), [image.name]);
  });
});
