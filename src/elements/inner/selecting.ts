const controls = 'a, button, input, textarea, select, summary, audio, video, label, form';

/** The id of the message that a click or Enter chooses: not of one in which a control was pressed, or text selected. */
export function selectedIn(event: Event, target: Element): string | undefined {
  if (event.defaultPrevented) return undefined;
  const message = target.closest<HTMLElement>('article');
  if (event instanceof KeyboardEvent)
    return event.key === 'Enter' && target === message ? message.dataset.id : undefined;
  if (target.closest(controls) || getSelection()?.toString()) return undefined;
  return message?.dataset.id;
}
