// Starts the app, leaves quickly, and shows the numbers to call when nothing else works. Knows nothing of offers.
(() => {
  "use strict";
  const page = document.documentElement;
  const byId = (id) => document.getElementById(id);

  // No text becomes markup or a script on this page: the one address that may is that of the service worker.
  if (window.trustedTypes) {
    window.trustedTypes.createPolicy("default", {
      createScriptURL: (url) => (url === "service_worker.js" ? url : null),
    });
  }

  // The language: from the address (a link from outside may say "?lang=tr"), else kept because somebody asked for that, else the browser's own.
  const kept = () => {
    try {
      return localStorage.getItem("language");
    } catch {
      return null;
    }
  };
  const offered = page.dataset.languages.split(" ");
  const asked = /[?&]i=([\w-]+)/.exec(location.hash) || /[?&]lang=([\w-]+)/.exec(location.search);
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
  // Goes back to the first entry of this page, as far as it can without loading anything, and goes on from there.
  const rewind = (goOn) => {
    const own = window.navigation
      ? navigation.entries().filter((entry) => entry.sameDocument && entry.url.split("#")[0] === here)
      : [];
    const back = window.navigation
      ? navigation.currentEntry.index - (own.length ? own[0].index : navigation.currentEntry.index)
      : (history.state && history.state.depth) || 0;
    if (back > 0) {
      // The app must not take over what that entry keeps.
      const arrived = (event) => { event.stopImmediatePropagation(); goOn(); };
      addEventListener("popstate", arrived, { once: true, capture: true });
      history.go(-back);
    } else {
      goOn();
    }
  };
  const leave = () => {
    const target = byId("leave").href;
    blank();
    rewind(() => {
      history.replaceState({ left: target }, "", here);
      location.assign(target);
    });
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

  // A service worker keeps the public files, alike for everyone, so that the page works without a network. What becomes
  // of it is written on the page; where nothing may be kept, the page goes on without.
  const stand = (name, value) => {
    page.dataset[name] = value;
    dispatchEvent(new Event("standing"));
  };
  const keepFiles = async () => {
    try {
      const workers = navigator.serviceWorker;
      const registration = await workers.register("service_worker.js", { updateViaCache: "none" });
      const look = (worker) => {
        const { active } = registration;
        // While it is being activated the page is not its own yet.
        if (active && active.state === "activated") stand("kept", "yes");
        else if (!active && worker && worker.state === "redundant" && !("traces" in page.dataset)) stand("kept", "no");
        if (registration.waiting && workers.controller) stand("newer", "");
      };
      const follow = () => {
        const worker = registration.installing || registration.active;
        if (worker) worker.addEventListener("statechange", () => look(worker));
      };
      registration.addEventListener("updatefound", follow);
      follow();
      look();
      workers.addEventListener("message", ({ data }) => (data === "newer" ? stand("newer", "") : forgetWay("")));
      addEventListener("load-newer", () => {
        if (registration.waiting) registration.waiting.postMessage("take over");
        else location.reload();
      });
      // A page of the old version must not ask the new one for files: whoever was there begins anew with it.
      let before = workers.controller;
      workers.addEventListener("controllerchange", () => {
        if (before) location.reload();
        before = workers.controller;
      });
    } catch {
      stand("kept", "no");
    }
  };

  // "Spuren löschen": what was asked in this tab, storage of every kind, the kept files and the worker that brings them.
  // What one browser lacks or refuses holds nothing, and the rest goes on. A tab in which this was done keeps no files any
  // more, reloaded or not; its history entries say so.
  const forgetWay = (left) => rewind(() => {
    history.replaceState({ depth: 0, traces: true }, "", here);
    history.pushState({ depth: 1, traces: true }, "", here);
    page.dataset.traces = left;
    // Without its kept files the page needs the network again.
    delete page.dataset.kept;
    delete page.dataset.newer;
    dispatchEvent(new Event("standing"));
    dispatchEvent(new Event("traces-deleted"));
  });
  const list = async (ask) => {
    try {
      return [...(await ask())];
    } catch {
      return [];
    }
  };
  const stored = [
    [async () => Object.keys(localStorage), (key) => localStorage.removeItem(key)],
    [async () => Object.keys(sessionStorage), (key) => sessionStorage.removeItem(key)],
    [() => caches.keys(), (name) => caches.delete(name)],
    [() => indexedDB.databases(), ({ name }) => new Promise((done) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = done;
    })],
    [async () => document.cookie.split("; ").filter(Boolean), (cookie) => {
      // A cookie goes only by the folder it was set for, which may be any above this page.
      for (let path = location.pathname; path; path = path.slice(0, -1)) {
        document.cookie = `${cookie.split("=")[0]}=;max-age=0;path=${path}`;
      }
    }],
  ];
  const workersHere = () => list(() => navigator.serviceWorker.getRegistrations());
  addEventListener("delete-traces", async () => {
    page.dataset.traces = "";
    for (const registration of await workersHere()) {
      for (const worker of [registration.installing, registration.waiting, registration.active]) {
        if (worker) worker.postMessage("delete traces");
      }
      await registration.unregister().catch(() => {});
    }
    let left = 0;
    for (const [ask, remove] of stored) {
      for (const one of await list(ask)) {
        try {
          await remove(one);
        } catch { /* It is counted below. */ }
      }
      left += (await list(ask)).length;
    }
    left += (await workersHere()).length;
    forgetWay(left ? "left" : "");
  });

  // Start. Whatever goes wrong, or takes too long, shows the numbers to call.
  const failed = () => {
    if (!page.dataset.started) byId("failed").hidden = false;
  };
  const patience = setTimeout(failed, 12000);
  // What the browser knows of languages and hours takes a slow phone long to wake; now nothing waits for it.
  setTimeout(() => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }));
  setTimeout(() => new Intl.NumberFormat(page.lang));
  const script = byId("app-js");
  if (!window.WebAssembly || !script) failed();
  else {
    import(script.href)
      .then((app) => app.default({ module_or_path: byId("app-wasm").href }))
      .then(() => {
        clearTimeout(patience);
        page.dataset.started = "yes";
        byId("failed").hidden = true;
        if (history.state && history.state.traces) page.dataset.traces = "";
        else if (document.readyState === "complete") keepFiles();
        else addEventListener("load", keepFiles, { once: true });
      })
      .catch((error) => { console.warn(error); failed(); });
  }
})();
