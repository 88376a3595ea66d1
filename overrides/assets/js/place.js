// On 404.html, of a site that was not told its address: 404.html asks for this script in the folders
// above the address that is missing, and where it is found, there is the site.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (document.querySelector("base")) return;
  const base = document.createElement("base");
  base.href = new URL("../../", script.src).href;
  document.head.prepend(base);
  // A link to a place on this page would now lead to the site's first page.
  document.addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("a[href^='#']")) {
      link.setAttribute("href", location.href.replace(/#[^]*/, "") + link.getAttribute("href"));
    }
  });
})();
