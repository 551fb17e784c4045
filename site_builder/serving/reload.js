// Reloads the page when the site has changed, and lays over it what stops a build. Only the preview server adds it.
"use strict";
(() => {
  const { version, events, xray } = document.currentScript.dataset;
  let source = null;
  let pane = null;

  function element(tag, text, style) {
    const made = document.createElement(tag);
    made.textContent = text;
    Object.assign(made.style, style);
    return made;
  }

  function show(faults) {
    if (pane) pane.remove();
    pane = null;
    if (!faults.length) return;
    pane = element("div", "", {
      position: "fixed", inset: "0", zIndex: "2147483647", overflow: "auto", padding: "2rem",
      background: "#1b1b1bf2", color: "#fff", font: "16px/1.6 system-ui, sans-serif", textAlign: "start",
    });
    pane.id = "news-digest-faults";
    pane.setAttribute("role", "alert");
    pane.setAttribute("dir", "ltr");
    pane.setAttribute("lang", "en");
    pane.append(element("p", "The site cannot be built. Below is its last good state.", { fontWeight: "700" }));
    for (const fault of faults) {
      const item = element("p", "", { margin: "0 0 1rem" });
      item.append(element("code", fault.where, { color: "#ffb4a8", fontWeight: "700" }));
      item.append(document.createElement("br"), fault.what);
      if (fault.fix) item.append(document.createElement("br"), `Fix: ${fault.fix}`);
      pane.append(item);
    }
    const close = element("button", "Show the last good page", { font: "inherit" });
    close.addEventListener("click", () => show([]));
    pane.append(close);
    document.body.append(pane);
  }

  function listen() {
    source = new EventSource(events);
    source.onmessage = (message) => {
      const state = JSON.parse(message.data);
      if (String(state.version) !== version) location.reload();
      else show(state.faults);
    };
  }

  // A browser opens six connections to one server: a page that nobody looks at must not hold one.
  function attend() {
    if (document.hidden) {
      if (source) source.close();
      source = null;
    } else if (!source) {
      listen();
    }
  }

  if (xray) {
    const link = element("a", "X-ray", {
      position: "fixed", insetBlockEnd: "0.5rem", insetInlineEnd: "0.5rem", zIndex: "2147483646", padding: "0.2rem 0.6rem",
      background: "#1b1b1bf2", color: "#fff", font: "14px/1.6 system-ui, sans-serif", textDecoration: "none",
    });
    link.href = xray;
    document.body.append(link);
  }
  document.addEventListener("visibilitychange", attend);
  addEventListener("pagehide", () => source && source.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  attend();
})();
