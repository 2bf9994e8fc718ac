-- What happens to an order without changing its status is a row with the status that it has, and a note. Such a row is
-- announced from the start: the announcements are of new statuses.
ALTER TABLE order_status_change ADD COLUMN note text;
COMMENT ON COLUMN order_status_change.note IS 'What happened while the order had the status; null for the change to it';
COMMENT ON TABLE order_status_change IS 'History of an order: each change of its status, and what else its buyer is to see';
