import { defineConfig } from "@playwright/test";

// SHOP is the address of a local run, CHROMIUM the browser, if it is not Playwright's own.
const executablePath = process.env.CHROMIUM;

export default defineConfig({
  testDir: "e2e",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: "http://localhost:4173",
    viewport: { width: 1200, height: 900 },
    launchOptions: { ...(executablePath && { executablePath }), args: ["--no-sandbox"] },
  },
  webServer: { command: "npm run preview -- --port 4173 --strictPort", url: "http://localhost:4173", reuseExistingServer: false },
});
