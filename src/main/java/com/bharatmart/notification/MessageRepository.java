package com.bharatmart.notification;

import com.bharatmart.platform.database.SlicedDelete;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code message}: a queue, by the partial index {@code message_due} and the primary key. */
@Repository
class MessageRepository {

    /** A message that was sent or waits is not added again. */
    private static final String ADD = """
            INSERT INTO message (subject_id, kind, part_id, channel)
            SELECT :subject, :kind, :part, channel FROM unnest(:channels::text[]) AS c (channel)
            ON CONFLICT (subject_id, kind, part_id, channel) DO NOTHING""";

    /** A message that waits is not added again; one that was sent is. */
    private static final String ADD_AGAIN = """
            INSERT INTO message AS known (subject_id, kind, part_id, channel) VALUES (:subject, :kind, :part, :channel)
            ON CONFLICT (subject_id, kind, part_id, channel) DO UPDATE
            SET state = 'WAITING', due_at = now(), created_at = now() WHERE known.state <> 'WAITING'""";

    /** Concurrent claims get different messages. Kinds that only a later version knows wait for it. */
    private static final String CLAIM = """
            UPDATE message SET attempts = attempts + 1, due_at = now() + make_interval(secs => :lease)
            WHERE (subject_id, kind, part_id, channel) = (
                SELECT subject_id, kind, part_id, channel FROM message
                WHERE channel = :channel AND state = 'WAITING' AND due_at <= now() AND kind = ANY (:kinds)
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING subject_id, kind, part_id, channel, attempts""";

    private static final String FINISH = """
            UPDATE message SET state = 'SENT'
            WHERE subject_id = :subject AND kind = :kind AND part_id = :part AND channel = :channel
              AND attempts = :attempt AND state = 'WAITING'""";

    private static final String RETRY = """
            UPDATE message SET due_at = now() + make_interval(secs => :delay)
            WHERE subject_id = :subject AND kind = :kind AND part_id = :part AND channel = :channel
              AND attempts = :attempt AND state = 'WAITING'""";

    private static final String GIVE_UP = """
            UPDATE message SET state = 'DROPPED'
            WHERE channel = ? AND state = 'WAITING' AND due_at <= now() AND created_at < now() - make_interval(secs => ?)""";

    /** By {@code message_created_at}. */
    private static final SlicedDelete DELETE_OLD =
            SlicedDelete.from("message", "created_at < now() - make_interval(secs => :seconds) AND state <> 'WAITING'");

    private static final String[] KINDS =
            Arrays.stream(MessageKind.values()).map(Enum::name).toArray(String[]::new);

    private final JdbcClient jdbc;

    MessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a message for each channel, in the transaction of the caller.
     *
     * @param part the parcel of the order; otherwise equal to {@code subject}
     */
    void add(UUID subject, MessageKind kind, UUID part, Set<MessageChannel> channels) {
        jdbc.sql(ADD)
                .param("subject", subject)
                .param("kind", kind.name())
                .param("part", part)
                .param("channels", channels.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    /** Adds a message, also if it was sent before. */
    void addAgain(QueuedMessage message) {
        update(ADD_AGAIN, message).update();
    }

    Optional<Claim> claim(MessageChannel channel, Duration lease) {
        return jdbc.sql(CLAIM)
                .param("channel", channel.name())
                .param("kinds", KINDS)
                .param("lease", lease.toSeconds())
                .query((row, _) -> new Claim(
                        new QueuedMessage(
                                row.getObject(1, UUID.class),
                                MessageKind.valueOf(row.getString(2)),
                                row.getObject(3, UUID.class),
                                MessageChannel.valueOf(row.getString(4))),
                        row.getInt(5)))
                .optional();
    }

    /** Ends a claim. The message is not sent again. */
    void finish(Claim claim) {
        update(FINISH, claim.message()).param("attempt", claim.attempt()).update();
    }

    /** Ends a claim. The message is claimed again after the delay. */
    void retry(Claim claim, Duration delay) {
        update(RETRY, claim.message())
                .param("attempt", claim.attempt())
                .param("delay", delay.toSeconds())
                .update();
    }

    /** Drops the messages that have waited for longer than this. Returns their number. */
    int giveUp(MessageChannel channel, Duration age) {
        return jdbc.sql(GIVE_UP).params(channel.name(), age.toSeconds()).update();
    }

    void deleteOlderThan(Duration age) {
        DELETE_OLD.run(jdbc, Map.of("seconds", age.toSeconds()));
    }

    private JdbcClient.StatementSpec update(String statement, QueuedMessage message) {
        return jdbc.sql(statement)
                .param("subject", message.subject())
                .param("kind", message.kind().name())
                .param("part", message.part())
                .param("channel", message.channel().name());
    }

    /** @param attempt identifies the claim: another instance that claims the message later has a higher number */
    record Claim(QueuedMessage message, int attempt) {}
}
