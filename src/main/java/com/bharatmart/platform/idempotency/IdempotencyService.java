package com.bharatmart.platform.idempotency;

import com.bharatmart.platform.database.SqlState;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.Fingerprint;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Executes an effect once per key. The claim on the key, the effect and its response commit together or not at all: after a
 * crash either all of them exist, or the retry starts anew. Only successful responses are stored: a rejected request had no
 * effect and may be sent again, corrected or not.
 */
@Service
public class IdempotencyService {

    private final IdempotencyRepository records;
    private final TransactionRetry transactions;
    private final JsonMapper json;

    IdempotencyService(IdempotencyRepository records, TransactionRetry transactions, JsonMapper json) {
        this.records = records;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * Runs the effect in a transaction, or returns the stored response of the first request with this key. A duplicate
     * waits for the first request up to the {@code lock_timeout} of the database, and then like that one for the standby: a
     * response that only reads must not acknowledge what a failover loses.
     *
     * @param body of the request, null for none; a different body with the same key is rejected
     * @param effect may run several times, each time in its own transaction; only the last one commits
     */
    public ResponseEntity<?> once(
            IdempotentRequest request, @Nullable Object body, Supplier<? extends ResponseEntity<?>> effect) {
        var key = request.key();
        if (key == null) {
            return transactions.execute(effect);
        }
        var hash = Fingerprint.of(request.target() + '\n' + json.writeValueAsString(body));
        return transactions.execute(() -> claim(request.principal(), key, hash)
                ? store(request.principal(), key, effect.get())
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

    private ResponseEntity<String> store(String principal, String key, ResponseEntity<?> result) {
        var headers = result.getHeaders();
        var response = new StoredResponse(
                result.getStatusCode().value(),
                headers.getFirst(HttpHeaders.LOCATION),
                headers.getETag(),
                result.getBody() == null ? null : json.writeValueAsString(result.getBody()));
        records.store(principal, key, response);
        return response.first();
    }

    private ResponseEntity<String> replay(String principal, String key, String hash) {
        var found = records.find(principal, key);
        if (found == null) {
            throw new IdempotencyException.InFlightException();
        }
        if (!Objects.equals(found.requestHash(), hash)) {
            throw new IdempotencyException.KeyReusedException();
        }
        return found.response().replayed();
    }
}
