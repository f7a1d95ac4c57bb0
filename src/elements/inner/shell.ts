/**
 * Makes the one box in an element's shadow root, and draws into that. What a page's rules do to the host, `!important`
 * and all, and what the host inherits from it, comes no further: see `.shell` in the base styles.
 */
export function shellIn(root: HTMLElement | DocumentFragment): HTMLElement {
  const shell = document.createElement('div');
  shell.className = 'shell';
  root.append(shell);
  return shell;
}
