/** Text that means itself in Markdown, on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|~#!&$]/g, '\\$&');
}
