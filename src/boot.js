// Starts the app, leaves quickly, and shows the numbers to call when nothing else works. Knows nothing of offers.
(() => {
  "use strict";
  const page = document.documentElement;
  const byId = (id) => document.getElementById(id);

  // Leptos writes static markup through innerHTML. Markup that could run something is refused.
  if (window.trustedTypes) {
    const risky = /<\s*(script|iframe|object|embed|base|link|meta|form)\b|\son\w+\s*=|javascript:/i;
    window.trustedTypes.createPolicy("default", {
      createHTML: (html) => (risky.test(html) ? "" : html),
    });
  }

  // The language: from the address, else kept because somebody asked for that, else the browser's own.
  const kept = () => {
    try {
      return localStorage.getItem("language");
    } catch {
      return null;
    }
  };
  const offered = page.dataset.languages.split(" ");
  const asked = /[?&]i=([\w-]+)/.exec(location.hash);
  const wanted = [asked && asked[1], kept(), ...(navigator.languages || [])];
  const found = wanted
    .filter(Boolean)
    .flatMap((code) => [code.toLowerCase(), code.toLowerCase().split("-")[0]])
    .find((code) => offered.includes(code));
  page.lang = found || offered[0];
  page.dir = ["ar", "ckb", "fa"].includes(page.lang) ? "rtl" : "ltr";
  const texts = document.createElement("link");
  Object.assign(texts, { rel: "preload", as: "fetch", crossOrigin: "", href: `texts/${page.lang}.json` });
  document.head.append(texts);

  // Leaving: blank at once, take back the tab's history of this page, then push the neutral page over what is left.
  const here = location.href.split("#")[0];
  const isMarked = () => history.state && history.state.left;
  const blank = () => {
    document.title = "";
    page.hidden = true;
    document.body.replaceChildren();
  };
  const go = (target) => {
    history.replaceState({ left: target }, "", here);
    location.assign(target);
  };
  const leave = () => {
    const target = byId("leave").href;
    blank();
    const own = window.navigation
      ? navigation.entries().filter((entry) => entry.url && entry.url.split("#")[0] === here)
      : [];
    const back = window.navigation
      ? navigation.currentEntry.index - (own.length ? own[0].index : navigation.currentEntry.index)
      : (history.state && history.state.depth) || 0;
    if (back > 0) {
      addEventListener("popstate", () => go(target), { once: true });
      history.go(-back);
    } else {
      go(target);
    }
  };
  const leaveAgain = () => {
    if (isMarked()) {
      const target = history.state.left;
      blank();
      location.assign(target);
    }
  };
  leaveAgain();
  addEventListener("pageshow", leaveAgain);
  byId("leave").addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let shifts = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") shifts = [];
    else if (!event.repeat) {
      shifts = shifts.filter((time) => event.timeStamp - time < 5000).concat(event.timeStamp);
      if (shifts.length === 3) leave();
    }
  });

  // The skip link moves the focus, not the address.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
  // A question sent before the app is there waits for it in the field.
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    event.target.dataset.sent = "yes";
  });

  // Start. Whatever goes wrong, or takes too long, shows the numbers to call.
  const failed = () => {
    if (!page.dataset.started) byId("failed").hidden = false;
  };
  const patience = setTimeout(failed, 12000);
  const script = byId("app-js");
  if (!window.WebAssembly || !script) failed();
  else {
    import(script.href)
      .then((app) => app.default({ module_or_path: byId("app-wasm").href }))
      .then(() => {
        clearTimeout(patience);
        page.dataset.started = "yes";
        byId("failed").hidden = true;
      })
      .catch((error) => { console.warn(error); failed(); });
  }
})();
