// Loaded into the local Slack before its own code. It wraps the one server that code starts, in order to
//   - listen on loopback only, instead of on every interface;
//   - put words.js and page.js into the web page;
//   - send a form with what it was filled in with, as Slack does, and not only with what was typed into;
//   - give clicks inside a modal or App Home their view;
//   - make message and global shortcuts out of clicks that page.js marks.
import { filled } from "./fields.js";

const beside = (name) => Bun.file(import.meta.dir + "/" + name).text();
const script = `<script>
const SHORTCUTS = ${await beside("shortcuts.json")};
${await beside("words.js")}
${await beside("page.js")}
</script>`;

let modals = []; // as the page saw them last
const homes = new Map(); // user -> App Home
let rewrite = null; // what the envelope that is being sent becomes

function noted(data) {
  const frame = JSON.parse(data);
  if (frame.t === "view") modals = frame.stack ?? [];
  if (frame.t === "init") modals = frame.state.modalStack ?? [];
  if (frame.t === "home") homes.set(frame.user, frame.view);
}

/** A click with a view has no channel and no response_url. */
function inView(payload, view) {
  const { channel, message, response_url, ...rest } = payload;
  return { ...rest, container: { type: "view", view_id: view.id }, view: { ...view, state: view.state ?? { values: {} } } };
}

function asShortcut(payload, frame) {
  const { actions, container, state, channel, message, response_url, ...rest } = payload;
  const shortcut = { ...rest, callback_id: frame.shortcut, action_ts: String(Date.now() / 1000) };
  if (!frame.messageTs) return { ...shortcut, type: "shortcut" };
  return { ...shortcut, type: "message_action", channel, message, message_ts: frame.messageTs, response_url };
}

function rewriteFor(frame) {
  if (frame.shortcut) return (payload) => asShortcut(payload, frame);
  if (frame.messageTs) return null;
  const view = frame.appId ? homes.get(frame.user) : modals.at(-1);
  return view ? (payload) => inView(payload, view) : null;
}

/** Envelopes to the bot go through here; the server sends them while it handles the click. */
function rewritten(data) {
  if (!rewrite) return data;
  const envelope = JSON.parse(data);
  if (envelope.type !== "interactive") return data;
  return JSON.stringify({ ...envelope, payload: rewrite(envelope.payload) });
}

function fromPage(data) {
  const frame = JSON.parse(data);
  if (frame.t === "view_submit") return { ...frame, values: filled(modals.at(-1), frame.values ?? {}) };
  return frame;
}

const wrapSocket = (socket) => ({
  ...socket,
  open(ws) {
    const send = ws.send.bind(ws);
    ws.send = (data) => {
      if (ws.data.kind !== "ui") return send(rewritten(data));
      noted(data);
      return send(data);
    };
    return socket.open(ws);
  },
  message(ws, data) {
    if (ws.data.kind !== "ui") return socket.message(ws, data);
    const frame = fromPage(data);
    rewrite = frame.t === "block_action" ? rewriteFor(frame) : null;
    try {
      return socket.message(ws, JSON.stringify(frame));
    } finally {
      rewrite = null;
    }
  },
});

const wrapFetch = (fetch) =>
  async function (request, server) {
    const response = await fetch.call(this, request, server);
    if (!response || !(response.headers.get("content-type") ?? "").startsWith("text/html")) return response;
    const html = await response.text();
    return new Response(html.replace("<head>", () => "<head>" + script), { headers: { "content-type": "text/html; charset=utf-8" } });
  };

const serve = Bun.serve;
Bun.serve = (options) =>
  serve({ ...options, hostname: "127.0.0.1", fetch: wrapFetch(options.fetch), websocket: wrapSocket(options.websocket) });
