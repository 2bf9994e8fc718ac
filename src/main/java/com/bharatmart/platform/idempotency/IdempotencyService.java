package com.bharatmart.platform.idempotency;

import com.bharatmart.platform.database.SqlState;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.Fingerprint;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does an effect once per key. The claim on the key, the effect and its answer commit together or not at all, so that
 * after a crash either all of them are there or the retry starts from nothing. Only answers of success are kept: a
 * request that was refused had no effect, and may be sent again, corrected or not.
 */
@Service
public class IdempotencyService {

    private final IdempotencyRepository records;
    private final TransactionRetry transactions;
    private final EntityManager entities;
    private final JsonMapper json;

    IdempotencyService(
            IdempotencyRepository records, TransactionRetry transactions, EntityManager entities, JsonMapper json) {
        this.records = records;
        this.transactions = transactions;
        this.entities = entities;
        this.json = json;
    }

    /**
     * Runs the effect in a transaction, or answers as the first request with this key was answered. A duplicate
     * waits for the first as long as the database's {@code lock_timeout} lets it.
     *
     * @param body what the client sent, null for nothing; another body under the same key is refused
     * @param effect may run several times, each time in a transaction of its own of which none but the last commits
     */
    public ResponseEntity<?> once(
            IdempotentRequest request, @Nullable Object body, Supplier<? extends ResponseEntity<?>> effect) {
        var key = request.key();
        if (key == null) {
            return transactions.execute(effect);
        }
        var hash = Fingerprint.of(request.target() + '\n' + json.writeValueAsString(body));
        return transactions.execute(() -> claim(request.principal(), key, hash)
                ? keep(request.principal(), key, effect.get())
                : replay(request.principal(), key, hash));
    }

    private boolean claim(String principal, String key, String hash) {
        try {
            return records.claim(principal, key, hash);
        } catch (DataAccessException e) {
            if (SqlState.of(e).equals(SqlState.LOCK_TIMEOUT)) {
                throw new IdempotencyException.InFlightException();
            }
            throw e;
        }
    }

    /** Entities are written first: what they break must show before the answer is kept. */
    private ResponseEntity<String> keep(String principal, String key, ResponseEntity<?> result) {
        entities.flush();
        var headers = result.getHeaders();
        var answer = new StoredResponse(
                result.getStatusCode().value(),
                headers.getFirst(HttpHeaders.LOCATION),
                headers.getETag(),
                result.getBody() == null ? null : json.writeValueAsString(result.getBody()));
        records.keep(principal, key, answer);
        return answer.first();
    }

    private ResponseEntity<String> replay(String principal, String key, String hash) {
        var kept = records.find(principal, key);
        if (kept == null) {
            throw new IdempotencyException.InFlightException();
        }
        if (!Objects.equals(kept.requestHash(), hash)) {
            throw new IdempotencyException.KeyReusedException();
        }
        return kept.answer().replayed();
    }
}
