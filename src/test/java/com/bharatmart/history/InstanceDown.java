package com.bharatmart.history;

/** The instance has crashed. An error, so that no handler of exceptions takes it for something to go on after. */
final class InstanceDown extends Error {
    InstanceDown() {
        super("the instance has crashed", null, false, false);
    }
}
