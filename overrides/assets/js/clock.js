// What dates make of a page by the reader's clock: for badges, lists, the search and the form alike.
// The table of cases is that of scripts/tailieu/content/dates.py; tests/data/status-vectors.json
// holds both to the same answers.

/**
 * The dates that decide a page's status, each as "2026-01-31", or null or left out.
 * @typedef {object} StatusDates
 * @property {string?} [from] the first day in force
 * @property {string?} [until] the last day in force
 * @property {string?} [review_by] the day by which the page is to be reviewed
 * @property {boolean} [checked] whether a person has checked that it still is in force
 */

const TailieuClock = (() => {
  "use strict";

  /** From how many days before `review_by` on a page says that its review is near. */
  const REVIEW_NOTICE_DAYS = 14;
  const HOUR = 60 * 60 * 1000;
  const DAY = 24 * HOUR;
  /** By how many hours Viet Nam is ahead of UTC, all year. */
  const HOURS_AHEAD = 7;

  /** @param {number} time in milliseconds since 1970, UTC */
  function isoDay(time) {
    return new Date(time).toISOString().split("T")[0];
  }

  /** Today in Viet Nam, as "2026-01-31". */
  function todayInVietnam() {
    return isoDay(Date.now() + HOURS_AHEAD * HOUR);
  }

  /**
   * The day so many days after another; before it where the number is negative.
   * @param {string} day
   * @param {number} days
   */
  function plusDays(day, days) {
    return isoDay(Date.parse(day) + days * DAY);
  }

  /**
   * The status of a sheet or a document on a day, as far as its dates decide it: a key of
   * terms.STATUSES. What people decided (replaced, archived, withdrawn) comes before it.
   * @param {string} day
   * @param {StatusDates} dates
   */
  function statusOn(day, { from, until, review_by, checked }) {
    if (until && day > until) return "het-hieu-luc";
    if (from && day < from) return "chua-hieu-luc";
    if (review_by && day > review_by) return "qua-han";
    if (review_by && day >= plusDays(review_by, -REVIEW_NOTICE_DAYS)) return "sap-den-han";
    return checked ? "con-hieu-luc" : "chua-doi-chieu";
  }

  /**
   * A day or a month as scripts/tailieu/content/dates.py writes it: 31/01/2026, 05/8/2026, 08/2026;
   * in English as it is.
   * @param {string} iso
   * @param {string} lang
   */
  function shown(iso, lang) {
    if (lang === "en") return iso;
    const [year, month, day] = iso.split("-");
    if (!day) return `${month}/${year}`;
    return `${day}/${month.replace(/^0(?=[3-9])/, "")}/${year}`;
  }

  return { statusOn, plusDays, todayInVietnam, shown };
})();
