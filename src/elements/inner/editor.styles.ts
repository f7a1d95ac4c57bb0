import { css } from 'lit';

/** The box in which a message is edited: it comes with the editor. */
export const editorStyles = css`
  .editor {
    inline-size: 100%;
    padding: var(--_3) var(--_4);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-bubble);
    background: var(--_surface);
  }
  .editor:has(textarea:focus-visible) {
    border-color: var(--_accent);
  }
  .editor .grow {
    --_grow-max: var(--_media);
  }
  .editor-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--_2);
    margin-block-start: var(--_2);
  }
  .editor-row .text-button:disabled {
    opacity: 0.4;
  }
  .editor .attachments {
    padding: 0 0 var(--_3);
  }
  .editor-note {
    flex: 1 1 12em;
    color: var(--_muted);
    font-size: var(--_font-small);
    line-height: var(--_line-small);
  }
`;
