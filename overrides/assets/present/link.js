// Keeps the window before the hall and the speaker's in step: by a channel that all windows of this
// page hear, and from window to window where there is none. What is said may come twice.
/**
 * Room for slides, and the height of the whole screen, which the sizes of type follow, in CSS pixels.
 * @typedef {{ width: number, height: number, screen: number }} SlideSize
 * @typedef {{ heading: string, paragraphs: SlideWord[][] }} SpeakerNote
 * What is shown: `notes` by talk, `minutes` planned (0 if not known), `size` of the hall's screen;
 * not whole while more screens come.
 * @typedef {{ title: string, minutes: number, screens: Slide[], notes: SpeakerNote[][], size: SlideSize,
 *   isWhole: boolean }} SlideDeck
 * `started` is in milliseconds as Date.now() gives them.
 * @typedef {{ deck?: SlideDeck, at?: number, black?: boolean, started?: number, ended?: true,
 *   hello?: true }} Said
 */

const TailieuLink = (() => {
  "use strict";

  /**
   * @param {"hall" | "speaker"} own
   * @param {(said: Said) => void} hear what the other says
   */
  function open(own, hear) {
    /** @type {Window?} */
    let other = window.opener;
    const channel =
      typeof BroadcastChannel === "function"
        ? new BroadcastChannel(`tailieu-noi:${location.pathname}`)
        : null;
    /** @param {MessageEvent} event */
    const heard = ({ data }) => {
      const isOurs = data && (data.from === "hall" || data.from === "speaker");
      if (isOurs && data.page === location.pathname && data.from !== own) hear(data);
    };
    // Any window may write to this one: only the other one is heard, and only if it is of this site.
    // Pages on a disk have no origin; a page of the web cannot open one.
    /** @param {MessageEvent} event */
    const heardFromWindow = (event) => {
      const isOfSite = event.origin === location.origin || location.protocol === "file:";
      if (event.source && event.source === other && isOfSite) heard(event);
    };
    if (channel) channel.onmessage = heard;
    window.addEventListener("message", heardFromWindow);
    return {
      /** @param {Window?} opened */
      to(opened) {
        other = opened || other;
      },
      /** @param {Said} said */
      say(said) {
        const message = { ...said, from: own, page: location.pathname };
        if (channel) channel.postMessage(message);
        const whom = location.protocol === "file:" ? "*" : location.origin;
        if (other && !other.closed) other.postMessage(message, whom);
      },
      close() {
        if (channel) channel.close();
        window.removeEventListener("message", heardFromWindow);
      },
    };
  }

  return { open };
})();
