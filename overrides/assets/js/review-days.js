// The sheets to be reviewed, grouped by the reader's day: a copy that was made a month ago tells what
// is due today. What has no day of its own, the sheets whose basis changed, stays where it is.
(() => {
  "use strict";
  const { all, one } = TailieuDom;
  const { plusDays, todayInVietnam } = TailieuClock;
  const holder = one("[data-reviews]");
  const today = todayInVietnam();
  const near = plusDays(today, Number(holder.dataset.reviews));

  /** @param {string} key */
  const listOf = (key) => one(`[data-group="${key}"] ul`, holder);

  for (const line of all('[data-group]:not([data-group="changed"]) > ul > li', holder)) {
    const due = String(line.dataset.reviewBy);
    // Sheets are in the order of their days, so that those which come are added at the end.
    if (due < today) listOf("overdue").append(line);
    else if (due <= near) listOf("soon").append(line);
  }
  for (const group of all("[data-group]", holder)) {
    const count = all("ul > li", group).length;
    one("h2 span", group).textContent = `(${count})`;
    group.hidden = count === 0;
  }
})();
