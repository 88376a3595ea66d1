// What the reader's clock makes of a page: its badges, its notices and its age. A copy on a disk
// tells the truth about itself. Also part of every one-file pack.
const TailieuBadges = (() => {
  "use strict";
  const { all } = TailieuDom;

  /** @param {string} name */
  function meta(name) {
    const tag = document.querySelector(`meta[name="tailieu:${name}"]`);
    return (tag && tag.getAttribute("content")) || "";
  }

  /**
   * Gives every badge within the status of today, and every amount; a notice shows once its day is
   * past, and what has a season in the months of it.
   * @param {ParentNode} within
   */
  function refresh(within) {
    const statuses = meta("statuses");
    if (!statuses) return;
    /** @type {Record<string, string>} */
    const labels = JSON.parse(statuses);
    const today = TailieuClock.todayInVietnam();
    for (const badge of all("[data-dates]", within)) {
      const status = TailieuClock.statusOn(today, JSON.parse(badge.dataset.dates || "{}"));
      badge.dataset.status = status;
      badge.textContent = labels[status];
      const more = badge.nextElementSibling;
      if (more instanceof HTMLElement && more.matches("[data-still]")) {
        more.hidden = status !== "chua-doi-chieu";
      }
    }
    for (const amount of all("[data-when]", within)) {
      amount.dataset.when = TailieuClock.statusOn(today, { ...amount.dataset, checked: true });
    }
    for (const seasonal of all("[data-season]", within)) {
      seasonal.hidden = !String(seasonal.dataset.season).split(" ").includes(today.split("-")[1]);
    }
    for (const notice of all("[data-last-day]", within)) {
      notice.hidden = today <= String(notice.dataset.lastDay);
    }
  }

  /** Tells of which day this copy is, and that it may be out of date where it is old. */
  function showAge() {
    const today = TailieuClock.todayInVietnam();
    document.documentElement.dataset.copy = "";
    for (const box of all("[data-age]")) {
      const last = TailieuClock.plusDays(meta("built"), Number(box.dataset.age));
      box.hidden = false;
      for (const words of all("[data-old]", box)) words.hidden = today <= last;
    }
  }

  refresh(document);
  if (!/^https?:$/.test(location.protocol)) showAge();
  return { refresh, showAge };
})();
