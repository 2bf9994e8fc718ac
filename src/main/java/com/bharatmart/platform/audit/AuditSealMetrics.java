package com.bharatmart.platform.audit;

import com.bharatmart.platform.metrics.PolledValue;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How far the audit log is sealed. Prometheus keeps the number out of reach of the owner of the tables. */
@Component
class AuditSealMetrics {

    private final AuditSealHead head;
    private final AuditRowRepository rows;
    private final AuditSealSigner signer;
    private final PolledValue<State> state;

    AuditSealMetrics(AuditSealHead head, AuditRowRepository rows, AuditSealSigner signer, MeterRegistry registry) {
        this.head = head;
        this.rows = rows;
        this.signer = signer;
        this.state = new PolledValue<>("How far the audit log is sealed", this::read);
        state.gauge("audit.seal.number", "Number of the newest seal; it never decreases", State::number)
                .register(registry);
        state.gauge("audit.unsealed.age", "Age of the oldest row without a seal", State::unsealedAge)
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        state.refresh();
    }

    private State read() {
        var last = head.refresh();
        var number = last.map(AuditSeal::number).orElse(0L);
        return new State(number, signer.keyId() == null ? null : rows.unsealedSeconds(last));
    }

    /** @param unsealedSeconds null without a key */
    private record State(long number, @Nullable Long unsealedSeconds) {

        double unsealedAge() {
            return unsealedSeconds == null ? Double.NaN : unsealedSeconds;
        }
    }
}
