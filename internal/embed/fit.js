(function (s) {
  var f = s.previousElementSibling, steps = f.getAttribute("data-heights").split(" ");
  function fit() {
    for (var i = 0; i < steps.length; i++) {
      var p = steps[i].split(":");
      if (i === 0 || +p[0] <= f.clientWidth) f.style.height = (f.height = p[1]) + "px";
    }
  }
  fit();
  addEventListener("resize", fit);
})(document.currentScript);
