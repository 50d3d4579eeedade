import { setTransport } from '../../apps/web/src/http/transport.ts'

// The files of a worker share one document, since loading the pages anew for each costs more than most of them take:
// this runs before each file, which so finds what a browser that was just opened shows.
const { body, head, documentElement } = document
head.replaceChildren()
for (const element of [documentElement, head, body])
  for (const name of element.getAttributeNames()) element.removeAttribute(name)
body.replaceChildren()
localStorage.clear()
sessionStorage.clear()
window.history.replaceState(null, '', '/')
setTransport()
