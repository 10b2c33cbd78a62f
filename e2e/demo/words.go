package main

// welcome is what a person reads when everything runs.
const welcome = `
  Open   %s   in a browser. You are Ana, an agent; "Act as" at the top makes you someone else.

  Three things to try, in #support-questions:
  1. Paste a rejection:   /tcr Campaign rejected by Twilio: the HELP message does not contain a contact
     Only you see the answer. "Open ticket" keeps the case: watch its card in #tcr-desk, press "Take it", "Update".
  2. Point at a message that holds a rejection, and press "Diagnose rejection".
  3. Look at the team's work:   /tcr list stalled   /tcr show 20   /tcr digest   and the app's Home at the bottom left.

  r and Enter restarts the bot on the same data; Ctrl-C stops everything and leaves nothing behind.
`
