/* The site's search: what site_builder/search does, in the browser; docs/search.md explains both.
   A file of the index is one call: search.root(…), search.rules(…), search.got(key, text). They are scripts because a
   page opened by double-click may load nothing else. Functions are named as in Python. All is in one, not indented. */
"use strict";
const search = (() => {
const LEVELS = 15, MISSED = 30, WARM = 4;
const CHUNK = /[\p{L}\p{N}\p{M}_\u200c\u200d]+(?:[.,][\p{L}\p{N}\p{M}_\u200c\u200d]+)*/gu;
const CLAUSE = /(-?)(?:([a-z]+):)?(?:["“”]([^"“”]*)(["“”]?)|([^\s"“”]+))/gu;
const KEYS = ["kind", "language", "month", "names", "organisation", "person", "place"];
const DIGITS = [...Array(95).keys()].map((i) => String.fromCharCode(32 + i)).filter((c) => !'"\\~|'.includes(c)).join("");
const VALUE = Object.fromEntries([...DIGITS].map((c, i) => [c.charCodeAt(0), i]));
let root, tables, versions = {}, missing = new Set();

// analysis.py
const memo = (f, known = new Map()) => (x) => known.has(x) ? known.get(x) : known.set(x, f(x)).get(x);
const rewritten = (name, word) => tables[name].reduce((w, [pattern, text]) => w.replace(pattern, text), word);
const isLatin = (word) => /^[a-z]/.test(word);
const script = (word) => (isLatin(word) ? "latin" : word.codePointAt(0) >> 7);
const number = (word) => (/^[0-9]+$/.test(word) ? word.replace(/^0+(?=.)/, "") : word);
const wordsOfChunk = memo((chunk) => {
  const plain = chunk.normalize("NFD").replace(/[\u0300-\u036f\u200c\u200d]/g, "").normalize("NFC").toLowerCase();
  const text = plain.replace(/\p{Nd}/gu, (c) => tables.digits[c] ?? c), short = (word) => [...word].slice(0, 40).join("");
  if (/^[0-9]+(,[0-9]+)*(\.[0-9]+)?$/.test(text)) return [number(text.replace(/,/g, ""))];
  const parts = text.split(/[.,_]/).filter(Boolean), letter = (part) => [...part].length === 1 || tables.letterNames[part];
  if (text.includes(".") && parts.length > 1 && parts.every(letter)) return [short(parts.join(""))];
  return parts.flatMap((part) => part.match(/[0-9]+|[^0-9]+/g)).map((part) => short(number(part)));
});
const words = (text) => (text.match(CHUNK) || []).flatMap(wordsOfChunk);
const fold = memo((word) => rewritten("fold", word).replace(tables.spelling, (beginning) => tables.spellings[beginning]));
const lemmas = memo((folded) => {
  const found = new Set([folded, ...(tables.irregular[folded] || [])]);
  for (let cut = 1; cut < Math.min(5, folded.length - 1); cut++) {
    const stem = folded.slice(0, -cut), ending = folded.slice(-cut);
    for (const text of tables.suffixes[ending] || []) found.add(stem + text);
    if (tables.verbEndings.includes(ending) && stem in tables.verbs) found.add(stem + "-");
  }
  return folded in tables.verbs ? found.add(folded + "-") : found;
});
const heard = (name, word) => rewritten("soundRules", word.replace(tables[name + "Letters"],
  (c) => (/[0-9.]/.test(c) ? c : tables[name][c] || "")));
const besideDevanagari = (c) => String.fromCharCode(0x900 + (c.charCodeAt(0) & 0x7f));
const sound = memo((word) => isLatin(word) ? heard("roman", word)
  : heard("sounds", word.replace(/[\u0980-\u0d7f]/g, besideDevanagari)).replace(/ə$/, ""));
const readings = (word) => [...new Set([sound(word), sound(isLatin(word) ? rewritten("readings", word) : word)])];
const withoutNasal = (word) => readings(word).filter((one) => isLatin(word) && /.[əaeiou]n$/.test(one)).map((one) => one.slice(0, -1));
const isDoubled = (word) => /([b-df-hj-np-tv-z]+)\1|([क-ह])्\2/.test(word);
const skeleton = (said) => said.replace(/^[əaeiou]/, "A").replace(/[əaeiou]/g, "").toLowerCase();
const patterns = memo((typed) => tables.alike.map((_, level) => {
  const table = Object.assign({}, ...tables.alike.slice(0, level + 1)), sounds = [...typed].map((c) => table[c] || (c === "." ? "\\." : c));
  const one = `^(?:${sounds.join(["", "ə?", "ə?", "ə?", "ə?", "ə?", "[əaeiou]?"][level])})`;
  return { start: new RegExp(one), whole: new RegExp(one + "$") };
}));
const unlike = (typed, written) => (patterns(typed).findIndex(({ whole }) => whole.test(written)) + 8) % 8;
const beginsLike = (typed, written) => patterns(typed)[2].start.test(written);
const forms = (word) => {
  const found = tables.names.filter((pair) => pair.includes(word)).flat().filter((other) => other !== word);
  if (/^[a-z]{2,6}$/.test(word)) found.push([...word].map((c) => tables.letters[c]).join(""));
  const names = fold(word).match(tables.letterName) || [];
  if (names.length > 1 && names.join("") === fold(word)) found.push(names.map((name) => tables.letterNames[name]).join(""));
  return found;
};

// shelf.py, coding.py: a file that is not here yet is noted as missing; it is loaded, and the query asked again.
const files = new Map();
const file = (key) => files.get(key) || (missing.add(key), new Map());
const named = (version) => version.replace(/./g, (c) => c.charCodeAt(0).toString(16));
const fileName = (key) => key[0] === "%" ? key.replace(/.*\//, "texts/")
  : key[0] === "#" ? `search/d${key.slice(1)}.${named(root.blocks.substr(key.slice(1) * 3, 3))}` : `search/w${key}.${named(versions[key])}`;
const load = memo((name) => new Promise((done) => {
  const script = document.createElement("script");
  script.onload = script.onerror = () => done(script);
  script.src = `${name}.js`;
  document.head.append(script);
}));
const reader = (text, i = 0) => ({
  more: () => i < text.length,
  number() {
    for (let found = 0; ; ) {
      const value = VALUE[text.charCodeAt(i++)];
      if (value < 70) return found * 70 + value;
      found = found * 21 + value - 69;
    }
  },
  bits(rest, digits = text.length) {
    const found = [];
    let ones = 0, low = 0, left = 0;
    for (const end = Math.min(i + digits, text.length); i < end; i += 2) {
      const bits = VALUE[text.charCodeAt(i)] * 91 + VALUE[text.charCodeAt(i + 1)];
      for (let at = 12; at >= 0; at--) {
        const bit = (bits >> at) & 1;
        if (left) low = low * 2 + bit;
        else if (bit) ones++;
        else left = rest + 1;
        if (left && !--left) found.push(ones * 2 ** rest + low), (ones = low = 0);
      }
    }
    return found;
  },
});
const unpack = (text) => text.slice(1).replace(/`?./gsu, (c) => tables.letterAt[text[0]][c] || c.at(-1));
const unpackedWord = memo(unpack);
// A row begins with what its key adds to the prefix; with nothing where the key is that of the row before.
const shard = (prefix, text) => {
  const found = new Map();
  let key = prefix;
  for (const [rest, packed, postings] of text ? text.split("~").map((row) => row.split("|")) : []) {
    if (rest) key = rest === "." ? filterKey(unpack(packed)) : prefix + rest;
    found.set(key, [...(found.get(key) || []), [packed, postings]]);
  }
  return found;
};
const block = (text) => new Map(text.split("~").map((row) => [DIGITS.indexOf(row[0]), row.slice(1)]));
const recordOf = memo((row) => {
  const [address, title, kicker, date, language, lead] = row.split("|").map(unpack);
  return { address: address + ".html", title, kicker, date, language, lead };
});
const filterKey = (name) => "." + name.replace(/[:/]/g, ".");
const longest = (key) => key in versions || !key ? key : longest(key.slice(0, -1));
const unpacked = (rows) => (rows || []).map(([packed, postings]) => [unpackedWord(packed), postings]);
const at = (key) => unpacked(file(longest(key)).get(key));
const prefixes = memo((start, first = longest(start)) => Object.keys(versions).filter((prefix) => prefix === first || prefix.startsWith(start)));
const below = (start) => {
  const found = [];
  for (const prefix of prefixes(start)) for (const [key, all] of file(prefix)) if (key.startsWith(start)) found.push(...unpacked(all));
  return found;
};
const record = (slot) => {
  const row = file("#" + Math.floor(slot / root.inBlock)).get(slot % root.inBlock);
  return row && recordOf(row);
};
// The documents of a word: slot * 16 + level of each. Plain numbers: a query adds up thousands of them at every letter.
const levelsOf = memo((postings) => {
  const from = reader(postings), found = [];
  while (from.more()) {
    const head = from.number(), level = head % (LEVELS + 1), count = Math.floor(head / (LEVELS + 1)) + 1;
    const gaps = count < 12 ? Array.from({ length: count }, from.number) : from.bits(from.number(), 2 * from.number());
    let slot = -1;
    for (const gap of gaps.slice(0, count)) found.push((slot += gap + 1) * 16 + level);
  }
  return found;
});

// matching.py
const raise = (found, word, sure) => found.set(word, Math.max(found.get(word) || 0, sure));
const byWord = ([a, x], [b, y]) => y - x || (a < b ? -1 : 1);
const soundsSame = (a, b) => script(a) === script(b) && sound(a) === sound(b) && skeleton(sound(a)).length > 3;
const origins = (folded, standing) => {
  const found = new Set(lemmas(folded));
  for (const [ending, others, feminine] of tables.masculine) for (const other of others) {
    const stem = folded.slice(0, -other.length), bare = standing.has(stem) && !standing.has(stem + others[0]);
    if (folded.endsWith(other) && (bare || feminine.some((one) => standing.has(stem + one)))) found.delete(stem + ending);
  }
  return found;
};
const same = (form, near) => {
  const folded = fold(form), standing = new Set([...near.keys()].map(fold)), found = new Map();
  for (const word of near.keys()) if (fold(word) === folded || soundsSame(form, word)) found.set(word, word === form ? 1 : 0.95);
  const own = new Set([folded, ...[...found.keys()].map(fold)].flatMap((one) => [...origins(one, standing)]));
  if (near.has(form)) own.delete(folded + "-");
  for (const word of near.keys()) if (!found.has(word) && [...origins(fold(word), standing)].some((lemma) => own.has(lemma))) found.set(word, 0.7);
  return found;
};
const near = (form, space) => {
  const bones = new Set([...readings(form), ...withoutNasal(form)].map(skeleton));
  for (const lemma of lemmas(fold(form))) {
    const root = lemma.slice(0, -1);
    if (!lemma.endsWith("-")) continue;
    for (const more of ["", "n", "t", "g", "ng", "kr"]) bones.add(skeleton(sound(root)) + more);
    for (const other of tables.verbs[root]) bones.add(skeleton(sound(other)));
  }
  return new Map([...bones].sort().flatMap((key) => at(space + key)));
};
const rated = (typed, postings, formsOf) => {
  const limits = script(typed) === 18 ? [-1, -1, -1, 2, 2, 2] : [0, 2, 3, 4, 5, 6], found = [];
  const far = (form) => [sound(form), ...(/[ंँ]$/.test(form) ? [sound(form) + "n"] : [])].map((said) => readings(typed).map((one) => unlike(one, said))).flat();
  for (const [word, text] of postings) {
    const level = script(word) === script(typed) ? 7 : Math.min(7, ...formsOf(word).flatMap(far));
    if (level <= limits[Math.min(skeleton(sound(word)).length, 5)])
      found.push([[0, 0.5, 2, 3, 3, 4, 5][level] + 0.8 * (isDoubled(word) !== isDoubled(typed)) - Math.log10(1 + text.length), word, level]);
  }
  return found;
};
const alike = (typed, postings) => {
  const all = rated(typed, postings, (word) => [word]), found = new Map();
  if (all.every(([, , level]) => level > 1)) all.push(...rated(typed, postings, (word) => [...lemmas(fold(word))].filter((one) => one !== word)));
  const best = Math.min(...all.map(([value]) => value));
  const long = (word, level) => level <= 4 && skeleton(sound(word)).length > 4;
  for (const [value, word, level] of all) if (value <= best + 0.4 || long(word, level)) raise(found, word, 0.9 - level / 10);
  for (const [chosen, weight] of [...found]) for (const [word, sure] of same(chosen, postings)) raise(found, word, sure * weight);
  return found;
};
const frequent = (found) => found.sort(([a, x], [b, y]) => byWord([a, x.length], [b, y.length]));
const beginning = (typed, space) => {
  const folded = fold(typed), said = readings(typed), bones = new Set(said.map(skeleton).filter((one) => one.length > 1));
  // By sound a short word needs one more consonant: hamas is not the beginning of हमसे.
  const begins = ([word]) => {
    if (script(word) === script(typed)) return fold(word).startsWith(folded);
    const heard = sound(word), its = skeleton(heard);
    return (its.length > 3 || !bones.has(its)) && said.some((one) => beginsLike(one, heard));
  };
  if (folded.length < 4 || /^[0-9]/.test(typed)) return [];
  const found = new Map([...bones].flatMap((one) => below(space + one)).filter(begins));
  return frequent([...found]).slice(0, 40);
};
const bonesOf = (said) => skeleton(said).replace(/(.)\1+/gsu, "$1");
const isSlip = (typed, word) => {
  const bones = bonesOf(sound(typed)), others = bonesOf(sound(word)), most = Math.max(bones.length, others.length);
  let i = 0;
  while (i < typed.length && typed[i] === word[i]) i++;
  const x = typed.slice(i), y = word.slice(i), a = x.slice(1), b = y.slice(1);
  if (most < 3) return typed.replace("\u094d", "") === word.replace("\u094d", "");
  if (a === b) return !x || x[0] === typed[i - 1] || unlike(sound(x[0]), sound(y.slice(0, 1))) < 6 || (most > 4 && i > 0 && a > "");
  return i > 0 && (most > 4 || bones === others) && (a === y || x === b || (a[0] + x[0] === y.slice(0, 2) && a.slice(1) === b.slice(1)));
};
const mistyped = (typed, space, known) => {
  const bones = skeleton(sound(typed)), close = ([word]) => script(word) === script(typed) && isSlip(fold(typed), fold(word));
  let found = [];
  if (fold(typed).length > 3 && !/^[0-9]/.test(typed))
    for (const start of [bones, bones.slice(0, 2), bones.slice(0, 1) + bones.slice(2, 3)].slice(0, known.size ? 1 : bonesOf(sound(typed)).length < 4 ? 2 : 3))
      if (!found.length && !missing.size) found = below(space + start).filter(close);
  const [best] = frequent(found)[0] || [], here = best ? near(best, space) : new Map();
  return [...new Map([...found, ...[...same(best || "", here).keys()].map((word) => [word, here.get(word)])])];
};
const known = (found, postings) => Math.max(0, ...[...found.keys()].map((word) => postings.get(word).length));
const times = (typed, found, postings) => {
  const surest = Math.max(0, ...found.values()), bytes = known(found, postings);
  if (surest >= 0.8 && skeleton(sound(typed)).length < 4) return 0;
  return surest >= 0.8 ? (bytes > 6 ? 0 : 20) : bytes > 40 ? 0 : 3;
};
const add = (others, weight, often, found, postings) => {
  if (others.reduce((sum, [, text]) => sum + text.length, 0) < known(found, postings) * often) return;
  for (const [word, text] of others) if (!found.has(word)) found.set(word, weight), postings.set(word, text);
};
const matches = (typed, openEnd, space = "") => {
  let found = new Map(), postings = new Map();
  for (const [form, weight] of [[typed, 1], ...forms(typed).map((other) => [other, 0.95])]) {
    const here = near(form, space);
    for (const [word, text] of here) postings.set(word, text);
    for (const [word, sure] of same(form, here)) raise(found, word, sure * weight);
  }
  if (typed.length > 1 && [...found.keys()].every((word) => script(word) === script(typed)))
    for (const [word, sure] of alike(typed, postings)) found.set(word, sure);
  const others = (search, weight) => {
    const often = missing.size ? 0 : times(typed, found, postings);
    if (often) add(search(typed, space, found), weight, often, found, postings);
  };
  if (openEnd) others(beginning, 0.6);
  if (typed.length > 5 || !found.size) others(mistyped, 0.4);
  return [...found].sort(byWord).map(([word, weight]) => ({ word, weight, levels: levelsOf(postings.get(word)) }));
};
const joined = (first, second) => [...near(first + second, "")].filter(([word]) => fold(word) === fold(first + second)).sort()
  .map(([word, text]) => ({ word, weight: 0.95, levels: levelsOf(text) }));

// query.py, finding.py
const parse = (text) => {
  const clauses = [], filters = [];
  for (const [, minus, key, phrase, closed, word] of text.slice(0, 300).matchAll(CLAUSE)) {
    if (KEYS.includes(key) && !minus) filters.push([key, phrase || word || ""]);
    else {
      const found = words(phrase || `${key || ""} ${word || ""}`);
      // A quiet word or a letter at the end of an open phrase: what it is or leads to is not typed yet.
      const unsaid = (one) => one.length < 2 || tables.quiet.includes(one);
      while (phrase && !closed && found.length > 1 && unsaid(found.at(-1))) found.pop();
      const together = (phrase || /^\p{Nd}+([/-]\p{Nd}+)+$/u.test(word)) && found.length > 1 && found.some((one) => !tables.quiet.includes(one));
      for (const part of together ? [found] : found.map((one) => [one])) clauses.push({ words: part, excluded: minus === "-" });
    }
  }
  const whole = [];
  for (const clause of clauses) {
    const last = whole.at(-1), both = last ? [...last.words, ...clause.words] : [];
    const one = both.length === 2 && !last.excluded && !clause.excluded && tables.compound.has(both.map(fold).join());
    if (one) last.words = [both.join("")];
    else whole.push(clause);
  }
  const heard = whole.filter((clause) => clause.words.some((word) => !tables.stop.includes(word))).slice(0, 16);
  return { clauses: heard, asked: heard.filter((clause) => !clause.excluded), filters, openEnd: /[^\s"“”]$/.test(text) };
};
// Found documents are a list of slots, and weights by slot.
const nowhere = () => new Float64Array((root.blocks.length / 3) * root.inBlock);
const together = (found) => {
  const slots = [], weights = nowhere();
  for (const { weight, levels } of found) for (const both of levels) {
    const slot = both >> 4, one = weights[slot], other = (weight * (both & 15)) / LEVELS, more = one > other ? one : other;
    if (!one) slots.push(slot);
    weights[slot] = more + ((1 - more) * (one > other ? other : one)) / 4;
  }
  return { slots, weights };
};
const inAll = (each) => each.reduce(({ slots, weights }, other) => {
  const both = slots.filter((slot) => other.weights[slot]);
  for (const slot of both) weights[slot] += other.weights[slot];
  return { slots: both, weights };
});
const slotsOf = (levels) => new Set(levels.map((both) => both >> 4));
const wordHash = (word) => [...(skeleton(sound(word)) || word)].reduce((value, c) => Math.imul(value ^ c.codePointAt(0), 16777619), -2128831035) >>> 0;
const pairOf = (a, between, b) => {
  const mixed = (Math.imul(a ^ ((b << 13) | (b >>> 19)), 2654435761) + between) >>> 0;
  return ((mixed ^ (mixed >>> 15)) >>> 21).toString(8).padStart(4, "0");
};
const pairs = (asked, meant) => {
  let between = 0, before = [];
  const found = [];
  asked.forEach((word, i) => {
    if (!meant[i].length) return (between += wordHash(word));
    const here = [...new Set(meant[i].slice(0, 6).map((match) => wordHash(match.word)))];
    if (before.length) found.push(before.flatMap((a) => here.map((b) => pairOf(a, between, b))));
    [before, between] = [here, 0];
  });
  return found;
};
const groupOf = (clause, openEnd, space) => {
  const phrase = clause.words.length > 1, silent = (word) => phrase && tables.quiet.includes(word);
  const meant = clause.words.map((word) => {
    const found = silent(word) ? [] : matches(word, openEnd && !phrase, space), sure = found.filter((match) => match.weight > 0.7);
    return phrase && sure.length ? sure : found;
  });
  const levels = inAll(meant.filter((_, i) => !silent(clause.words[i])).map(together));
  if (levels.slots.length && !space) for (const some of pairs(clause.words, meant)) {
    const stand = slotsOf(some.flatMap((pair) => levelsOf(new Map(at("_" + pair)).get(pair) || "")));
    levels.slots = levels.slots.filter((slot) => stand.has(slot));
  }
  return { clause, meant, levels };
};
// Kept from round to round of a query, and from letter to letter.
const kept = new Map();
const remembered = (name, make) => {
  const found = kept.get(name) || make();
  if (kept.size > 30) kept.clear();
  if (!missing.size) kept.set(name, found);
  return found;
};
const group = (clause, openEnd, space) =>
  ({ ...remembered(`${space} ${openEnd} ${clause.words}`, () => groupOf(clause, openEnd, space)), clause });
const allowed = (key, value) => {
  if (["person", "place", "organisation"].includes(key)) {
    const [first] = names(parse(value), key);
    return first ? allowed("names", first.address.replace(".html", "")) : new Set();
  }
  return slotsOf(levelsOf(new Map(at(filterKey(`${key}:${value}`))).get(`${key}:${value}`) || ""));
};
const scoresOf = (groups, query) => {
  const filters = query.filters.filter(([key]) => key !== "kind").map(([key, value]) => allowed(key, value));
  const excluded = query.clauses.filter((clause) => clause.excluded).flatMap((clause) => group(clause, false, "").levels.slots);
  const found = groups.length ? [] : [...new Set(filters.flatMap((some) => [...some]))], out = new Set(excluded);
  const scores = nowhere(), share = nowhere();
  let total = 0;
  for (const { levels: { slots, weights } } of groups) {
    const idf = Math.log(1 + (root.articles - slots.length + 0.5) / (slots.length + 0.5));
    total += idf;
    for (const slot of slots) {
      if (!share[slot]) found.push(slot);
      scores[slot] += idf * weights[slot];
      share[slot] += idf;
    }
  }
  const most = found.reduce((one, slot) => Math.max(one, share[slot]), total / 2);
  const isGood = (slot) => share[slot] > most - 1e-9 && !out.has(slot) && filters.every((some) => some.has(slot));
  return { slots: found.filter(isGood), weights: scores };
};
const textKey = (found) => "%" + found.address.replace(".html", "");
const stands = ({ clause, meant }) => {
  const asked = clause.words.map((word, i) => new Set((meant[i].length ? meant[i].map((match) => match.word) : [word]).map(fold)));
  return (text) => text.some((_, at) => asked.every((some, i) => some.has(text[at + i])));
};
const hold = (found, phrases) => {
  const lines = phrases.length ? [...file(textKey(found))] : [];
  const texts = [found.title, ...lines].map((line) => words(line).map(fold));
  return !lines.length || phrases.every((phrase) => texts.some(stands(phrase)));
};
const rounded = (score) => Math.round(score * 1e6) / 1e6;
const best = ({ slots, weights }, limit, phrases) => {
  const least = new Float64Array(slots.map((slot) => weights[slot])).sort().at(-limit) || 0, cut = rounded(least);
  const near = phrases.length ? slots : slots.filter((slot) => weights[slot] > least - 1e-6);
  const scored = near.map((slot) => [slot, rounded(weights[slot])]), months = new Map();
  const tied = new Set(scored.filter(([, score]) => score === cut).map(([slot]) => slot));
  const wanted = limit - scored.filter(([, score]) => score > cut).length;
  for (let rank = root.months.length; tied.size > wanted && rank && months.size < wanted && missing.size < 3; rank--)
    for (const slot of allowed("month", root.months[rank - 1])) if (tied.has(slot)) months.set(slot, rank);
  const all = phrases.length || months.size < wanted ? scored : scored.filter(([slot]) => months.has(slot) || !tied.has(slot));
  const month = (slot) => months.get(slot) || 0;
  all.sort(([a, x], [b, y]) => y - x || month(b) - month(a) || a - b);
  if (missing.size) return [];
  const hits = [];
  let missed = 0, ahead = limit;
  for (const [slot, score] of phrases.length ? all : all.slice(0, limit)) {
    const found = record(slot), good = found && hold(found, phrases);
    if (good) hits.push({ ...found, score }), (missed = 0);
    else if (found) missed++, ahead++;
    // What is still to be loaded may hold the phrase or not; the more did not, the more is loaded at once.
    if (hits.length >= (missing.size ? ahead : limit) || missing.size > ahead || missed + missing.size >= MISSED) break;
  }
  return hits;
};
// Of equal scores, more meant words in the headline come first, then in the opening, then the newer article.
const ordered = (hits, meant) => {
  const said = (text) => new Set(words(text).map(fold).filter((word) => meant.has(word))).size;
  const rated = hits.map((hit) => [hit, said(hit.title), said(hit.lead)]);
  return rated.sort(([a, t, l], [b, u, m]) => b.score - a.score || u - t || m - l || (a.date < b.date) - (a.date > b.date)).map(([hit]) => hit);
};
const names = (query, kind = new Map(query.filters).get("kind") || "") => {
  if (!query.asked.length || (query.filters.length && !kind)) return [];
  const { slots, weights } = inAll(query.asked.map((clause) => group(clause, query.openEnd, "-").levels));
  const good = kind ? allowed("kind", kind) : new Set(slots);
  const order = slots.filter((slot) => good.has(slot)).sort((a, b) => weights[b] - weights[a] || a - b);
  const hits = order.slice(0, 5).map(record).filter(Boolean);
  const isStory = (hit) => hit.kicker === "story";
  return [...hits.filter((hit) => !isStory(hit)), ...hits.filter(isStory).slice(0, kind ? 5 : 2)];
};
const answer = (text, limit) => {
  const query = parse(text), last = query.clauses.at(-1);
  const groups = query.asked.map((clause) => group(clause, query.openEnd && clause === last, ""));
  groups.slice(1).forEach((second, i) => {
    const pair = [groups[i], second], words = pair.map((one) => one.clause.words);
    const more = words.every((one) => one.length === 1) ? joined(words[0][0], words[1][0]) : [];
    if (more.length) for (const one of pair) one.levels = together((one.meant = [[...one.meant[0], ...more]])[0]);
  });
  const articles = (new Map(query.filters).get("kind") || "article") === "article";
  const scores = articles ? remembered(`scores ${text}`, () => scoresOf(groups, query)) : { slots: [], weights: [] };
  const hits = best(scores, limit, groups.filter(({ clause }) => clause.words.length > 1));
  const meant = new Set(groups.flatMap((one) => one.meant.flat()).map((match) => match.word));
  return { hits: ordered(hits, new Set([...meant].map(fold))), names: names(query), words: meant, total: scores.slots.length };
};
const fetched = (key) => load(fileName(key)).then(() => files.get(key) || files.set(key, new Map()).get(key));
const find = async (text, limit) => {
  if (!tables) await load(`search/rules.${root.rules}`);
  for (;;) {
    missing = new Set();
    const found = answer(text, limit);
    if (!missing.size) return found;
    await Promise.all([...missing].map(fetched));
  }
};
return {
  find,
  // Loads what the first letter will need, whatever it is: the tables, and the newest months, which decide between equals.
  // The rules come first: keys of months are unpacked by their tables.
  warm: async () => {
    await load(`search/rules.${root.rules}`);
    await Promise.all(new Set(root.months.slice(-WARM).map((month) => fetched(longest(filterKey(`month:${month}`))))));
  },
  words,
  chunk: CHUNK,
  analysis: { words, fold, lemmas, sound, readings, skeleton, forms },
  lines: async (hit) => [...(await fetched(textKey(hit)))],
  got: (key, text) => files.set(key, key[0] === "#" ? block(text) : key[0] === "%" ? text.split("~").map(unpack) : shard(key, text)),
  root: (value) => {
    let prefix = "";
    for (const cell of (root = value).shards.split(" ")) {
      prefix = prefix.slice(0, parseInt(cell[0], 36)) + cell.slice(1, -3);
      versions[prefix] = cell.slice(-3);
    }
  },
  // Most tables are packed text of rows and cells; site_builder/search/packed_tables.py writes them.
  rules: (value) => {
    tables = { ...value, letterAt: {}, digits: {}, irregular: { __proto__: null }, letterName: new RegExp(value.letterName, "g") };
    for (const name in value.codes) tables.letterAt[name] = { "`1": "~", "`2": "|", "`3": '"', "`4": "\\", ...value.codes[name] };
    for (const zero of value.zeros) for (let i = 0; i < 10; i++) tables.digits[String.fromCharCode(zero.charCodeAt(0) + i)] = i;
    const rows = (name) => unpack(value[name]).split("~").map((row) => row.split(" "));
    const map = (found) => ({ __proto__: null, ...Object.fromEntries(found) });
    for (const name of ["stop", "quiet", "verbEndings"]) tables[name] = rows(name).flat();
    for (const name of ["names", "compounds"]) tables[name] = rows(name);
    for (const name of ["suffixes", "verbs"]) tables[name] = map(rows(name).map(([key, ...others]) => [key, others]));
    for (const name of ["spellings", "sounds", "roman", "letters", "letterNames"]) tables[name] = map(rows(name));
    for (const name of ["fold", "soundRules", "readings"]) tables[name] = rows(name).map(([pattern, text]) => [new RegExp(pattern, "gu"), text]);
    const anyOf = (table) => Object.keys(table).join("|");
    tables.spelling = new RegExp(`^(?:${anyOf(tables.spellings)})`);
    for (const name of ["sounds", "roman"]) tables[name + "Letters"] = new RegExp(anyOf(tables[name]) + "|.", "gu");
    tables.compound = new Set(tables.compounds.map((pair) => pair.map(fold).join()));
    for (const [root, others] of Object.entries(tables.verbs))
      for (const form of others) (tables.irregular[form] ||= []).push(root + "-");
  },
  get months() { return root.months; },
  get languages() { return root.languages; },
};
})();
