package com.bharatmart.platform.archive;

import com.bharatmart.platform.metrics.PolledValue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Whether partitions are made in time, and old months archived. */
@Component
class ArchiveMetrics {

    private final List<PolledValue<State>> states;

    ArchiveMetrics(
            List<ArchivedTable> tables,
            MonthPartitionRepository partitions,
            ArchivedMonthRepository archived,
            MeterRegistry registry) {
        this.states = tables.stream()
                .map(table -> register(table.name(), partitions, archived, registry))
                .toList();
    }

    private static PolledValue<State> register(
            String table,
            MonthPartitionRepository partitions,
            ArchivedMonthRepository archived,
            MeterRegistry registry) {
        var state = new PolledValue<>("The partitions of " + table, () -> {
            var current = partitions.currentMonth();
            return new State(
                    partitions.months(table).stream().filter(current::isBefore).count(),
                    partitions.rowsWithoutPartition(table),
                    archived.waitingSeconds(table));
        });
        state.gauge("partition.months.ahead", "Months after the current one that have a partition", State::ahead)
                .tag("table", table)
                .register(registry);
        state.gauge(
                        "partition.default.rows",
                        "Rows that found no partition of their month",
                        State::rowsWithoutPartition)
                .tag("table", table)
                .register(registry);
        state.gauge("archive.waiting", "How long the oldest month has been waiting for the archive", State::waiting)
                .baseUnit("seconds")
                .tag("table", table)
                .register(registry);
        return state;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1S")
    void refresh() {
        states.forEach(PolledValue::refresh);
    }

    private record State(long ahead, long rowsWithoutPartition, long waiting) {}
}
