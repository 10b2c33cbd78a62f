// Starts the demo and tells when it is ready; restarts its bot; stops it.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export class Demo {
  #child;
  #lines = [];
  #waiting = [];

  constructor() {
    this.#child = spawn("make", ["--silent", "demo"], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#heard(line));
    this.#child.on("exit", () => this.#heard(null));
  }

  #heard(line) {
    this.#lines.push(line);
    this.#waiting = this.#waiting.filter((wake) => !wake());
  }

  /** Waits for a line that matches, from the given one on. */
  #line(pattern, from = 0) {
    return new Promise((resolve, reject) => {
      const look = () => {
        const heard = this.#lines.slice(from);
        const found = heard.map((line) => line?.match(pattern)).find(Boolean);
        if (found) resolve(found);
        else if (heard.includes(null)) reject(new Error("the demo ended:\n" + this.#lines.join("\n")));
        return Boolean(found) || heard.includes(null);
      };
      if (!look()) this.#waiting.push(look);
    });
  }

  async address() {
    return (await this.#line(/Open\s+(http:\S+)/))[1];
  }

  async restart() {
    const from = this.#lines.length;
    this.#child.stdin.write("r\n");
    await this.#line(/Same data/, from);
  }

  /** make ends at once when it is told to; the demo holds the pipe until it has cleaned up. */
  async stop() {
    if (!this.#child.stdout.readableEnded) {
      const closed = new Promise((resolve) => this.#child.stdout.once("close", resolve));
      this.#child.kill("SIGTERM");
      await closed;
    }
  }
}
