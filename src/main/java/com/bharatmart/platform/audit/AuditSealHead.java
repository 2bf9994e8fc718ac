package com.bharatmart.platform.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The newest seal that this instance has seen. The chain of seals cannot prove its own end: an owner who removes the last
 * seals with their rows leaves a shorter chain that is genuine. The memory of the instances is out of the owner's reach.
 */
@Component
class AuditSealHead {

    private final AuditSealRepository repository;
    private @Nullable AuditSeal seen;

    AuditSealHead(AuditSealRepository repository) {
        this.repository = repository;
    }

    /** The newest seal. Remembers it, unless the one that was seen before is missing. */
    synchronized Optional<AuditSeal> refresh() {
        var last = repository.last();
        if (findMissing().isEmpty()) {
            last.ifPresent(seal -> seen = seal);
        }
        return last;
    }

    /** The seal that this instance has seen, if the database does not have it any more. */
    synchronized Optional<AuditSeal> findMissing() {
        return Optional.ofNullable(seen).filter(seal -> !repository.has(seal.number(), seal.mac()));
    }
}
