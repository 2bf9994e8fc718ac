package com.bharatmart.history;

import com.bharatmart.history.Execution.Disturbance;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs one history: its steps, each of which may be disturbed or have another one at the same time, and then its end. */
final class HistoryRunner {

    private static final int MIN_STEPS = 3;
    private static final int MAX_STEPS = 15;
    private static final int CRASH_PERCENT = 12;
    private static final int MAX_POINT = 60;
    private static final int FAULT_PERCENT = 12;
    private static final int MAX_CALL = 3;
    private static final int LATE_PERCENT = 10;
    private static final int RACE_PERCENT = 25;
    private static final int MAX_SCARCE = 4;

    private final HistoryShop shop;
    private final History history;
    private final HistorySteps steps;

    private HistoryRunner(HistoryShop shop, History history) {
        this.shop = shop;
        this.history = history;
        this.steps = new HistorySteps(shop, history);
    }

    /** Runs the history of this seed. */
    static History run(HistoryShop shop, long seed, HistoryCounts counts) {
        var history = new History(seed, counts);
        try {
            new HistoryRunner(shop, history).run();
        } catch (RuntimeException e) {
            history.violation("the history failed: " + e);
            history.log(trace(e));
        }
        return history;
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void run() {
        shop.restock(history.random().nextInt(MAX_SCARCE + 1));
        shop.razorpay().gateway().captureAutomatically(history.chance(50));
        shop.razorpay().gateway().refundOutcome("processed");
        var audit = HistoryAudit.begin(shop, history);
        var number = MIN_STEPS + history.random().nextInt(MAX_STEPS - MIN_STEPS + 1);
        for (var i = 0; i < number; i++) {
            if (history.chance(RACE_PERCENT) && !history.orders().isEmpty()) {
                race();
            } else {
                one(steps.next());
            }
        }
        new HistoryEnd(shop, history, steps, audit).run();
        history.count("histories");
        shop.database().cleanUp();
    }

    private void one(Step step) {
        history.count("steps");
        if (!step.byInstance()) {
            history.log("%s %s"
                    .formatted(step.name(), step.work().run(shop.instances().getFirst())));
            return;
        }
        var instance = history.pick(shop.instances());
        var planned = new PlannedStep(step, instance, disturbance());
        planned.execution().run(planned::run);
        report(planned);
    }

    /** Two instances, and sometimes the world outside, do something at the same moment. */
    private void race() {
        var planned = new ArrayList<PlannedStep>();
        for (var instance : shop.instances()) {
            planned.add(new PlannedStep(instanceStep(), instance, disturbance()));
        }
        var third = steps.next();
        if (!third.byInstance()) {
            planned.add(new PlannedStep(third, shop.instances().getFirst(), Disturbance.NONE));
        }
        var waits = new Interleaving(history.random(), shop.database().monitor())
                .run(planned.stream()
                        .map(one -> new Interleaving.Participant(one.execution(), one::run))
                        .toList());
        history.count("steps", planned.size());
        history.count("races");
        history.count("waits for locks", waits);
        history.log("at once:");
        planned.forEach(this::report);
    }

    private Step instanceStep() {
        for (var step = steps.next(); ; step = steps.next()) {
            if (step.byInstance()) {
                return step;
            }
        }
    }

    private void report(PlannedStep planned) {
        history.countIf(planned.execution().isDown(), "crashes");
        history.countIf(planned.execution().wasFaulty(), "faults of the gateway");
        history.log(planned.toString());
    }

    private Disturbance disturbance() {
        var faults = history.chance(50)
                ? List.of(GatewayFault.UNAVAILABLE, GatewayFault.ANSWER_LOST)
                : List.of(GatewayFault.values());
        return new Disturbance(
                history.chance(CRASH_PERCENT) ? 1 + history.random().nextInt(MAX_POINT) : 0,
                history.chance(FAULT_PERCENT) ? 1 + history.random().nextInt(MAX_CALL) : 0,
                history.pick(faults),
                history.chance(LATE_PERCENT));
    }

    /** A step on an instance. */
    private static final class PlannedStep {
        private final Step step;
        private final SimulatedInstance instance;
        private final Disturbance disturbance;
        private final Execution execution;
        private String outcome = "no answer";

        PlannedStep(Step step, SimulatedInstance instance, Disturbance disturbance) {
            this.step = step;
            this.instance = instance;
            this.disturbance = disturbance;
            this.execution = new Execution(disturbance);
        }

        Execution execution() {
            return execution;
        }

        void run() {
            outcome = step.work().run(instance);
        }

        @Override
        public String toString() {
            return Map.of(true, instance + " ", false, "").get(step.byInstance())
                    + step.name()
                    + disturbance
                    + " → "
                    + outcome
                    + (execution.isDown() ? ", then down" : "");
        }
    }
}
