import { defineConfig } from "vite";

// The shop's API; the storefront and the API have one origin, as behind a load balancer.
const shop = process.env.SHOP ?? "http://localhost:8080";
const proxy = { "/api": shop, "/media": shop, "/local": shop };

export default defineConfig({ server: { proxy }, preview: { proxy } });
