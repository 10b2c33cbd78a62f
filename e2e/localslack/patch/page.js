// Put into the local Slack's web page, ahead of its own code. It draws the fields of forms that the page lacks, sends the
// clicks that the page drops, adds shortcuts, and hides private answers from everybody but their reader.
(() => {
  let socket; // the page's connection
  let view = null; // the visible modal
  let people = [];
  const messages = new Map(); // ts -> message
  let fields = new Map(); // block id -> { action, value() }

  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...args) {
      super(...args);
      socket = this;
      this.addEventListener("message", (event) => read(JSON.parse(event.data)));
    }
    set onmessage(handler) {
      super.onmessage = (event) => handler({ data: JSON.stringify(readable(JSON.parse(event.data))) });
    }
    send(data) {
      const frame = JSON.parse(data);
      if (frame.t === "view_submit") frame.values = typed();
      super.send(JSON.stringify(frame));
    }
  };

  function read(frame) {
    if (frame.t === "init") {
      people = frame.state.users.filter((user) => !user.is_bot);
      Object.values(frame.state.messages).flat().forEach(keep);
      show(frame.state.modalStack);
    }
    if (frame.t === "message" || frame.t === "message_update") keep(frame.message);
    if (frame.t === "view") show(frame.stack);
    requestAnimationFrame(draw);
  }

  const keep = (message) => messages.set(message.ts, message);

  function show(stack) {
    const top = stack?.at(-1) ?? null;
    if (top?.id === view?.id) return;
    view = top;
    fields = new Map();
  }

  const typed = () => Object.fromEntries([...fields].map(([block, field]) => [block, { [field.action]: field.value() }]));
  const actor = () => document.querySelector(".actas select")?.value ?? "";
  const send = (frame) => socket?.send(JSON.stringify({ user: actor(), ...frame }));

  function element(tag, props = {}, ...children) {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...children);
    return node;
  }

  // ---- fields of forms ----
  const option = (value, label, chosen) => element("option", { value, selected: chosen }, label);

  function textField(el) {
    const node = element(el.multiline ? "textarea" : "input", {
      className: "bk-plain-input", value: el.initial_value ?? "", placeholder: el.placeholder?.text ?? "", maxLength: el.max_length ?? 3000,
    });
    if (el.multiline) Object.assign(node, { rows: 4 });
    node.style.maxWidth = "100%";
    return [node, () => ({ type: el.type, value: node.value || null }), () => node.value.trim() !== ""];
  }

  function menuField(el) {
    const first = el.initial_option?.value ?? "";
    const list = el.options.map((o) => option(o.value, o.text.text, o.value === first));
    const node = element("select", { className: "bk-select" }, option("", el.placeholder?.text ?? "Select", !first), ...list);
    const chosen = () => el.options.find((o) => o.value === node.value) ?? null;
    return [node, () => ({ type: el.type, selected_option: chosen() }), () => chosen() !== null];
  }

  function personField(el) {
    const first = el.initial_user ?? "";
    const list = people.map((p) => option(p.id, p.real_name || p.name, p.id === first));
    const node = element("select", { className: "bk-select" }, option("", el.placeholder?.text ?? "Select", !first), ...list);
    return [node, () => ({ type: el.type, selected_user: node.value || null }), () => node.value !== ""];
  }

  function choiceField(el) {
    const many = el.type === "checkboxes";
    const first = (many ? (el.initial_options ?? []) : [el.initial_option]).map((o) => o?.value);
    const boxes = el.options.map((o) => element("input", { type: many ? "checkbox" : "radio", name: el.action_id, checked: first.includes(o.value) }));
    const node = element("div", { className: "bk-options" }, ...el.options.map((o, i) => element("label", {}, boxes[i], " " + o.text.text)));
    const chosen = () => el.options.filter((_, i) => boxes[i].checked);
    const value = () => (many ? { type: el.type, selected_options: chosen() } : { type: el.type, selected_option: chosen()[0] ?? null });
    return [node, value, () => chosen().length > 0];
  }

  const makers = {
    plain_text_input: textField, static_select: menuField, users_select: personField, checkboxes: choiceField, radio_buttons: choiceField,
  };

  /** Puts our field in place of the page's, beside its label and hint. */
  function drawField(block, box) {
    const make = makers[block.element?.type];
    if (!make || fields.has(block.block_id)) return;
    const [node, value, given] = make(block.element);
    for (const child of [...box.children]) {
      if (child.dataset.own) child.remove();
      else if (!child.matches(".bk-label, .bk-hint")) child.style.display = "none";
    }
    node.dataset.own = "field";
    const label = box.querySelector(".bk-label");
    label.after(node);
    label.querySelector(".bk-hint")?.remove();
    if (block.optional) label.append(element("span", { className: "bk-hint" }, " (optional)"));
    fields.set(block.block_id, { action: block.element.action_id, value, given, optional: block.optional, box });
  }

  function drawForm() {
    const boxes = document.querySelector(".modal-body .blocks")?.children ?? [];
    view?.blocks?.forEach((block, i) => block.type === "input" && boxes[i] && drawField(block, boxes[i]));
  }

  /** Slack keeps a form open while a required field is empty. */
  function complete() {
    let ok = true;
    for (const field of fields.values()) {
      field.box.querySelector(".modal-error")?.remove();
      if (field.optional || field.given()) continue;
      ok = false;
      field.box.append(element("div", { className: "modal-error" }, "Please complete this required field."));
    }
    return ok;
  }

  // ---- clicks inside modals ----
  function elementOf(button) {
    const list = document.querySelector(".modal-body .blocks");
    const top = [...list.children].findIndex((child) => child.contains(button));
    const block = view.blocks[top];
    if (block.accessory) return [block, block.accessory];
    return [block, block.elements?.[[...button.parentElement.children].indexOf(button)]];
  }

  function clickInModal(button) {
    const [block, el] = elementOf(button);
    if (!el) return;
    const action = { type: el.type, action_id: el.action_id, block_id: block.block_id, value: el.value, text: el.text };
    send({ t: "block_action", channel: "", messageTs: "", action });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".modal-body .bk-button");
    if (button && view) clickInModal(button);
    if (event.target.closest(".modal-foot .primary") && !complete()) event.stopPropagation();
  }, true);

  // ---- shortcuts ----
  function run(shortcut, message) {
    send({ t: "block_action", channel: message?.channel ?? "", messageTs: message?.ts ?? "", shortcut, action: { type: "button", action_id: shortcut } });
  }

  function drawShortcuts(node, message) {
    const bar = node.querySelector(".msg-hover-actions");
    if (!bar || bar.dataset.own || !message || message.subtype === "ephemeral") return;
    bar.dataset.own = "shortcuts";
    for (const s of SHORTCUTS.filter((s) => s.onMessage)) {
      bar.append(element("button", { className: "msg-hover-btn", title: s.name, onclick: () => run(s.id, message) }, "⚡ " + s.name));
    }
  }

  function drawGlobal() {
    const composer = document.querySelector(".main .composer");
    composer?.querySelector("textarea").setAttribute("placeholder", "Write a message, or /tcr and a rejection");
    const list = SHORTCUTS.filter((s) => !s.onMessage);
    if (!composer || composer.dataset.own || list.length === 0) return;
    composer.dataset.own = "shortcuts";
    const menu = element("select", { className: "bk-select", title: "Shortcuts" }, option("", "⚡", true), ...list.map((s) => option(s.id, s.name)));
    menu.style.width = "56px";
    menu.onchange = () => { run(menu.value); menu.value = ""; };
    composer.prepend(menu);
  }

  // ---- keeping up with the page ----
  function drawMessage(node) {
    const message = messages.get(node.dataset.ts);
    const foreign = message?.ephemeral_to && message.ephemeral_to !== actor();
    node.style.display = foreign ? "none" : "";
    drawShortcuts(node, message);
  }

  /** People see their own talk with the bot only; the page lists it under the person's name. */
  function drawTalk(item) {
    if (!item.querySelector(".dot")) return;
    item.dataset.person ??= item.textContent.trim();
    if (item.dataset.person === item.textContent.trim()) item.append(" and the bot");
    const me = document.querySelector(".actas select")?.selectedOptions[0]?.textContent;
    item.style.display = item.dataset.person === me ? "" : "none";
  }

  function draw() {
    document.querySelectorAll(".sidebar-item").forEach(drawTalk);
    drawForm();
    drawGlobal();
    document.querySelectorAll(".msg[data-ts]").forEach(drawMessage);
  }

  document.addEventListener("change", () => requestAnimationFrame(draw));
  document.addEventListener("DOMContentLoaded", () => {
    // A section's button stands at its right, as in Slack.
    document.head.append(element("style", {}, ".bk-section:has(> .bk-button, > .bk-select) { display: grid; grid-template-columns: 1fr auto; gap: 8px; align-items: start; } .bk-section > .bk-select { max-width: 240px; }"));
    new MutationObserver(draw).observe(document.body, { childList: true, subtree: true });
  });
})();
