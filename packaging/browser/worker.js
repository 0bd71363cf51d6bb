// Runs when the button is pressed, and only then: reads the page in sight, hands it to the program on this computer, shows one word.
// Keeps nothing; connects to nothing but the native host.
"use strict";

const HOST = "org.countermark.companion";
const LITTLE = 200; // characters: a page that shows less has its text somewhere else
const api = globalThis.browser ?? globalThis.chrome;
const ANSWERS = {
  shown: ["✓", "shown"],
  waiting: ["…", "waiting"],
  busy: ["!", "busy"],
  "too-large": ["!", "tooLarge"],
  unreadable: ["!", "unreadable"],
  off: ["!", "off"],
};
let busy = false;

async function tell(tabId, badge, code) {
  await api.action.setBadgeText({tabId, text: badge});
  await api.action.setTitle({tabId, title: api.i18n.getMessage(code)});
}

/** Returns what capture.js found in the page, or null where the browser lets no extension in. */
async function read(tabId) {
  try {
    const [found] = await api.scripting.executeScript({target: {tabId}, files: ["capture.js"]});
    return found.result ?? null;
  } catch {
    return null;
  }
}

/** Returns the program's answer. Rejects where the host is missing or ends without one. */
function ask(message) {
  return new Promise((done, failed) => {
    const port = api.runtime.connectNative(HOST); // an open port keeps this worker alive, also while the program starts
    port.onMessage.addListener((answer) => {
      done(answer);
      port.disconnect();
    });
    port.onDisconnect.addListener(() => failed(new Error(api.runtime.lastError?.message ?? "ended")));
    port.postMessage(message);
  });
}

async function check(tab) {
  if (busy) return;
  busy = true;
  try {
    await tell(tab.id, "…", "reading");
    const found = await read(tab.id);
    if (found === null) {
      await tell(tab.id, "!", "closed");
    } else if (found.length < LITTLE && found.frames > 0) {
      await tell(tab.id, "!", "frame");
    } else if (found.length === 0) {
      await tell(tab.id, "!", "empty");
    } else {
      const answer = await ask({v: 1, op: "posting", page: found.page}).catch(() => null);
      await tell(tab.id, ...(ANSWERS[answer?.state] ?? ["!", "missing"]));
    }
  } catch {
    // the tab was closed meanwhile: nobody is left to be told
  } finally {
    busy = false;
  }
}

api.action.onClicked.addListener(check);
