import { html, render } from 'lit';

const perFrame = 3; // Characters.

/** A text in `<parley-markdown>`, with its source beside it, that its reader moves through as through a film. */
export function scrubber(text: string, start: number): HTMLElement {
  const box = document.createElement('div');
  box.className = 'story-scrub';
  let shown = start;
  let playing = false;

  const show = (count: number) => {
    shown = count;
    draw();
  };
  const play = () => {
    if (!playing || !box.isConnected) return;
    shown = Math.min(text.length, shown + perFrame);
    playing = shown < text.length;
    draw();
    requestAnimationFrame(play);
  };
  const toggle = () => {
    playing = !playing;
    if (playing && shown === text.length) shown = 0;
    draw();
    requestAnimationFrame(play);
  };
  const draw = () =>
    render(
      html`
        <div class="story-bar">
          <button @click=${toggle}>${playing ? 'Pause' : 'Play'}</button>
          <input
            type="range"
            aria-label="Characters that have come"
            min="0"
            max=${text.length}
            .value=${`${shown}`}
            @input=${({ target }: Event) => target instanceof HTMLInputElement && show(target.valueAsNumber)}
          >
          <span dir="ltr">${shown} / ${text.length}</span>
        </div>
        <div class="story-pair">
          <parley-markdown .text=${text.slice(0, shown)} .streaming=${shown < text.length}></parley-markdown>
          <pre dir="auto">${text.slice(0, shown)}</pre>
        </div>
      `,
      box,
    );
  draw();
  return box;
}
