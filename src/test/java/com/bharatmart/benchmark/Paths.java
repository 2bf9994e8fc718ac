package com.bharatmart.benchmark;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.testing.Http;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Paths to ask for, and what a right answer is. */
record Paths(List<String> paths, Path file, BiPredicate<String, Http.Response> right) {

    private static final int PRODUCTS = 10_000;
    private static final int SEARCHES = 2_000;
    private static final int POPULAR_REQUESTS = 100_000;
    private static final int LOOKS = 50;
    /** Between a path and the session that asks for it; paths.lua knows it. */
    private static final String TOKEN = "\t";

    private static final String LIST = "/api/v1/products?limit=20";

    private static final String CATEGORIES = """
            SELECT c.slug FROM category c JOIN product p ON c.id = ANY (p.category_ids) WHERE p.published
            GROUP BY c.slug HAVING count(*) >= 20""";

    /** Words that a search leaves out, and the one that every title of the generated catalogue has. */
    private static final Set<String> STOP = Set.of("and", "for", "from", "the", "with", "all", "its", "product");

    static Paths empty() {
        return of("empty", List.of(EmptyEndpoint.PATH), (_, answer) -> answer.status() == 204);
    }

    static Paths list() {
        return of("list", List.of(LIST), (_, answer) -> isList(answer, 20));
    }

    static Paths listOfCategory(Database database) {
        var slugs = database.jdbc().sql(CATEGORIES).query(String.class).list();
        return of(
                "category",
                slugs.stream().map(slug -> LIST + "&category=" + slug).toList(),
                (_, answer) -> isList(answer, 20));
    }

    static Paths categories() {
        return of("categories", List.of("/api/v1/categories"), (_, answer) -> isList(answer, 1));
    }

    /** Each product as often as any other. */
    static Paths detail(Database database) {
        return of("detail", products(database), Paths::isProduct);
    }

    /** The second product half as often as the first, the third a third as often (Zipf's law with s = 1). */
    static Paths popularDetail(Database database) {
        var products = products(database);
        var upTo = new double[products.size()];
        var sum = 0.0;
        for (var rank = 1; rank <= upTo.length; rank++) {
            sum += 1.0 / rank;
            upTo[rank - 1] = sum;
        }
        var all = sum;
        var random = new Random(1);
        var requests = Stream.generate(() -> Arrays.binarySearch(upTo, random.nextDouble() * all))
                .limit(POPULAR_REQUESTS)
                .map(found -> products.get(found < 0 ? -found - 1 : found))
                .toList();
        return of("popular-detail", requests, Paths::isProduct);
    }

    /** One word or two out of the name of a product. */
    static Paths search(Database database) {
        var random = new Random(1);
        var paths = new ArrayList<String>();
        for (var title : random(database, "title", SEARCHES)) {
            var words = List.of(title.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
                    .filter(word -> word.length() > 2 && word.matches(".*\\p{L}.*") && !STOP.contains(word))
                    .toList();
            if (!words.isEmpty()) {
                var from = random.nextInt(words.size());
                var to = Math.min(words.size(), from + 1 + random.nextInt(2));
                var query = URLEncoder.encode(String.join(" ", words.subList(from, to)), StandardCharsets.UTF_8);
                paths.add(LIST + "&q=" + query);
            }
        }
        return of("search-" + database.name(), paths, (_, answer) -> isList(answer, 1));
    }

    /** The orders of each of these customers, with their sessions. */
    static Paths orders(String shop, List<SignedInClient> customers, int atLeast) {
        return signedIn("orders-" + shop, List.of("/api/v1/orders?limit=" + atLeast), customers, atLeast);
    }

    /** What staff look for all day: the newest orders, those to pack, those of a customer. */
    static Paths staffOrders(String shop, SignedInClient staff, List<String> emails, int atLeast) {
        var list = "/api/v1/admin/orders?limit=" + atLeast;
        var paths = new ArrayList<>(List.of(list, list + "&status=CONFIRMED", list + "&status=DELIVERED"));
        emails.forEach(email -> paths.add(list + "&email=" + email));
        return signedIn("staff-orders-" + shop, paths, List.of(staff), atLeast);
    }

    private static Paths signedIn(String name, List<String> paths, List<SignedInClient> clients, int atLeast) {
        var requests = clients.stream()
                .flatMap(client -> paths.stream().map(path -> path + TOKEN + client.token()))
                .toList();
        return of(name, requests, (_, answer) -> isList(answer, atLeast));
    }

    /** Fails if one of the first answers is wrong: wrk sees no more of them than their status. */
    void check(Http http) {
        for (var path : paths.subList(0, Math.min(LOOKS, paths.size()))) {
            var end = path.indexOf(TOKEN);
            var answer = end < 0
                    ? http.get(path)
                    : http.get(path.substring(0, end), "X-Auth-Token", path.substring(end + TOKEN.length()));
            if (!right.test(path, answer)) {
                throw new BenchmarkFailed(
                        "wrong answer to GET %s: %d %s".formatted(path, answer.status(), answer.text()));
            }
        }
    }

    private static Paths of(String name, List<String> paths, BiPredicate<String, Http.Response> right) {
        if (paths.isEmpty()) {
            throw new BenchmarkFailed("the catalogue has nothing to ask for in " + name);
        }
        return new Paths(paths, Folder.write(name + ".txt", String.join("\n", paths) + "\n"), right);
    }

    private static boolean isList(Http.Response answer, int atLeast) {
        return answer.status() == 200 && answer.json().get("data").size() >= atLeast;
    }

    private static boolean isProduct(String path, Http.Response answer) {
        return answer.status() == 200
                && path.endsWith("/" + answer.json().get("slug").asString());
    }

    private static List<String> products(Database database) {
        return random(database, "slug", PRODUCTS).stream()
                .map(slug -> "/api/v1/products/" + slug)
                .toList();
    }

    /** Always the same ones of the same catalogue. */
    private static List<String> random(Database database, String column, int max) {
        return database.jdbc()
                .sql("SELECT %s FROM product WHERE published ORDER BY md5(slug) LIMIT %d".formatted(column, max))
                .query(String.class)
                .list();
    }
}
