ALTER TABLE one_time_code ADD COLUMN requested_from text;
COMMENT ON COLUMN one_time_code.requested_from IS 'hash of phone and client network that asked last, which keeps most of the guesses to itself';
COMMENT ON COLUMN one_time_code.requests IS 'not counted any more: counted_try counts';
COMMENT ON COLUMN one_time_code.counted_since IS 'not counted any more: counted_try counts';
