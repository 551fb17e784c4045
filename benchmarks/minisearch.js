// What MiniSearch finds, with its defaults: titles (first lines) count twice.
"use strict";
const MiniSearch = require("minisearch");
const { texts, queries } = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"));
const index = new MiniSearch({ fields: ["title", "text"], searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2, combineWith: "AND" } });
index.addAll(Object.entries(texts).map(([id, text]) => ({ id, title: text.trim().split("\n")[0], text })));
console.log(JSON.stringify(queries.map((query) => index.search(query).slice(0, 10).map((hit) => hit.id))));
