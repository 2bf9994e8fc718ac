package com.bharatmart.platform.audit;

import com.bharatmart.platform.integrity.IntegrityCheck;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of the audit log are those that were sealed, and no seal is missing. */
@Component
class AuditLogIntegrityCheck implements IntegrityCheck {

    private final AuditSealRepository seals;
    private final AuditRowRepository rows;
    private final AuditSealSigner signer;
    private final AuditSealHead head;
    private final AuditSealProperties properties;
    private final Clock clock;

    AuditLogIntegrityCheck(
            AuditSealRepository seals,
            AuditRowRepository rows,
            AuditSealSigner signer,
            AuditSealHead head,
            AuditSealProperties properties,
            Clock clock) {
        this.seals = seals;
        this.rows = rows;
        this.signer = signer;
        this.head = head;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "audit-log";
    }

    @Override
    public Slice check(@Nullable String after, int size) {
        var previous = after == null ? null : PreviousSeal.parse(after);
        var page = seals.page(previous == null ? 0 : previous.number(), size);
        if (page.isEmpty()) {
            return new Slice(missingHead(), null);
        }
        var present = rows.ofSeals(page.getFirst().number(), page.getLast().number());
        var firstKept = AuditSealJob.firstKeptMonth(properties, clock);
        var violations = new ArrayList<Violation>();
        for (var seal : page) {
            var details = Stream.concat(
                            missing(previous, seal, firstKept),
                            changed(previous, seal, present.getOrDefault(seal.number(), List.of()), firstKept))
                    .collect(Collectors.joining("; "));
            if (!details.isEmpty() && !properties.accepted().contains(seal.number())) {
                violations.add(violation(seal.number(), details));
            }
            previous = PreviousSeal.of(seal);
        }
        return new Slice(violations, PreviousSeal.of(page.getLast()).toString());
    }

    /** Seals are numbered without gaps. Those of months that are not kept have been deleted, except for the last one. */
    private static Stream<String> missing(@Nullable PreviousSeal previous, AuditSeal seal, LocalDate firstKept) {
        if (previous == null) {
            var isFirst = seal.number() == 1 || seal.content().month().isBefore(firstKept);
            return isFirst ? Stream.of() : Stream.of("the seals before this one were removed");
        }
        var expected = previous.number() + 1;
        return seal.number() == expected
                ? Stream.of()
                : Stream.of("the seals from %d on, before this one, were removed".formatted(expected));
    }

    private Stream<String> changed(
            @Nullable PreviousSeal previous, AuditSeal seal, List<AuditSeal.Row> rows, LocalDate firstKept) {
        var content = seal.content();
        if (!signer.hasKey(content.keyId())) {
            return Stream.of("the seal was changed, or is of the key " + content.keyId() + ", which is not configured");
        }
        if (!signer.isGenuine(seal)) {
            return Stream.of("the seal was changed");
        }
        if (previous != null && !previous.isBefore(seal)) {
            return Stream.of("the seal before this one was replaced");
        }
        var difference = signer.difference(seal, rows);
        return content.month().isBefore(firstKept) || difference.isEmpty()
                ? Stream.of()
                : Stream.of("rows " + difference);
    }

    private List<Violation> missingHead() {
        return head.findMissing().stream()
                .map(seal -> violation(
                        seal.number(),
                        "an instance has seen the seal %s, which was removed with all after it".formatted(seal.hex())))
                .toList();
    }

    private static Violation violation(long number, String detail) {
        return new Violation("seal " + number, detail);
    }

    /** What the next seal refers to. */
    private record PreviousSeal(long number, String mac) {

        static PreviousSeal of(AuditSeal seal) {
            return new PreviousSeal(seal.number(), seal.hex());
        }

        static PreviousSeal parse(String text) {
            var parts = text.split(":", 2);
            return new PreviousSeal(Long.parseLong(parts[0]), parts[1]);
        }

        /** Another seal may have been removed between the two. */
        boolean isBefore(AuditSeal seal) {
            var named = seal.content().previous();
            return seal.number() != number + 1
                    || (named != null && HexFormat.of().formatHex(named).equals(mac));
        }

        @Override
        public String toString() {
            return number + ":" + mac;
        }
    }
}
