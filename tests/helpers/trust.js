/* What a page wears that only the site may give, what of its text no eye sees, and which links and
   buttons of the header lie under something else: each as the path to its element. */
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

  function unseen(node) {
    const holder = node.parentElement;
    const seen = holder.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return node.data.trim() && (!seen || holder.closest("[aria-hidden='true']"));
  }

  function texts(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  function covered(node) {
    const box = node.getBoundingClientRect();
    if (!box.width || !node.checkVisibility()) return false;
    const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !above || !above.closest("header");
  }

  scrollTo(0, 0);
  return {
    worn: Array.from(document.querySelectorAll("body *")).filter(wears).map(path),
    unseen: texts(article)
      .filter(unseen)
      .map((node) => path(node.parentElement)),
    covered: Array.from(document.querySelectorAll("header :is(a, button)"))
      .filter(covered)
      .map(path),
  };
};
