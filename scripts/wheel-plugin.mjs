/** A command that the runner's own lack: turns the mouse's wheel over a place of the page. */
export function wheelPlugin() {
  return {
    name: 'wheel-command',
    async executeCommand({ command, payload: { x, y, deltaY } = {}, session }) {
      if (command !== 'wheel') return undefined;
      const { mouse } = session.browser.getPage(session.id);
      await mouse.move(x, y);
      await mouse.wheel(0, deltaY);
      return true;
    },
  };
}
