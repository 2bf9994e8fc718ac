-- Old events are deleted in slices by this index. Rows are added in the order of the column, so the index stays small.
CREATE INDEX payment_event_received_at ON payment_event USING brin (received_at);
