import { html } from 'lit';

/** A picture that is not missed: where it does not load, it is hidden, and what stands beside it stays. */
export function picture(href: string) {
  const show = ({ type, currentTarget }: Event) => {
    if (currentTarget instanceof HTMLElement) currentTarget.hidden = type === 'error';
  };
  return html`<img src=${href} alt="" referrerpolicy="no-referrer" @error=${show} @load=${show} />`;
}
