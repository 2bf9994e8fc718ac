package com.bharatmart.benchmark;

import java.util.List;

/** What shoppers look at. */
record Reads(Database database) {

    /** Each against a route that does nothing. */
    List<Scenario> scenarios(Service service) {
        return List.of(
                scenario("list of 20", service, Paths.list(), 1),
                scenario("list of 20 in a category", service, Paths.listOfCategory(database), 1),
                scenario("tree of categories", service, Paths.categories(), 1),
                scenario("product detail, Zipf", service, Paths.popularDetail(database), 1),
                scenario("product detail, uniform", service, Paths.detail(database), 0.8),
                scenario("search that was asked before", service, Paths.search(database), 1));
    }

    /** Searches that nobody asked before, in few and in many products. */
    static List<Scenario> ofSizes(Database few, Service onFew, Database many, Service onMany) {
        var empty = checked(onMany, Paths.empty());
        var inFew = checked(onFew, Paths.search(few));
        var inMany = checked(onMany, Paths.search(many));
        var name = "search never asked before, %,d products".formatted(many.count("product"));
        return List.of(
                Scenario.ofRate(
                        name,
                        "empty route",
                        seconds -> new Wrk(onMany).get(empty, seconds),
                        seconds -> new Wrk(onMany).search(inMany, seconds),
                        Goal.atLeast(0.25)),
                new Scenario(
                        name + ", p99",
                        "in %,d products".formatted(few.count("product")),
                        seconds -> new Wrk(onFew).search(inFew, seconds),
                        seconds -> new Wrk(onMany).search(inMany, seconds),
                        sample -> sample.p99() == null ? Double.NaN : sample.p99(),
                        Goal.atMost(2)));
    }

    private static Scenario scenario(String name, Service service, Paths paths, double goal) {
        var empty = checked(service, Paths.empty());
        checked(service, paths);
        return Scenario.ofRate(
                name,
                "empty route",
                seconds -> new Wrk(service).get(empty, seconds),
                seconds -> new Wrk(service).get(paths, seconds),
                Goal.atLeast(goal));
    }

    private static Paths checked(Service service, Paths paths) {
        paths.check(service.http());
        return paths;
    }
}
