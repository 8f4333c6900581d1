"use strict";
const said = document.getElementById("said");
function legacy(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.className = "away";
  document.body.append(area);
  area.select();
  const ok = document.execCommand("copy");
  area.remove();
  return ok ? Promise.resolve() : Promise.reject();
}
function write(text) {
  return navigator.clipboard ? navigator.clipboard.writeText(text).catch(() => legacy(text)) : legacy(text);
}
for (const b of document.querySelectorAll("button[data-copy]")) {
  const label = b.firstElementChild, first = label.textContent, code = document.getElementById(b.dataset.copy);
  let timer = 0;
  const instead = b.parentElement.querySelector(".instead");
  if (instead) instead.hidden = true;
  b.hidden = false;
  b.addEventListener("click", () => write(code.value).then(() => {
    b.classList.add("chosen");
    label.textContent = b.dataset.done;
    said.textContent = b.dataset.said;
  }, () => {
    label.textContent = b.dataset.fail;
    said.textContent = b.dataset.fail;
    code.closest("details, div").hidden = false;
    code.focus();
    code.select();
  }).then(() => {
    clearTimeout(timer);
    b.focus();
    timer = setTimeout(() => {
      b.classList.remove("chosen");
      label.textContent = first;
      said.textContent = "";
    }, 4000);
  }));
}
