package com.bharatmart.catalog.search;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Administration of synonyms. A change takes effect on all instances within a second. */
@Service
public class SynonymAdminService {

    private final SynonymRepository synonyms;
    private final TransactionRetry transactions;
    private final AuditLog auditLog;

    SynonymAdminService(SynonymRepository synonyms, TransactionRetry transactions, AuditLog auditLog) {
        this.synonyms = synonyms;
        this.transactions = transactions;
        this.auditLog = auditLog;
    }

    /**
     * Groups, the newest first.
     *
     * @param term only the group that has this term, null for all
     * @throws Cursor.InvalidCursorException if the cursor is not one of this list
     */
    public Page<SynonymGroup> list(@Nullable String term, @Nullable Cursor cursor, int limit) {
        return synonyms.page(term == null ? null : SynonymTerms.termOf(term), cursor, limit);
    }

    /** Throws {@link SynonymException.NotFoundException}. */
    public SynonymGroup view(SynonymGroupId id) {
        return synonyms.find(id).orElseThrow(SynonymException.NotFoundException::new);
    }

    /** Throws {@link SynonymException}. */
    public SynonymGroup create(List<String> entered) {
        var terms = SynonymTerms.validate(entered);
        return transactions.execute(() -> {
            synonyms.lock();
            if (synonyms.count() >= SynonymGroup.MAX_GROUPS) {
                throw new SynonymException.TooManyGroupsException();
            }
            var id = SynonymGroupId.next();
            requireFree(terms, id);
            synonyms.insert(id, terms);
            var created = view(id);
            record("synonym.created", id, null, created);
            return created;
        });
    }

    /**
     * Changes a group.
     *
     * @param change returns the new terms for the present ones; may be called several times
     * @throws SynonymException if there is no such group, or the terms are not valid or conflict with another group
     */
    public SynonymGroup change(SynonymGroupId id, IfMatch ifMatch, UnaryOperator<List<String>> change) {
        return transactions.execute(() -> {
            synonyms.lock();
            var before = view(id);
            ifMatch.require(before.version());
            var terms = SynonymTerms.validate(change.apply(before.terms()));
            if (List.copyOf(terms.values()).equals(before.terms())) {
                return before;
            }
            requireFree(terms, id);
            synonyms.update(id, terms);
            var after = view(id);
            record("synonym.changed", id, before, after);
            return after;
        });
    }

    public void delete(SynonymGroupId id, IfMatch ifMatch) {
        transactions.execute(() -> {
            synonyms.lock();
            var group = view(id);
            ifMatch.require(group.version());
            synonyms.delete(id);
            record("synonym.deleted", id, group, null);
            return group;
        });
    }

    private void requireFree(Map<String, String> terms, SynonymGroupId id) {
        synonyms.findTaken(terms, id).ifPresent(term -> {
            throw new SynonymException.TermTakenException(term);
        });
    }

    private void record(String action, SynonymGroupId id, @Nullable SynonymGroup before, @Nullable SynonymGroup after) {
        auditLog.record(new AuditEvent(action, "synonym", id.value().toString(), before, after));
    }
}
