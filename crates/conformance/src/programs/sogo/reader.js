// Each function looks at the page once and returns null for "not yet".

// Angular has to hear of what is typed.
function type(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function login(user, password) {
  const form = document.querySelector("form[name=loginForm]");
  const secret = form?.querySelector("input[type=password]");
  if (!secret || document.readyState !== "complete") return null;
  type(form.querySelector("input[type=text]"), user);
  type(secret, password);
  const button = form.querySelector("button[type=submit]");
  if (button.disabled) return null;
  button.click();
  return true;
}

function visible(element) {
  return element.getClientRects().length > 0;
}

// The page holds only the rows that its window has room for.
function row(stem) {
  const rows = [...document.querySelectorAll("md-list-item.sg-message-list-item")].filter(visible);
  const found = rows.find((row) => row.querySelector(".sg-tile-subject").innerText.trim() === stem);
  const list = rows[0]?.closest(".md-virtual-repeat-scroller");
  if (!found) {
    if (list) list.scrollTop = list.scrollTop + list.clientHeight < list.scrollHeight ? list.scrollTop + 200 : 0;
    return null;
  }
  const [inside, outside] = [found.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inside.top >= outside.top && inside.bottom <= outside.bottom) return found;
  list.scrollTop += inside.top - outside.top;
  return null;
}

function column(stem) {
  return row(stem)?.querySelector(".sg-md-subhead > div > span:last-of-type").innerText.trim() ?? null;
}

// What stands beside the sender's picture; lines without text have no place on the screen.
function opened(stem) {
  const card = document.querySelector("#detailView md-card-content");
  if (card?.querySelector(".sg-md-headline")?.innerText.trim() !== stem) return null;
  const sender = card.querySelector("sg-avatar-image").nextElementSibling;
  return [...sender.children].filter(visible).map((line) => line.innerText.trim());
}
