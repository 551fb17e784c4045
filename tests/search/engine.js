// The browser's engine outside a browser: reads a job as JSON from standard input, prints the results as JSON.
"use strict";
const fs = require("fs"), path = require("path"), vm = require("vm");
const job = JSON.parse(fs.readFileSync(0, "utf8"));
const run = (name) => vm.runInContext(fs.readFileSync(name, "utf8"), context);
const append = (script) => (run(path.join(job.site, script.src)), script.onload());
const context = vm.createContext({ document: { createElement: () => ({}), head: { append } } });
vm.runInContext(fs.readFileSync(job.engine, "utf8") + "\nglobalThis.search = search;", context);
const { search } = context;
(async () => {
  if (job.words) {
    run(job.rules);
    const { words, fold, lemmas, sound, readings, skeleton, forms } = search.analysis;
    const known = (word) => [word, fold(word), [...lemmas(fold(word))].sort(), sound(word), readings(word), skeleton(sound(word)), forms(word)];
    console.log(JSON.stringify(job.words.map((text) => words(text).map(known))));
  } else {
    run(path.join(job.site, "search-index.js"));
    const answers = [];
    for (const query of job.queries) {
      const { hits, names, words, total } = await search.find(query, 10);
      answers.push([hits.map((hit) => [hit.address, hit.score]), names.map((hit) => hit.address), [...words], total]);
    }
    console.log(JSON.stringify(answers));
  }
})();
