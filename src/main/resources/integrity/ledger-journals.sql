-- Each journal sums to zero.
-- key: ledger_journal.id uuid
SELECT j.id AS subject, format('the entries of %s sum to %s', j.cause, sum(e.amount)) AS detail
FROM ledger_journal j LEFT JOIN ledger_entry e ON e.journal_id = j.id
WHERE j.id > :after::uuid AND j.id <= :last::uuid
GROUP BY j.id, j.cause HAVING sum(e.amount) IS DISTINCT FROM 0
