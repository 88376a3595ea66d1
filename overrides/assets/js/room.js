// Rooms with a door: what lies over a page (search, menu, settings, a source, slides). Each is a
// <dialog>, which the browser shows above everything and whose background it makes inert; this adds
// that Back closes it and that it can be left by a click beside it.
const TailieuRoom = (() => {
  "use strict";
  const { all } = TailieuDom;

  /** Open rooms, the topmost last. @type {HTMLDialogElement[]} */
  const rooms = [];
  /** To what a room that was just left gave the focus back. @type {Element?} */
  let entrance = null;

  /** @param {HTMLDialogElement} room */
  function open(room) {
    if (rooms.includes(room)) return;
    // What Back leaves: the same page, with the room.
    history.pushState({ room: true }, "");
    rooms.push(room);
    document.documentElement.classList.add("tl-in-room");
    // A browser without modal dialogs shows it above the page all the same.
    if (room.showModal) room.showModal();
    else room.setAttribute("open", "");
  }

  /** @param {HTMLDialogElement} room that is open @returns {boolean} */
  function shut(room) {
    const at = rooms.indexOf(room);
    if (at < 0) return false;
    rooms.splice(at, 1);
    if (!rooms.length) document.documentElement.classList.remove("tl-in-room");
    if (room.close) room.close();
    else {
      room.removeAttribute("open");
      room.dispatchEvent(new Event("close"));
    }
    entrance = document.activeElement;
    return true;
  }

  /**
   * Closes a room; it then fires `close`. The browser gives the focus back to where it was.
   * @param {HTMLDialogElement} room
   */
  function close(room) {
    if (shut(room)) history.back();
  }

  window.addEventListener("popstate", () => {
    const room = rooms[rooms.length - 1];
    if (room) shut(room);
    // Back or Forward to where a room was open that is not: nothing stands here to be left.
    if (!rooms.length && isInRoom()) history.replaceState(null, "");
    // At an address with a place, browsers go to the place anew, and take the focus there.
    const to = entrance;
    entrance = null;
    requestAnimationFrame(() => {
      const isLost = document.activeElement === document.body;
      if (isLost && to instanceof HTMLElement) to.focus({ preventScroll: true });
    });
  });
  function isInRoom() {
    return Boolean(history.state && history.state.room);
  }

  // A page that was reloaded with a room open.
  if (isInRoom()) history.back();

  /** @param {Event} event */
  function roomOf({ target }) {
    return target instanceof HTMLDialogElement && target.matches(".tl-room") ? target : null;
  }

  // These events do not bubble. By a second Esc browsers close a room without asking.
  for (const name of ["cancel", "close"]) {
    document.addEventListener(
      name,
      (event) => {
        const room = roomOf(event);
        if (!room) return;
        if (name === "cancel") event.preventDefault();
        close(room);
      },
      true,
    );
  }

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const beside = roomOf(event);
    if (beside) close(beside);
    const button = /** @type {HTMLElement?} */ (event.target.closest("[data-room]"));
    if (button) enter(button);
    const room = /** @type {HTMLDialogElement?} */ (event.target.closest("dialog.tl-room"));
    if (!room) return;
    if (event.target.closest("[data-room-close]")) close(room);
    const link = /** @type {HTMLAnchorElement?} */ (event.target.closest("a[href]"));
    if (link && !event.defaultPrevented) leave(event, link, room);
  });

  /** @param {HTMLElement} button that names its room */
  function enter(button) {
    const room = document.getElementById(String(button.dataset.room));
    if (!(room instanceof HTMLDialogElement)) return;
    open(room);
    button.setAttribute("aria-expanded", "true");
    room.addEventListener("close", () => button.setAttribute("aria-expanded", "false"), {
      once: true,
    });
  }

  /**
   * Follows a link in place of the room, so that Back leads to the page without it.
   * @param {MouseEvent} event
   * @param {HTMLAnchorElement} link
   * @param {HTMLDialogElement} room
   */
  function leave(event, link, room) {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (elsewhere || link.target || link.hasAttribute("download")) return;
    if (!/^(https?|file):$/.test(link.protocol)) return;
    event.preventDefault();
    shut(room);
    location.replace(link.href);
  }

  for (const button of all("[data-room]")) button.setAttribute("aria-haspopup", "dialog");
  return { open, close };
})();
