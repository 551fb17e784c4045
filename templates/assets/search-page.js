/* The search page: shows what search.js finds. The address (search.html#q=…) carries the query. Whatever comes from the
   index or the address becomes text, never markup. */
"use strict";
(() => {
const get = (id) => document.getElementById(id);
const field = get("q"), list = get("suggestions"), results = get("results"), status = get("status"), more = get("more");
const language = document.documentElement.lang, filters = [...get("filters").querySelectorAll("select")];
const PAUSE = 250, WHILE_TYPING = 5; // milliseconds, results
let limit = 10, turn = 0, settled = true, escaped = false, drawn = { items: new Map() };

// Made once: `toLocaleString` makes one at every call, which takes longer than to draw a result.
const numbers = new Intl.NumberFormat(`${language}-IN`);
// The page states each month of 2025, and its 28th day, in its own words: a browser writes फ़रवरी for फरवरी.
const [months, days] = ["months", "days"].map((name) => get("filters").dataset[name].split("|"));
const day = (iso) => {
  const [year, month, date] = iso.split("-").map(Number);
  return month ? (date ? days : months)[month - 1].replace("28", date).replace("2025", year) : `${year}`;
};
const fill = (node, text, found) => {
  let end = 0;
  for (const { 0: chunk, index } of text.matchAll(search.chunk)) {
    if (!search.words(chunk).some((word) => found.has(word))) continue;
    node.append(text.slice(end, index), Object.assign(document.createElement("mark"), { textContent: chunk }));
    end = index + chunk.length;
  }
  node.append(text.slice(end));
};
// The opening gives way to the sentence with most of the words.
const sentence = async (hit, found) => {
  const sentences = (await search.lines(hit)).flatMap((line) => line.trim().split(/(?<=[।?!])\s+/u));
  const hits = (text) => new Set(search.words(text).filter((word) => found.has(word))).size;
  const best = sentences.reduce((one, other) => (hits(other) > hits(one) ? other : one), "");
  const first = [...best.matchAll(search.chunk)].find(([chunk]) => search.words(chunk).some((word) => found.has(word)));
  const from = first && first.index > 60 ? best.lastIndexOf(" ", first.index - 40) + 1 : 0, cut = best.slice(from, from + 140);
  return (from ? "…" : "") + (from + 140 < best.length ? cut.slice(0, cut.lastIndexOf(" ")) + "…" : cut);
};
const sharpen = (item, hit, found, still) => {
  const excerpt = item.querySelector(".excerpt");
  if (!excerpt || excerpt.querySelector("mark")) return;
  sentence(hit, found).then((text) => text && still() && (excerpt.replaceChildren(), fill(excerpt, text, found)));
};
const kindOf = (value) => filters[0].querySelector(`[value="${CSS.escape(value)}"]`).textContent;
const shown = (hit, found, isName) => {
  const item = get("result").content.cloneNode(true).firstChild;
  const [kicker, headline, excerpt, about] = item.children, link = headline.firstChild;
  fill(link, hit.title, found);
  link.href = hit.address;
  headline.dir = excerpt.dir = "auto";
  if (hit.language) headline.lang = excerpt.lang = hit.language;
  kicker.textContent = isName ? kindOf(hit.kicker) : hit.kicker;
  item.classList.toggle("name", Boolean(isName && !isStory(hit)));
  if (isName) {
    const articles = about.appendChild(document.createElement("a"));
    articles.textContent = status.dataset[isStory(hit) ? "reports" : hit.lead === "1" ? "one" : "many"].replace("#", hit.lead);
    articles.href = isStory(hit) ? hit.address : `#q=${encodeURIComponent(`names:${hit.address.replace(".html", "")}`)}`;
  } else {
    fill(excerpt, hit.lead, found);
    about.textContent = hit.date && (hit.date.endsWith("?") ? `${status.dataset.event} ` : "") + day(hit.date.replace("?", ""));
  }
  for (const part of [kicker, excerpt, about]) if (!part.textContent) part.remove();
  return item;
};
const isStory = (hit) => hit.kicker === "story";
const count = ({ total, names }) => {
  const stories = total && status.dataset[total === 1 ? "one" : "many"].replace("#", numbers.format(total));
  const known = names.filter((hit) => !isStory(hit)).length, people = known && status.dataset.names.replace("#", known);
  return [people, stories].filter(Boolean).join(" · ") || status.dataset.none;
};
const close = () => {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
};
const suggest = (names) => {
  list.replaceChildren(...names.map(({ title }, i) => Object.assign(document.createElement("li"),
    { id: `s${i}`, role: "option", ariaSelected: "false", textContent: title, dir: "auto" })));
  list.hidden = !names.length || document.activeElement !== field;
  field.setAttribute("aria-expanded", String(!list.hidden));
};
// A lone letter behind other words does not count while somebody types: it leads to a word that is not typed yet.
const typedWords = (query) => query.replace(/(?<=\S\s)\p{L}\p{M}*$/u, "");
// Results that are shown stay where they are; more of them come behind.
const draw = ({ hits, names, words }, query) => {
  const about = [...words].join(), before = query === drawn.query ? [...drawn.items.keys()] : [];
  const place = (hit) => before.indexOf(hit.address) + 1 || before.length + 1;
  hits.sort((a, b) => place(a) - place(b));
  const old = about === drawn.about ? drawn.items : new Map();
  const items = new Map([...names, ...hits].map((hit, i) =>
    [hit.address, old.get(hit.address) || shown(hit, words, i < names.length)]));
  if (about !== drawn.about || `${[...items.keys()]}` !== `${[...old.keys()]}`) results.replaceChildren(...items.values());
  drawn = { query, about, items };
};
const show = async (typing, paused) => {
  const quick = typing && !paused, query = field.value, mine = ++turn, asked = quick ? typedWords(query) : query;
  for (const one of filters) one.value = (query.match(`${one.name}:(\\S+)`) || ["", ""])[1];
  if (!paused) close(), (escaped = false);
  if (!query.trim()) {
    results.replaceChildren();
    drawn = { items: new Map() };
    status.textContent = "";
    more.hidden = true;
    return;
  }
  const found = await search.find(asked, quick ? WHILE_TYPING : limit).catch(() => null);
  if (mine !== turn) return;
  status.textContent = found ? count(found) : status.dataset.failed;
  if (!found) return;
  draw(found, query);
  const still = () => mine === turn, items = [...results.children].slice(found.names.length);
  // More results and their texts are loaded when no letter follows: they would stand before what the next letter loads.
  const settle = () => quick ? show(true, true) : found.hits.forEach((hit, i) => sharpen(items[i], hit, found.words, still));
  setTimeout(() => still() && settle(), quick ? PAUSE : 0);
  more.hidden = quick || found.hits.length >= found.total || found.hits.length < limit;
  if (typing && !escaped && !field.hasAttribute("aria-activedescendant")) suggest(found.names.filter((hit) => !isStory(hit)));
};
const address = () => new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
const go = (text, typing) => {
  limit = 10;
  field.value = text;
  const hash = `#q=${encodeURIComponent(text)}`;
  // The first letter typed begins a new entry of the history, the others change it: Back leads to the query before.
  if (hash !== location.hash) typing && !settled ? history.replaceState(null, "", hash) : (location.hash = hash);
  settled = !typing;
  show(typing);
};

field.addEventListener("input", () => go(field.value, true));
field.addEventListener("keydown", (event) => {
  const options = [...list.children], at = options.findIndex((one) => one.ariaSelected === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape" && !list.hidden) event.preventDefault(), close(), (escaped = true);
  else if (event.key === "Enter" && !list.hidden && at >= 0) event.preventDefault(), go(options[at].textContent);
  else if (step && options.length) {
    event.preventDefault();
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    const next = options[(at + step + options.length + (at < 0 && step < 0)) % options.length];
    for (const one of options) one.ariaSelected = String(one === next);
    field.setAttribute("aria-activedescendant", next.id);
  }
});
field.addEventListener("blur", close);
list.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  if (event.target.role === "option") go(event.target.textContent);
});
get("search").addEventListener("submit", (event) => (event.preventDefault(), go(field.value), close()));
more.addEventListener("click", async () => {
  const first = results.children.length;
  limit += 10;
  await show();
  results.children[first]?.querySelector("a").focus();
});
const tongues = new Intl.DisplayNames([language], { type: "language" });
const called = { month: day, language: (value) => tongues.of(value) };
for (const one of filters) {
  const values = (search[`${one.name}s`] || []).toReversed();
  // Who may choose from a single language chooses nothing.
  if (one.name === "language") one.closest("label").hidden = values.length < 2;
  for (const value of values) one.add(new Option(called[one.name](value), value));
  one.addEventListener("change", () => {
    const rest = field.value.replace(RegExp(`\\s*${one.name}:\\S*`, "g"), "");
    go(`${rest}${one.value && ` ${one.name}:${one.value}`}`.trim());
  });
}
addEventListener("hashchange", () => {
  if (address() === field.value) return;
  field.value = address();
  settled = true;
  limit = 10;
  show();
});
get("filters").hidden = false;
field.value = address();
if (field.value) show();
else search.warm();
})();
