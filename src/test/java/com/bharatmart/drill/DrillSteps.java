package com.bharatmart.drill;

/** The steps of a drill. */
@FunctionalInterface
interface DrillSteps<T> {
    void run(T drill) throws Exception;
}
