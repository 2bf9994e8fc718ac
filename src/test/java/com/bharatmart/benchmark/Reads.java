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
                scenario("search", service, Paths.search(database), 0.3),
                scenario("search that was asked before", service, Paths.repeatedSearch(database), 1));
    }

    /** The same search in few and in many products, by the time that 99 of 100 take at most. */
    static Scenario ofSizes(Database few, Service onFew, Database many, Service onMany) {
        var inFew = checked(onFew, Paths.search(few));
        var inMany = checked(onMany, Paths.search(many));
        return new Scenario(
                "search in %,d products, p99".formatted(many.count("product")),
                "in %,d products".formatted(few.count("product")),
                seconds -> new Wrk(onFew).get(inFew, seconds),
                seconds -> new Wrk(onMany).get(inMany, seconds),
                sample -> sample.p99() == null ? Double.NaN : sample.p99(),
                Goal.atMost(2));
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
