// What the reader's clock makes of a page's dates: a copy on a disk tells the truth about its age.
// Also part of every one-file pack.
(function () {
  "use strict";
  function all(within, selector, act) {
    Array.prototype.forEach.call(within.querySelectorAll(selector), act);
  }
  function meta(name) {
    var tag = document.querySelector('meta[name="tailieu:' + name + '"]');
    return tag && tag.content;
  }
  function plusDays(iso, days) {
    var day = new Date(iso + "T00:00:00Z");
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
  }
  function todayInVietnam() {
    return new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
  }

  // The rules are those of dates.sheet_status; tests/data/status-vectors.json holds both.
  function sheetStatus(today, dates) {
    if (dates.until && today > dates.until) return "het-hieu-luc";
    if (dates.from && today < dates.from) return "chua-hieu-luc";
    if (dates.review_by && today > dates.review_by) return "qua-han";
    if (dates.review_by && today >= plusDays(dates.review_by, -30)) return "sap-den-han";
    return "con-hieu-luc";
  }
  function refreshStatuses(within) {
    if (!meta("statuses")) return;
    var labels = JSON.parse(meta("statuses"));
    var today = todayInVietnam();
    all(within, "[data-dates]", function (badge) {
      var code = sheetStatus(today, JSON.parse(badge.getAttribute("data-dates")));
      badge.setAttribute("data-status", code);
      badge.textContent = labels[code];
    });
    all(within, "[data-last-day]", function (notice) {
      notice.hidden = today <= notice.getAttribute("data-last-day");
    });
  }
  function showAge() {
    var today = todayInVietnam();
    all(document, "[data-age]", function (box) {
      box.hidden = false;
      var last = plusDays(meta("built"), Number(box.getAttribute("data-age")));
      all(box, "[data-old]", function (words) { words.hidden = today <= last; });
    });
  }
  refreshStatuses(document);
  if (!/^https?:$/.test(location.protocol)) showAge();
  window.TailieuClock = {
    sheetStatus: sheetStatus, refreshStatuses: refreshStatuses, showAge: showAge,
    plusDays: plusDays, todayInVietnam: todayInVietnam,
  };
})();
