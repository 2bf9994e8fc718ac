package com.bharatmart.drill;

import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Records events beside the requests; times are those of {@link System#nanoTime}. */
final class Timeline {

    private final long start = System.nanoTime();
    private final Queue<Mark> marks = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Look> looks = new ConcurrentLinkedQueue<>();
    private final Queue<Stolen> stolen = new ConcurrentLinkedQueue<>();

    long start() {
        return start;
    }

    void mark(String what) {
        marks.add(new Mark(System.nanoTime(), what));
    }

    Fault fault(String what) {
        mark(what);
        var fault = new Fault(System.nanoTime());
        faults.add(fault);
        return fault;
    }

    /** Records the state of the instances in the balancer. */
    void look(long at, SortedMap<String, String> states) {
        looks.add(new Look(at, states));
    }

    /** Records the stolen processor time of a period. */
    void stolen(Stolen part) {
        stolen.add(part);
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    List<Look> looks() {
        return List.copyOf(looks);
    }

    List<Stolen> stolen() {
        return List.copyOf(stolen);
    }

    record Mark(long at, String what) {}

    record Look(long at, SortedMap<String, String> states) {}

    /** @param share 0 to 1 */
    record Stolen(long from, long to, double share) {}

    /** A period in which something is broken. */
    static final class Fault {
        private final long from;
        private volatile @Nullable Long to;

        private Fault(long from) {
            this.from = from;
        }

        /** Ends the period. */
        void end() {
            to = System.nanoTime();
        }

        long from() {
            return from;
        }

        /** The end of the period, or now if it has not ended. */
        long to() {
            var end = to;
            return end == null ? System.nanoTime() : end;
        }
    }
}
