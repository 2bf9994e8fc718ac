import { defineConfig } from "vite";

// The shop's API; the storefront and the API have one origin, as behind a load balancer.
const shop = process.env.SHOP ?? "http://localhost:8080";
const target = { target: shop, changeOrigin: false };
const proxy = { "/api": target, "/media": target, "/local": target };

export default defineConfig({ server: { proxy }, preview: { proxy } });
