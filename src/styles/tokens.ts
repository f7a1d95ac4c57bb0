import { css } from 'lit';

/**
 * Every colour, size and duration. Public `--parley-*` are only ever read, here and nowhere else; rules use the
 * private `--_*`. Dark mode follows the page's own `color-scheme`.
 */
export const tokens = css`
  :host {
    --_font: var(--parley-font, inherit);
    --_font-size: var(--parley-font-size, 0.9375rem);
    --_line-height: 1.6;
    --_font-large: 1.5rem;
    --_font-small: 0.8125rem;
    --_line-small: 1.25rem;
    --_font-input: var(--_font-size);
    --_mono: var(--parley-font-mono, ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace);
    --_weight-strong: 600;

    --_surface: var(--parley-surface, light-dark(oklch(99% 0.002 260), oklch(19% 0.008 260)));
    --_raised: var(--parley-raised, light-dark(oklch(96.5% 0.004 260), oklch(23.5% 0.01 260)));
    --_hover: light-dark(oklch(24% 0.01 260 / 6%), oklch(93% 0.005 260 / 8%));
    --_line: var(--parley-line, light-dark(oklch(90% 0.006 260), oklch(32% 0.012 260)));
    --_line-strong: light-dark(oklch(66% 0.012 260), oklch(56% 0.014 260));
    --_text: var(--parley-text, light-dark(oklch(24% 0.01 260), oklch(93% 0.005 260)));
    --_muted: var(--parley-muted, light-dark(oklch(48% 0.015 260), oklch(70% 0.012 260)));
    --_accent: var(--parley-accent, light-dark(oklch(51% 0.17 262), oklch(72% 0.13 262)));
    --_accent-soft: var(--parley-accent-soft, light-dark(oklch(94.5% 0.03 262), oklch(30% 0.06 262)));
    --_danger: var(--parley-danger, light-dark(oklch(53% 0.19 27), oklch(72% 0.15 27)));
    --_danger-soft: var(--parley-danger-soft, light-dark(oklch(95% 0.03 27), oklch(28% 0.06 27)));
    --_shadow:
      0 1px 2px light-dark(oklch(24% 0.01 260 / 6%), oklch(0% 0 0 / 30%)),
      0 8px 24px -8px light-dark(oklch(24% 0.01 260 / 14%), oklch(0% 0 0 / 50%));

    --_1: 0.25rem;
    --_2: 0.5rem;
    --_3: 0.75rem;
    --_4: 1rem;
    --_6: 1.5rem;
    --_8: 2rem;
    --_gutter: var(--_4);
    --_measure: var(--parley-measure, 48rem);
    --_height: var(--parley-height, 25rem);
    --_chat-height: var(--parley-height, 32rem);
    --_avatar: 1.75rem;
    --_icon: 1rem;
    --_icon-large: 1.125rem;
    --_target: 1.75rem;
    --_button: 2.125rem;
    --_thumb: 3.5rem;
    --_media: 22.5rem;
    --_tile: 10rem;
    --_card: 20rem;
    --_attachment: 14rem;
    --_player: 30rem;
    --_bar: 2.25rem;
    --_input-max: min(12rem, 35dvh);

    --_radius: var(--parley-radius, 0.75rem);
    --_radius-small: 0.5rem;
    --_radius-media: 0.625rem;
    --_radius-bubble: var(--parley-radius-bubble, 1.125rem);
    --_radius-sheet: var(--parley-radius-sheet, 1.5rem);
    --_round: 62rem;
    --_ring: 2px;
    --_rule: 3px;

    --_quick: 120ms;
    --_ease: 160ms ease-out;
    --_breath: 1.2s;
    --_travel: 0.25rem;
  }

  @media (pointer: coarse) {
    :host {
      --_target: 2.5rem;
      --_button: 2.5rem;
      --_font-input: max(1rem, 16px);
    }
  }
`;
