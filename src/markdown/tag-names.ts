/** Which tags are shown as they are written: those that HTML does not know, those of these names, or none. */
export type LiteralTags = boolean | readonly string[];

const names = (list: string) => list.trim().split(/\s+/);

const inHtml =
  names(`a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
  blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div
  dl dt em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
  hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee menu
  menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture
  plaintext pre progress q rb rp rt rtc ruby s samp script search section select selectedcontent slot small source spacer
  span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul
  var video wbr xmp`);
const inSvg =
  names(`svg animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix
  fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood
  fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight
  fespecularlighting fespotlight fetile feturbulence filter foreignobject g line lineargradient marker mask metadata mpath
  path pattern polygon polyline radialgradient rect set stop switch symbol text textpath tspan use view`);
const standard: ReadonlySet<string> = new Set([...inHtml, ...inSvg]);

/** What a `<` and a word may turn out to be beside a tag: an address. */
const schemes = names('https mailto ftp');

/**
 * Whether the tag at the beginning of a text is shown as it was written. Where no more than its name has come, that may
 * go on to be another.
 */
export function isLiteral(text: string, tags: LiteralTags): boolean {
  const [all = '', written = ''] = /^ {0,3}<\/?([a-z][a-z\d-]*)/i.exec(text) ?? [];
  const name = written.toLowerCase();
  if (name === '' || tags === false) return false;
  const isWhole = all.length < text.length;
  if (Array.isArray(tags)) return isWhole && tags.some((tag) => `${tag}`.toLowerCase() === name);
  return isWhole ? !standard.has(name) : ![...standard, ...schemes].some((other) => other.startsWith(name));
}

/** Raw HTML in which those tags are text. */
export function withLiteral(html: string, tags: LiteralTags): string {
  if (tags === false) return html;
  return html.replace(commentOrTag, (found) =>
    isLiteral(found, tags) ? found.replace(/[&<]/g, (mark) => `&#${mark.charCodeAt(0)};`) : found,
  );
}
const commentOrTag = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'<>])*(?:>|$)?/gi;
