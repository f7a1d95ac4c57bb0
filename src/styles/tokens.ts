import { css } from 'lit';

/**
 * Every colour, size and duration. Public `--parley-*` are only ever read, here and nowhere else; rules use the
 * private `--_*`. Dark mode follows the page's own `color-scheme`.
 */
export const tokens = css`
  :host {
    /* The reader's own size of text, but not what a page makes of its root for its own arithmetic. */
    --_rem: clamp(16px, 1rem, 24px);
    /* What spaces are multiples of. */
    --_density: var(--parley-density, 1);
    --_unit: calc(var(--_rem) * var(--_density));

    --_font: var(--parley-font, inherit);
    --_font-size: var(--parley-font-size, calc(0.9375 * var(--_rem)));
    --_line-height: calc(1.3 + 0.3 * var(--_density));
    --_font-large: calc(1.5 * var(--_rem));
    --_font-small: calc(0.8125 * var(--_rem));
    --_font-tiny: calc(0.6875 * var(--_rem));
    --_line-small: calc(1.25 * var(--_rem));
    --_font-input: var(--_font-size);
    --_mono: var(--parley-font-mono, ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace);
    --_weight-strong: 600;

    --_surface: var(--parley-surface, light-dark(oklch(99% 0.002 260), oklch(19% 0.008 260)));
    --_raised: var(--parley-raised, light-dark(oklch(96.5% 0.004 260), oklch(23.5% 0.01 260)));
    /* What floats: on a dark page it is lit, since a shadow does not show. */
    --_sheet: light-dark(var(--_surface), var(--_raised));
    --_hover: light-dark(oklch(24% 0.01 260 / 6%), oklch(93% 0.005 260 / 8%));
    --_line: var(--parley-line, light-dark(oklch(90% 0.006 260), oklch(32% 0.012 260)));
    --_line-strong: light-dark(oklch(66% 0.012 260), oklch(56% 0.014 260));
    --_text: var(--parley-text, light-dark(oklch(24% 0.01 260), oklch(93% 0.005 260)));
    --_muted: var(--parley-muted, light-dark(oklch(48% 0.015 260), oklch(70% 0.012 260)));
    --_accent: var(--parley-accent, light-dark(oklch(51% 0.17 262), oklch(72% 0.13 262)));
    --_accent-soft: var(--parley-accent-soft, light-dark(oklch(94.5% 0.03 262), oklch(30% 0.06 262)));
    --_danger: var(--parley-danger, light-dark(oklch(53% 0.19 27), oklch(72% 0.15 27)));
    --_danger-soft: var(--parley-danger-soft, light-dark(oklch(95% 0.03 27), oklch(28% 0.06 27)));
    --_success: var(--parley-success, light-dark(oklch(49% 0.13 155), oklch(74% 0.14 155)));
    --_shadow:
      0 1px 2px light-dark(oklch(24% 0.01 260 / 6%), oklch(0% 0 0 / 30%)),
      0 8px 24px -8px light-dark(oklch(24% 0.01 260 / 14%), oklch(0% 0 0 / 50%));

    --_1: calc(0.25 * var(--_unit));
    --_2: calc(0.5 * var(--_unit));
    --_3: calc(0.75 * var(--_unit));
    --_4: var(--_unit);
    --_6: calc(1.5 * var(--_unit));
    --_8: calc(2 * var(--_unit));
    --_gutter: var(--_4);
    --_measure: var(--parley-measure, calc(48 * var(--_rem)));
    --_height: var(--parley-height, calc(25 * var(--_rem)));
    --_min-height: var(--parley-min-height, 0);
    --_max-height: var(--parley-max-height, none);
    --_chat-height: var(--parley-height, calc(32 * var(--_rem)));
    --_avatar: calc(1.75 * var(--_rem));
    --_icon: var(--_rem);
    --_icon-large: calc(1.125 * var(--_rem));
    --_target: max(1.5 * var(--_rem), 1.75 * var(--_unit));
    --_button: calc(2.125 * var(--_rem));
    --_thumb: calc(3.5 * var(--_rem));
    --_media: calc(22.5 * var(--_rem));
    --_tile: calc(10 * var(--_rem));
    --_cell: calc(6.5 * var(--_rem));
    --_mark: calc(2.25 * var(--_rem));
    --_disc: calc(1.25 * var(--_rem));
    --_card: calc(20 * var(--_rem));
    --_attachment: calc(14 * var(--_rem));
    --_player: calc(30 * var(--_rem));
    --_bar: calc(2.25 * var(--_rem));
    --_blocks: calc(150 * var(--_rem));
    --_input-max: min(12 * var(--_rem), 35dvh);

    --_radius: var(--parley-radius, calc(0.75 * var(--_rem)));
    --_radius-small: calc(0.5 * var(--_rem));
    --_radius-media: calc(0.625 * var(--_rem));
    --_radius-bubble: var(--parley-radius-bubble, calc(1.125 * var(--_rem)));
    --_radius-sheet: var(--parley-radius-sheet, calc(1.5 * var(--_rem)));
    --_round: calc(62 * var(--_rem));
    --_ring: 2px;
    --_rule: 3px;

    --_quick: 120ms;
    --_ease: 160ms ease-out;
    --_breath: 1.2s;
    --_travel: calc(0.25 * var(--_rem));
  }

  @media (pointer: coarse) {
    :host {
      --_target: calc(2.5 * var(--_rem));
      --_button: calc(2.5 * var(--_rem));
      --_font-input: max(var(--_rem), 16px);
    }
  }
`;
