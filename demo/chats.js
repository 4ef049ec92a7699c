// The past chats: this browser keeps them, and the server is told of the one on the page alone.
// gradio's BrowserState would send them all, and reads only once what the browser keeps, so that
// each of two tabs would undo what the other did. Which chat is on the page is each tab's own; a new
// tab begins with the last. Who logged in, and each page of a site, has chats of their own.
const MOST = 50;
const key = ["fromage-chats", window.gradio_config?.username, location.pathname].join(" ");
const list = element.querySelector("ul");
let all, own, chats = [];

const as_text = saved => JSON.stringify(saved ?? null);

function read() {
  chats = JSON.parse(all?.getItem(key) ?? null)?.chats ?? chats;
}

function write() {
  const current = props.value.id ?? null;
  own?.setItem(key, JSON.stringify({current}));
  chats = chats.slice(0, MOST);
  while (all) {
    try {
      return all.setItem(key, JSON.stringify({current, chats}));
    } catch {  // there is no room: the oldest go
      if (!chats.pop()) return;
    }
  }
}

// gradio's own lists cannot be used from the keyboard.
function show() {
  list.replaceChildren(...chats.map(chat => {
    const item = document.createElement("li"), button = document.createElement("button");
    button.textContent = chat.title;
    if (chat.id === props.value?.id) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => trigger("click", {chat}));
    item.append(button);
    return item;
  }));
}

try {
  [all, own] = [localStorage, sessionStorage];
} catch {
  element.querySelector("p").textContent = "This browser keeps none of them.";
}
read();
const {current} = JSON.parse(own?.getItem(key) ?? all?.getItem(key) ?? "{}");
props.value = chats.find(chat => chat.id === current) ?? {};
show();

let known = as_text(props.value.saved);  // what this tab last knew of its chat

watch("value", () => {
  if (!props.value) return;  // gradio's own, before there is anything to keep
  const {id, saved} = props.value, before = known;
  known = as_text(saved);
  read();
  const kept = id => as_text(chats.find(chat => chat.id === id)?.saved);
  if (![before, known, as_text()].includes(kept(id)))  // another tab went on with it: both stay
    props.value = {...props.value, id: Math.floor(Math.random() * 2 ** 32)};
  if (kept(props.value.id) !== known) {
    chats = chats.filter(chat => chat.id !== props.value.id);
    if (saved) chats.unshift(props.value);
  }
  write();
  show();
});
addEventListener("storage", event => {  // another tab changed them
  if (event.key !== key) return;
  read();
  show();
});
addEventListener("forget-chats", () => {
  props.value = {};
  chats = [];
  write();
  show();
});
