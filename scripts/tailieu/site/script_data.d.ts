// The types of what the build writes for the browser as `window.NAME=…;`.
// Each comes with a script of its own, and is not there where that did not load.
interface Window {}
