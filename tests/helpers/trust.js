/* What a page wears that only the site may give, what of its text no eye sees or is too small to be
   read, which links, buttons and badges of the site lie under something else, and whether the page
   is wider than the window: each as the path to its element. */
() => {
  const article = document.querySelector("article");

  function wears(node) {
    const names = Array.from(node.attributes, (attribute) => attribute.name);
    return (
      /(^|\s)(tl|md)-/.test(node.getAttribute("class") || "") ||
      names.some((name) => /^(data-|aria-|on)|^(role|hidden|style)$/.test(name)) ||
      /^(fn|tl-|phieu-|__)|^(noi-dung|nguon|toan-van)$|^(muc|dieu|doan|y|so-lieu)-\d/.test(node.id)
    );
  }

  function named(node) {
    const classes = Array.from(node.classList).filter((name) => /^(tl|md)-/.test(name));
    const id = node.id ? `#${node.id}` : "";
    return node.tagName.toLowerCase() + id + classes.map((name) => `.${name}`).join("");
  }

  function path(node) {
    const names = [];
    for (; node && node !== document.body; node = node.parentElement) names.unshift(named(node));
    return names.join(" > ");
  }

  function clipped(node) {
    for (; node && node !== article; node = node.parentElement) {
      if (getComputedStyle(node).clipPath === "inset(50%)") return true;
    }
    return false;
  }

  function unseen(node) {
    const holder = node.parentElement;
    const seen = holder.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return node.data.trim() && (!seen || clipped(holder) || holder.closest("[aria-hidden='true']"));
  }

  function texts(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  const OWN = "header :is(a, button), .tl-strip .tl-badge, .tl-sources .tl-badge";

  /* Below the bars that stay where they are, whatever is scrolled. */
  function covered(node) {
    if (!node.closest("header")) node.scrollIntoView({ block: "center" });
    const box = node.getBoundingClientRect();
    if (!box.width || !node.checkVisibility()) return false;
    const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !above || !(node.closest("header") || node).contains(above);
  }

  /* The theme draws an arrow in place of the one that leads back from an author's note. */
  function tiny(node) {
    const holder = node.parentElement;
    const isArrow = holder.matches(".footnote li > p > .footnote-backref");
    return node.data.trim() && !isArrow && parseFloat(getComputedStyle(holder).fontSize) < 9;
  }

  const root = document.scrollingElement;
  scrollTo(0, 0);
  return {
    worn: Array.from(document.querySelectorAll("body *")).filter(wears).map(path),
    unseen: texts(article)
      .filter(unseen)
      .map((node) => path(node.parentElement)),
    tiny: texts(article)
      .filter((node) => tiny(node) && !unseen(node))
      .map((node) => path(node.parentElement)),
    wide: root.scrollWidth > innerWidth ? ["html"] : [],
    covered: Array.from(document.querySelectorAll(OWN)).filter(covered).map(path),
  };
};
