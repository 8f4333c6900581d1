const form = document.getElementById("find"), search = document.getElementById("q"), selects = [...form.querySelectorAll("select")];
const chips = [...form.querySelectorAll(".chips button")], cards = [...document.querySelectorAll(".cards > li")];
const count = document.getElementById("count"), none = document.getElementById("none"), why = none.firstElementChild;
const forms = JSON.parse(count.dataset.forms), rules = new Intl.PluralRules(document.documentElement.lang);
const digits = n => String(n).replace(/\B(?=(\d{3})+$)/g, "\u202f");
const fold = s => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
for (const c of cards) c.words = fold(c.textContent + " " + c.dataset.words);
let topic = "";
function show() {
  const words = fold(search.value).split(/\s+/).filter(Boolean);
  let n = 0;
  for (const c of cards) {
    const fits = (!topic || c.dataset.topic === topic) && words.every(w => c.words.includes(w)) &&
      selects.every(s => !s.value || c.dataset[s.name].split(" ").includes(s.value));
    c.hidden = !fits;
    if (fits) n++;
  }
  count.textContent = (forms[rules.select(n)] || forms.other).replace("{count}", digits(n));
  none.hidden = n > 0;
  const asked = search.value.trim();
  why.textContent = n ? "" : asked ? none.dataset.query.replace("{query}", () => asked) : none.dataset.choice;
}
function choose(value) {
  topic = value;
  for (const b of chips) b.setAttribute("aria-pressed", b.value === value);
}
for (const b of chips) b.addEventListener("click", () => { choose(b.value); show(); });
form.addEventListener("input", show);
none.querySelector("button").addEventListener("click", () => {
  search.value = "";
  for (const s of selects) s.value = "";
  choose("");
  show();
  search.focus();
});
form.hidden = false;
show();
const theme = document.getElementById("theme"), dark = matchMedia("(prefers-color-scheme: dark)"), root = document.documentElement;
const isDark = () => (root.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
const name = () => { theme.textContent = isDark() ? theme.dataset.light : theme.dataset.dark; };
theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; name(); });
dark.addEventListener("change", name);
theme.hidden = false;
name();
