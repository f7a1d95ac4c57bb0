// What web-test-runner's commands (`sendKeys`, `sendMouse`, `setViewport`, `emulateMedia`) and our own for the wheel ask of
// a page, in the shape that they know from Playwright, for the drivers that have it in another shape or only by a way round.

/** Firefox under Puppeteer. `browser` is asked for media features: the page's own way to them is Chromium's. */
export function firefoxPage(page) {
  const { keyboard, mouse } = page;
  return {
    url: () => page.url(),
    mouse: {
      move: (x, y) => mouse.move(x, y),
      down: (options) => mouse.down(options),
      up: (options) => mouse.up(options),
      click: (x, y, options) => mouse.click(x, y, options),
      wheel: (deltaX, deltaY) => mouse.wheel({ deltaX, deltaY }),
    },
    keyboard: {
      type: (text) => keyboard.type(text),
      down: (key) => keyboard.down(key),
      up: (key) => keyboard.up(key),
      async press(chord) {
        const [key, ...modifiers] = keysOf(chord);
        for (const modifier of modifiers) await keyboard.down(modifier);
        await keyboard.press(key);
        for (const modifier of modifiers.reverse()) await keyboard.up(modifier);
      },
    },
    setViewportSize: (size) => page.setViewport(size),
    async emulateMedia(media) {
      await setPreferences(page.browser(), preferencesOf(media));
      // They reach the page's own process a little later.
      await page.waitForFunction((query) => matchMedia(query).matches, {}, queryOf(media));
    },
  };
}

/** `Control+A` presses the key of that letter, and no Shift. The key itself comes first. */
function keysOf(chord) {
  const [key, ...modifiers] = chord.split('+').reverse();
  return [key.length === 1 && !modifiers.includes('Shift') ? key.toLowerCase() : key, ...modifiers.reverse()];
}

function preferencesOf({ colorScheme, reducedMotion, ...others }) {
  if (Object.keys(others).length > 0) throw new Error(`Firefox is not told ${Object.keys(others)} here.`);
  return {
    ...(colorScheme && {
      'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    }),
    ...(reducedMotion && { 'ui.prefersReducedMotion': reducedMotion === 'reduce' ? 1 : 0 }),
  };
}

function queryOf({ colorScheme, reducedMotion }) {
  const features = [];
  if (colorScheme) features.push(`(prefers-color-scheme: ${colorScheme})`);
  if (reducedMotion) features.push(`(prefers-reduced-motion: ${reducedMotion})`);
  return features.join(' and ');
}

/** Sets Firefox's own preferences while it runs, from the window around the pages. */
async function setPreferences(browser, preferences) {
  const send = async (method, params) => (await browser.connection.send(method, params)).result;
  const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const set = Object.entries(preferences).map(
    ([name, value]) => `Services.prefs.setIntPref('${name}', ${value})`,
  );
  const target = { context: contexts[0].context };
  await send('script.evaluate', { expression: set.join(';'), target, awaitPromise: false });
}

// https://www.w3.org/TR/webdriver2/#keyboard-actions
const keyCodes = {
  ...{
    Backspace: '\uE003',
    Tab: '\uE004',
    Enter: '\uE006',
    Shift: '\uE008',
    Control: '\uE009',
    Alt: '\uE00A',
  },
  ...{ Escape: '\uE00C', Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011' },
  ...{ ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017' },
  ...{ Meta: '\uE03D' },
};

/** A WebDriver session, which has one window. */
export function webDriverPage(driver) {
  const send = (...actions) => driver.performActions([{ type: 'key', id: 'keyboard', actions }]);
  const down = (key) => ({ type: 'keyDown', value: keyCodes[key] ?? key });
  const up = (key) => ({ type: 'keyUp', value: keyCodes[key] ?? key });
  // As long as a finger takes: WebKit scrolls while a key is down.
  const held = { type: 'pause', duration: 50 };
  return {
    mouse: webDriverMouse(driver),
    keyboard: {
      type: (text) => send(...[...text].flatMap((letter) => [down(letter), up(letter)])),
      down: (key) => send(down(key)),
      up: (key) => send(up(key)),
      press(chord) {
        const [key, ...modifiers] = keysOf(chord);
        return send(...modifiers.map(down), down(key), held, up(key), ...modifiers.reverse().map(up));
      },
    },
    async setViewportSize({ width, height }) {
      // The driver measures the window, the test what is inside its frame.
      const [frameWidth, frameHeight] = await driver.execute(
        'return [outerWidth - innerWidth, outerHeight - innerHeight]',
      );
      await driver.setWindowRect(null, null, width + frameWidth, height + frameHeight);
      // The page hears of it a little later; the driver ends a wait that has no end.
      await driver.executeAsync(
        (wantedWidth, wantedHeight, done) => {
          const look = () =>
            innerWidth === wantedWidth && innerHeight === wantedHeight ? done() : requestAnimationFrame(look);
          look();
        },
        width,
        height,
      );
    },
    emulateMedia() {
      throw new Error('WebDriver has no command for media features.');
    },
  };
}

function webDriverMouse(driver) {
  const buttons = ['left', 'middle', 'right'];
  const point = (...actions) =>
    driver.performActions([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  const buttonOf = ({ button = 'left' } = {}) => buttons.indexOf(button);
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
  const down = (options) => ({ type: 'pointerDown', button: buttonOf(options) });
  const up = (options) => ({ type: 'pointerUp', button: buttonOf(options) });
  let position = { x: 0, y: 0 };
  return {
    move(x, y) {
      position = { x, y };
      return point(move(x, y));
    },
    down: (options) => point(down(options)),
    up: (options) => point(up(options)),
    click: (x, y, options) => point(move(x, y), down(options), up(options)),
    async wheel(deltaX, deltaY) {
      const scroll = { type: 'scroll', duration: 0, ...position, deltaX, deltaY };
      await driver.performActions([{ type: 'wheel', id: 'wheel', actions: [scroll] }]);
      // A turn is what is more than the last one, unless that is undone: far from here, at the edge of the page.
      await driver.releaseActions();
    },
  };
}
