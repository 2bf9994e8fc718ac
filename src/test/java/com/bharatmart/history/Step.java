package com.bharatmart.history;

/**
 * A step of a history.
 *
 * @param name what is done, and with which order
 * @param byInstance whether an instance does it, which can crash in the middle; otherwise the world outside does it
 */
record Step(String name, boolean byInstance, Work work) {

    @FunctionalInterface
    interface Work {
        /** Returns what came of it, in few words. */
        String run(SimulatedInstance instance);
    }

    static Step byInstance(String name, Work work) {
        return new Step(name, true, work);
    }

    static Step outside(String name, java.util.function.Supplier<String> work) {
        return new Step(name, false, _ -> work.get());
    }
}
