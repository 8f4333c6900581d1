(() => {
  const links = [...document.querySelectorAll("nav.contents a")];
  const heads = links.map(a => document.getElementById(decodeURIComponent(a.hash.slice(1))));
  let waiting = false;
  const mark = () => {
    waiting = false;
    let at = heads.findLastIndex(h => h.getBoundingClientRect().top < 120);
    if (innerHeight + scrollY > document.documentElement.scrollHeight - 4 && scrollY > 0) at = heads.length - 1;
    links.forEach((a, i) => i === at ? a.setAttribute("aria-current", "location") : a.removeAttribute("aria-current"));
  };
  addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, { passive: true });
  mark();
})();
