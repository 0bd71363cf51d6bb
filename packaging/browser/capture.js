// Reads the page in sight into markup of its own nodes: what is shown, and what is there but not shown (marked as such).
// Never a script, a form value, a style sheet, a picture, a frame, a query of a link, or any attribute that is not named here.
(() => {
  "use strict";
  const MOST_MARKUP = 3_000_000; // characters
  const MOST_TEXT = 400_000;
  const MOST_NODES = 60_000;
  const MOST_GLYPHS = 64;
  const MOST_ADDRESS = 2_000;
  const SELECTED = 200; // characters: a shorter selection is a slip
  const DROPPED = new Set(
    "SCRIPT STYLE LINK META BASE NOSCRIPT TEMPLATE IFRAME FRAME OBJECT EMBED CANVAS VIDEO AUDIO SVG MATH IMG PICTURE SOURCE INPUT TEXTAREA SELECT OPTION DATALIST OUTPUT BUTTON".split(" "),
  );
  const KEPT = ["class", "id", "itemprop", "itemscope", "itemtype", "datetime", "lang", "data-company-name", "data-testid", "data-selector"];
  const AROUND = "header, nav, footer, [role=banner], [role=navigation], [role=contentinfo]";
  const MAIN = "main, article, [role=main]";
  const WRITTEN = "[contenteditable]:not([contenteditable=false]), [role=textbox], [role=searchbox], [role=combobox]";
  const EMPTY = /^(?:area|br|col|hr|wbr)$/;
  const PRIVATE = /[\ue000-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]/g;

  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const quote = (text) => escape(text).replace(/"/g, "&quot;");
  const out = [];
  const said = [];
  const glyphs = new Map();
  let nodes = 0;
  let size = 0;
  let cut = false;

  function put(text) {
    size += text.length;
    if (size > MOST_MARKUP) cut = true;
    else out.push(text);
  }

  /** The target of a link, without what names the reader: query and fragment. */
  function target(element) {
    const raw = element.getAttribute("href") ?? "";
    if (/^(?:mailto|tel):/i.test(raw)) return raw.split("?")[0].slice(0, 300);
    try {
      const url = new URL(raw, document.baseURI);
      return /^https?:$/.test(url.protocol) ? (url.origin + url.pathname).slice(0, MOST_ADDRESS) : "";
    } catch {
      return "";
    }
  }

  /** Notes the characters of a text that only the site's own font gives a meaning; a lone one is an icon. */
  function noteGlyphs(text, element) {
    const found = text.trim().length > 1 ? text.match(PRIVATE) : null;
    if (!found) return;
    const style = getComputedStyle(element);
    const font = `${style.fontStyle} ${style.fontWeight} 64px ${style.fontFamily}`;
    for (const char of found) {
      if (glyphs.size < MOST_GLYPHS) glyphs.set(`${font}\0${char}`, {char, font});
    }
  }

  function putText(text, element, state) {
    if (!text.trim()) {
      put(" ");
      return;
    }
    if (state.gone) {
      put(escape(text));
      return;
    }
    if (!isLegible(element)) { // the element's children may be seen: the text is marked, not the element
      put(`<span style="display:none">${escape(text)}</span>`);
      return;
    }
    put(escape(text));
    said.push(text.trim());
    noteGlyphs(text, element);
  }

  function isLegible(element) {
    if (element.checkVisibility && !element.checkVisibility({visibilityProperty: true})) return false;
    const style = getComputedStyle(element);
    return style.fontSize !== "0px" && style.color !== "rgba(0, 0, 0, 0)";
  }

  /** Writes the start of an element and returns what is inside, with the state that holds there; null to leave it out. */
  function open(element, state) {
    if (DROPPED.has(element.tagName.toUpperCase()) || element.matches(WRITTEN)) return null;
    const main = state.main || element.matches(MAIN);
    if (!main && element.matches(AROUND)) return null;
    const gone = state.gone || (element.checkVisibility ? !element.checkVisibility({opacityProperty: true}) && !isTransparentBox(element) : false);
    const name = /^[a-z][a-z0-9-]*$/.test(element.localName) ? element.localName : "span";
    let head = `<${name}`;
    for (const key of KEPT) {
      const value = element.getAttribute(key);
      if (value !== null) head += ` ${key}="${quote(value.slice(0, 300))}"`;
    }
    if (element.hasAttribute("itemprop") && element.hasAttribute("content")) {
      head += ` content="${quote(element.getAttribute("content").slice(0, 500))}"`;
    }
    if (name === "a") {
      const to = target(element);
      if (to) head += ` href="${quote(to)}"`;
    }
    if (gone && !state.gone) head += ' style="display:none"';
    put(`${head}>`);
    const root = element.shadowRoot ?? element;
    const slotted = element.localName === "slot" ? element.assignedNodes() : [];
    return {inside: slotted.length ? slotted : root.childNodes, end: EMPTY.test(name) ? "" : `</${name}>`, state: {gone, main}};
  }

  /** An element without a box of its own (display: contents) is judged by its children. */
  function isTransparentBox(element) {
    return getComputedStyle(element).display === "contents";
  }

  /** Walks the tree without recursion: a page may be nested deeper than a stack. */
  function walk(top) {
    const waiting = [{node: top, state: {gone: false, main: false}}];
    while (waiting.length && !cut) {
      const {node, state, parent, text} = waiting.pop();
      if (text !== undefined) {
        put(text);
        continue;
      }
      if (++nodes > MOST_NODES) {
        cut = true;
      } else if (node.nodeType === Node.TEXT_NODE) {
        putText(node.data, parent, state);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const found = open(node, state);
        if (found === null) continue;
        waiting.push({text: found.end});
        const most = Math.min(found.inside.length, MOST_NODES);
        for (let at = most - 1; at >= 0; at--) waiting.push({node: found.inside[at], state: found.state, parent: node});
      }
    }
  }

  /** Draws the noted characters as the page shows them, in one row. */
  function lettering() {
    const list = [...glyphs.values()];
    if (!list.length) return null;
    const canvas = document.createElement("canvas");
    canvas.width = 72 * list.length + 24;
    canvas.height = 104;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#000";
    pen.textAlign = "center";
    list.forEach(({char, font}, at) => {
      pen.font = font;
      pen.fillText(char, 48 + 72 * at, 76);
    });
    return {chars: list.map((one) => one.char), png: canvas.toDataURL("image/png").split(",")[1]};
  }

  function head() {
    const metas = [...document.querySelectorAll('meta[property="og:title"], meta[property="og:description"], meta[property="og:site_name"]')]
      .slice(0, 10)
      .map((meta) => `<meta property="${quote(meta.getAttribute("property"))}" content="${quote((meta.content ?? "").slice(0, 500))}">`);
    const data = [...document.querySelectorAll('script[type="application/ld+json"]')]
      .map((script) => script.textContent)
      .filter((text) => text.includes("JobPosting") && text.length < 200_000)
      .slice(0, 5)
      .map((text) => `<script type="application/ld+json">${text.replace(/<(?=[/!])/g, "\\u003c")}</script>`);
    return `<meta charset="utf-8"><title>${escape(title)}</title>${metas.join("")}${data.join("")}`;
  }

  const title = document.title.slice(0, 300);
  const chosen = String(getSelection() ?? "").trim();
  const isChosen = chosen.length >= SELECTED;
  if (!isChosen && document.body) walk(document.body);
  const whole = !isChosen && !cut;
  const lang = quote((document.documentElement.lang ?? "").slice(0, 20));
  const words = isChosen ? chosen : said.join("\n");
  return {
    length: words.length,
    frames: document.querySelectorAll("iframe, frame").length,
    page: {
      url: location.href.split("#")[0].slice(0, MOST_ADDRESS),
      title,
      html: whole ? `<!doctype html><html lang="${lang}"><head>${head()}</head>${out.join("")}</html>` : null,
      text: whole ? null : words.slice(0, MOST_TEXT),
      glyphs: whole ? lettering() : null,
    },
  };
})();
