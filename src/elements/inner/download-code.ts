// Languages whose name is what their files end in.
const extensions = `bat c cmake cpp cs css csv dart diff go graphql h html ini java json json5 jsonc jsx less lua md mdx
  php proto ps1 py r rb rs scala scss sh sol sql svelte svg swift tex toml ts tsv tsx txt vb vue xml yaml yml zig js`;

const others = `bash:sh shell:sh zsh:sh console:sh fish:fish batch:bat cmd:bat powershell:ps1 pwsh:ps1 python:py
  python3:py javascript:js mjs:mjs cjs:cjs node:js typescript:ts markdown:md c++:cpp csharp:cs c#:cs fsharp:fs f#:fs
  kotlin:kt golang:go rust:rs ruby:rb perl:pl haskell:hs elixir:ex erlang:erl clojure:clj julia:jl ocaml:ml
  objective-c:m objc:m groovy:groovy latex:tex protobuf:proto solidity:sol sass:sass stylus:styl mermaid:mmd patch:diff
  visualbasic:vb xhtml:html mysql:sql postgresql:sql sqlite:sql plpgsql:sql terraform:tf hcl:hcl assembly:asm asm:asm`;

const extensionOf = new Map(
  [...extensions.split(/\s+/).map((name) => `${name}:${name}`), ...others.split(/\s+/)].map((entry) => {
    const [language = '', extension = ''] = entry.split(':');
    return [language, extension];
  }),
);

/** Saves the code as a file. The text names its language, but only one that is known here becomes a kind of file. */
export function downloadCode({ code, language }: { readonly code: string; readonly language: string }): void {
  const link = document.createElement('a');
  link.download = `code.${extensionOf.get(language.toLowerCase()) ?? 'txt'}`;
  // Of no type: some browsers would add the ending of text to the name, or show the file in place of saving it.
  link.href = URL.createObjectURL(new Blob([code], { type: 'application/octet-stream' }));
  link.click();
  URL.revokeObjectURL(link.href); // What it leads to has been looked up by the click.
}
